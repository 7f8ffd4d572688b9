using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;

namespace Requests.Features.Data.Entities;

/// <summary>Every field that is taken in with a request and can be put right.</summary>
public enum RequestField
{
    Channel,
    ArrivedOn,
    SignedOn,
    ConfirmedOn,
    AddressedToDisclosureOffice,
    OwnRuleOn,
    MailNumber,
    ApplicantType,
    ApplicantName,
    ApplicantIdNumber,
    ApplicantPhone,
    ApplicantAddress,
    ApplicantEmail,
    AgentName,
    AgentIdNumber,
    AgentPhone,
    AgentAddress,
    AgentEmail,

    /// <summary>The last day of the agent's mandate.</summary>
    MandateUntil,
    GuardianName,
    GuardianIdNumber,
    GuardianPhone,
    GuardianAddress,
    GuardianEmail,
    Subject,
    RequestText,

    /// <summary>The matters in their order, as a JSON array of texts.</summary>
    Matters,
    WantedForm,
    WantedFormWords,
    WantedRoute,
    WantedRouteWords,
    ElectronicServiceConsent,
}

/// <summary>Where a correction of what was taken in stands.</summary>
public enum IntakeCorrectionState
{
    /// <summary>It moves a date or a right; a second person must have seen it.</summary>
    Waiting,

    /// <summary>The case has the new values.</summary>
    Made,

    /// <summary>The second person did not agree; nothing was changed.</summary>
    Refused,

    /// <summary>The reply had been issued: it stands beside the old value, which the case keeps.</summary>
    Noted,
}

/// <summary>One field, as it was and as it should be; null where there is no value. Days are ISO, choices are their names.</summary>
public sealed record FieldChange(RequestField Field, string? Before, string? After);

/// <summary>更正登记: what was taken in wrongly, with the old values, the reason and who agreed. Never removed.</summary>
public sealed class IntakeCorrection : IOfBody
{
    private IntakeCorrection() { }

    /// <param name="changes">What changes, sealed: it holds personal data.</param>
    /// <param name="fields">Which fields, by name.</param>
    public IntakeCorrection(Guid bodyId, Guid caseId, int no, string changes, IReadOnlyList<RequestField> fields, string reason,
        Guid byUserId, string byName, DateTimeOffset at)
    {
        (BodyId, CaseId, No, Changes, Fields) = (bodyId, caseId, no, changes, fields);
        (Reason, ByUserId, ByName, At) = (reason, byUserId, byName, at);
    }

    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public int No { get; private set; }
    public string Changes { get; private set; } = "";

    public static SealedPlace ChangesPlace(Guid caseId, int no) => SealedPlace.Of("IntakeCorrections.Changes", caseId, no);

    public IReadOnlyList<RequestField> Fields { get; private set; } = [];
    public string Reason { get; private set; } = "";
    public Guid ByUserId { get; private set; }
    public string ByName { get; private set; } = "";
    public DateTimeOffset At { get; private set; }
    public IntakeCorrectionState State { get; private set; }

    /// <summary>The days it moved, where it did: of receipt and of the reply, before and after.</summary>
    public DateOnly? ReceivedBefore { get; private set; }

    public DateOnly? ReceivedAfter { get; private set; }
    public DateOnly? DueBefore { get; private set; }
    public DateOnly? DueAfter { get; private set; }
    public string? SecondName { get; private set; }
    public DateTimeOffset? SecondAt { get; private set; }
    public string? SecondWords { get; private set; }

    public void Make(DateOnly? receivedBefore, DateOnly? receivedAfter, DateOnly? dueBefore, DateOnly? dueAfter)
    {
        State = IntakeCorrectionState.Made;
        (ReceivedBefore, ReceivedAfter, DueBefore, DueAfter) = (receivedBefore, receivedAfter, dueBefore, dueAfter);
    }

    public void Note() => State = IntakeCorrectionState.Noted;

    public void Refuse() => State = IntakeCorrectionState.Refused;

    /// <summary>What the second person said.</summary>
    public void Judge(string words, string byName, DateTimeOffset at) => (SecondName, SecondAt, SecondWords) = (byName, at, words);

    /// <summary>The file was destroyed; that there was a correction stays.</summary>
    public void Forget() => Changes = "";
}

internal sealed class IntakeCorrectionTable : IEntityTypeConfiguration<IntakeCorrection>
{
    public void Configure(EntityTypeBuilder<IntakeCorrection> correction)
    {
        correction.ToTable("IntakeCorrections").HasKey(x => new { x.CaseId, x.No });
        correction.Property(x => x.No).ValueGeneratedNever();
        correction.Property(x => x.Reason).HasMaxLength(TextLimits.Reason);
        correction.Property(x => x.SecondWords).HasMaxLength(TextLimits.Reason);
        Mapping.Long(correction.Property(x => x.Changes));
        Mapping.AsJson(correction.Property(x => x.Fields)).HasMaxLength(TextLimits.Reason);
        correction.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
    }
}
