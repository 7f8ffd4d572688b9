using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Features.Data.Entities;

/// <summary>Where a letter recorded afterwards stands.</summary>
public enum PastLetterState
{
    /// <summary>It would move a last day that has passed; a second person must have seen scan and proof.</summary>
    Waiting,

    /// <summary>In the clock.</summary>
    Entered,

    /// <summary>The second person did not agree; nothing was entered.</summary>
    Refused,
}

/// <summary>补录: a letter that left on an earlier day, known from its scan and the proof of its dispatch (CLK-5a). The program wrote none of it.</summary>
public sealed class PastLetter : IOfBody
{
    private PastLetter() { }

    /// <param name="terms">What the letter says, sealed.</param>
    public PastLetter(Guid bodyId, Guid caseId, int no, LetterKind kind, string number, DateOnly on, DateOnly? approvedOn, DateOnly? deliveredOn,
        int scanFile, int proofFile, string terms, string reason, Guid byUserId, string byName, DateTimeOffset at)
    {
        (BodyId, CaseId, No, Kind, Number, On, ApprovedOn, DeliveredOn) = (bodyId, caseId, no, kind, number, on, approvedOn, deliveredOn);
        (ScanFile, ProofFile, Terms, Reason, ByUserId, ByName, At) = (scanFile, proofFile, terms, reason, byUserId, byName, at);
    }

    /// <summary>Where the terms lie sealed.</summary>
    public static SealedPlace TermsPlace(Guid caseId, int no) => SealedPlace.Of("PastLetters.Terms", caseId, no);

    internal void Reseal(Func<SealedPlace, string, string> seal) => Terms = seal(TermsPlace(CaseId, No), Terms);

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public LetterKind Kind { get; private set; } = null!;

    /// <summary>文号, as the scan shows it.</summary>
    public string Number { get; private set; } = "";

    /// <summary>The day it left.</summary>
    public DateOnly On { get; private set; }

    public DateOnly? ApprovedOn { get; private set; }
    public DateOnly? DeliveredOn { get; private set; }

    /// <summary>Numbers of the files of the case.</summary>
    public int ScanFile { get; private set; }

    public int ProofFile { get; private set; }
    public string Terms { get; private set; } = "";

    /// <summary>Why it was not entered on its day.</summary>
    public string Reason { get; private set; } = "";

    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public PastLetterState State { get; private set; }
    public string? SecondName { get; private set; }
    public DateTimeOffset? SecondAt { get; private set; }
    public string? SecondWords { get; private set; }

    public void Enter() => State = PastLetterState.Entered;

    /// <summary>What the second person said.</summary>
    public void Judge(bool agrees, string? words, string byName, DateTimeOffset at) =>
        (State, SecondName, SecondAt, SecondWords) = (agrees ? PastLetterState.Entered : PastLetterState.Refused, byName, at, words);
}

internal sealed class PastLetterTable : IEntityTypeConfiguration<PastLetter>
{
    public void Configure(EntityTypeBuilder<PastLetter> letter)
    {
        letter.ToTable("PastLetters").HasKey(x => new { x.CaseId, x.No });
        letter.Property(x => x.No).ValueGeneratedNever();
        letter.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        letter.Property(x => x.SecondWords).HasMaxLength(TextLimits.Reason);
        Mapping.Long(letter.Property(x => x.Terms));
        letter.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
