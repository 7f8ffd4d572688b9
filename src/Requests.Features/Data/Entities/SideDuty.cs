using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>What a disclosure office owes beside the answers to requests. Codes are part of the API.</summary>
public enum SideDutyKind
{
    /// <summary>主动公开: publication of the body's own motion (CLK-12, Art. 26).</summary>
    Publication,

    /// <summary>更正: a person asks to correct a record of themselves (CLK-14, Art. 41).</summary>
    RecordCorrection,

    /// <summary>投诉举报: a person complains that a body publishes or answers not as the law asks (SUP-1, SUP-4, Arts. 47, 51).</summary>
    Complaint,
}

/// <summary>How one of them ended. Codes are part of the API.</summary>
public enum SideDutyResult
{
    Published,

    /// <summary>It turned out not to be for publication; the note says why.</summary>
    NotForPublication,

    /// <summary>更正.</summary>
    Corrected,

    /// <summary>不予更正, with reasons.</summary>
    NotCorrected,

    /// <summary>转送有权更正的行政机关处理.</summary>
    PassedOn,

    /// <summary>告知向有权更正的行政机关提出.</summary>
    ToldWhere,

    /// <summary>投诉成立，责令改正 (Arts. 51, 53).</summary>
    Upheld,

    /// <summary>投诉不成立, with reasons.</summary>
    NotUpheld,

    /// <summary>转有权处理的机关: the superior or the authority of whoever is complained of.</summary>
    SentToAuthority,
}

/// <summary>
/// 主动公开和更正台账: a duty with a last day that is no disclosure request, so part three of the report never sees it. Only
/// what sets the day is kept; the day itself is worked out by the calendar in force.
/// </summary>
public sealed class SideDuty : IOfBody
{
    private SealedText _person = SealedText.None;
    private SealedText _contact = SealedText.None;

    private SideDuty() { }

    /// <param name="from">The day the information was made or changed, or the wish was received; itself not counted.</param>
    /// <param name="person">Who wants the record corrected, sealed; none for a publication.</param>
    /// <param name="evidence">Record correction: the evidence that the record is wrong, as the person gave it.</param>
    public SideDuty(Guid id, Guid bodyId, string number, SideDutyKind kind, string subject, DateOnly from, SealedText person,
        SealedText contact, string? evidence, string byName, DateTimeOffset at) =>
        (Id, BodyId, Number, Kind, Subject, From, Person, Contact, Evidence, ByName, At) = (id, bodyId, number, kind, subject, from, person,
            contact, evidence, byName, at);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public string Number { get; private set; } = "";
    public SideDutyKind Kind { get; private set; }
    public string Subject { get; private set; } = "";
    public DateOnly From { get; private set; }

    public SealedText Person
    {
        get => Placed(_person, nameof(Person));
        private set => _person = value;
    }

    public SealedText Contact
    {
        get => Placed(_contact, nameof(Contact));
        private set => _contact = value;
    }

    /// <summary>Sealed.</summary>
    public string? Evidence { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }

    /// <summary>Complaint: the body it is about.</summary>
    public string? Against { get; private init; }

    /// <summary>Complaint: the request it is about, where there is one.</summary>
    public string? CaseNumber { get; private init; }

    /// <summary>Complaint: who looks into it and is told of its days.</summary>
    public Guid? InChargeId { get; private init; }

    /// <summary>Complaint: the working days the body gave itself when it came; no law sets them.</summary>
    public int? OwnDays { get; private init; }

    public static SideDuty Complaint(Guid id, Guid bodyId, string number, string subject, DateOnly from, SealedText person, SealedText contact,
        string? evidence, string against, string? caseNumber, Guid inCharge, int ownDays, string byName, DateTimeOffset at) =>
        new(id, bodyId, number, SideDutyKind.Complaint, subject, from, person, contact, evidence, byName, at)
        { Against = against, CaseNumber = caseNumber, InChargeId = inCharge, OwnDays = ownDays };

    public DateOnly? SettledOn { get; private set; }
    public SideDutyResult? Result { get; private set; }

    /// <summary>Reasons; the body it was passed on to, or that the person was told of.</summary>
    public string? Note { get; private set; }

    /// <summary>Where it was published, or the number of the notice on the record.</summary>
    public string? Proof { get; private set; }

    /// <param name="field">Name of the property.</param>
    public static SealedPlace PlaceOf(Guid id, string field) => SealedPlace.Of("SideDuties." + field, id);

    private SealedText Placed(SealedText value, string field)
    {
        value.Place ??= PlaceOf(Id, field);
        return value;
    }

    public void Settle(SideDutyResult result, DateOnly on, string? note, string? proof) => (Result, SettledOn, Note, Proof) = (result, on, note, proof);
}

internal sealed class SideDutyTable : IEntityTypeConfiguration<SideDuty>
{
    public void Configure(EntityTypeBuilder<SideDuty> b)
    {
        b.ToTable("SideDuties");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.Number }).IsUnique();
        b.HasIndex(x => new { x.BodyId, x.SettledOn, x.From });
        b.Property(x => x.Subject).HasMaxLength(TextLimits.Subject);
        b.Property(x => x.Against).HasMaxLength(TextLimits.Name);
        b.Property(x => x.CaseNumber).HasMaxLength(TextLimits.Code);
        b.Property(x => x.Note).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.Proof).HasMaxLength(TextLimits.Reason);
        Mapping.Long(b.Property(x => x.Evidence));
        foreach (var name in new[] { nameof(SideDuty.Person), nameof(SideDuty.Contact) })
            b.OwnsOne<SealedText>(name, owned =>
            {
                owned.Property(s => s.Cipher).HasColumnName(name + "Cipher");
                owned.Property(s => s.Hash).HasColumnName(name + "Hash").HasMaxLength(TextLimits.Hash);
                owned.Ignore(s => s.IsNone);
                owned.Ignore(s => s.Place);
                b.Navigation(name).IsRequired();
            });
    }
}
