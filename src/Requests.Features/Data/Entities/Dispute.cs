using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Kernel;
using Requests.Statute.Disputes;

namespace Requests.Features.Data.Entities;

/// <summary>
/// 复议和诉讼: one dispute about a case, with its own clocks (REM-8..13). First instance, appeal and retrial are stages of one
/// dispute and one count (dossier 6.3); a suit after reconsideration is another dispute, counted in its own block.
/// </summary>
public sealed class Dispute : IOfBody, IVersioned
{
    private readonly List<DisputeStage> _stages = [];

    private Dispute() { }

    public Dispute(Guid id, Guid bodyId, Guid caseId, DisputeForum? forum, string organ, string? reference, DateOnly receivedOn, bool originalActIsOurs = true)
    {
        (Id, BodyId, CaseId, Forum, Organ, Reference, ReceivedOn, OriginalActIsOurs) = (id, bodyId, caseId, forum, organ, reference,
            receivedOn, originalActIsOurs);
        _stages.Add(new DisputeStage(id, 1, forum == DisputeForum.Reconsideration ? DisputeInstance.Reconsideration : DisputeInstance.FirstInstance, organ, reference, receivedOn));
    }

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }

    /// <summary>Null: not known, for old cases taken over (SEED-8).</summary>
    public DisputeForum? Forum { get; private set; }

    /// <summary>False where this body is only the reconsideration organ beside the defendant (REP-6).</summary>
    public bool OriginalActIsOurs { get; private set; }

    /// <summary>Of the first stage, as <see cref="Reference"/> and <see cref="ReceivedOn"/>.</summary>
    public string Organ { get; private set; } = "";

    public string? Reference { get; private set; }
    public DateOnly ReceivedOn { get; private set; }

    /// <summary>The result of the latest stage; pending again once an appeal or retrial is under way.</summary>
    public DisputeResult Result { get; private set; }

    public DateOnly? ResultOn { get; private set; }
    public string? ResultNote { get; private set; }

    /// <summary>Null for one registered before such papers were kept.</summary>
    public DisputePapers? Papers { get; init; }

    /// <summary>Null while evidence gathered after the act may not go in (REM-10).</summary>
    public EvidenceConsent? MoreEvidence { get; private set; }

    /// <summary>The reconsideration decision did not name the right to sue: a year instead of fifteen days (REM-7c).</summary>
    public bool SuitUntold { get; private set; }

    public Guid Version { get; private set; }

    public IReadOnlyList<DisputeStage> Stages => _stages;

    public DisputeStage LastStage => _stages.MaxBy(s => s.No)!;

    public void Touch(Guid version) => Version = version;

    public void Conclude(DisputeResult result, DateOnly on, string? note)
    {
        (Result, ResultOn, ResultNote) = (result, on, note);
        LastStage.Conclude(result, on, note);
    }

    public void AllowEvidence(EvidenceConsent consent) => MoreEvidence = consent;

    public void LeaveSuitUntold() => SuitUntold = true;

    /// <summary>What an old register says of the end; a day it does not tell stays open.</summary>
    public void TakeOverResult(DisputeResult result, DateOnly? on)
    {
        (Result, ResultOn) = (result, on);
        LastStage.Conclude(result, on, null);
    }

    /// <summary>Appeal or retrial: the dispute goes on, the earlier result stays with its stage.</summary>
    public DisputeStage GoOn(DisputeInstance instance, string organ, string? reference, DateOnly receivedOn)
    {
        var stage = new DisputeStage(Id, LastStage.No + 1, instance, organ, reference, receivedOn);
        _stages.Add(stage);
        (Result, ResultOn, ResultNote) = (DisputeResult.Pending, null, null);
        return stage;
    }
}

/// <summary>What a dispute is about: it decides against whom it is brought (REM-14). Codes are part of the API.</summary>
public enum DisputeAbout
{
    /// <summary>The reply.</summary>
    Reply,

    /// <summary>That no reply came; the case itself tells.</summary>
    Silence,

    /// <summary>A publication of the body's own motion.</summary>
    Release,
}

/// <summary>What is on record of a dispute's papers and of the letter it attacks, beside its course.</summary>
/// <param name="About">What it is about.</param>
/// <param name="NamedDefendant">Whom the papers name as respondent or defendant (REM-14).</param>
/// <param name="OfficeActedInOwnName">The letter was signed by the disclosure office, not by the body (REM-14).</param>
/// <param name="PrintedDays">Calendar days for reconsideration as the letter printed them, where it printed others than the law's (REM-18).</param>
/// <param name="PrintedMonths">Months for a suit, likewise.</param>
/// <param name="RemediesKnownOn">No clause was given: the day the applicant learned of the remedies (REM-3).</param>
public sealed record DisputePapers(DisputeAbout About = DisputeAbout.Reply, string? NamedDefendant = null, bool OfficeActedInOwnName = false,
    int? PrintedDays = null,
    int? PrintedMonths = null, DateOnly? RemediesKnownOn = null);

/// <summary>补充证据: the other side raised what it had not raised before, and the organ or court agreed to further evidence (REM-10).</summary>
/// <param name="NewReasons">What was raised anew.</param>
/// <param name="Consent">Who agreed, by which paper.</param>
public sealed record EvidenceConsent(string NewReasons, string Consent, DateOnly On);

/// <summary>审级. Codes are part of the API.</summary>
public enum DisputeInstance
{
    /// <summary>复议</summary>
    Reconsideration,

    /// <summary>一审</summary>
    FirstInstance,

    /// <summary>二审</summary>
    Appeal,

    /// <summary>再审</summary>
    Retrial,
}

/// <summary>One instance of a dispute: before whom, since when, and how it ended there.</summary>
public sealed class DisputeStage
{
    private DisputeStage() { }

    internal DisputeStage(Guid disputeId, int no, DisputeInstance instance, string organ, string? reference, DateOnly receivedOn) =>
        (DisputeId, No, Instance, Organ, Reference, ReceivedOn) = (disputeId, no, instance, organ, reference, receivedOn);

    public Guid DisputeId { get; private set; }
    public int No { get; private set; }
    public DisputeInstance Instance { get; private set; }
    public string Organ { get; private set; } = "";
    public string? Reference { get; private set; }

    /// <summary>The day its papers came.</summary>
    public DateOnly ReceivedOn { get; private set; }

    public DisputeResult Result { get; private set; }
    public DateOnly? ResultOn { get; private set; }
    public string? ResultNote { get; private set; }

    internal void Conclude(DisputeResult result, DateOnly? on, string? note) => (Result, ResultOn, ResultNote) = (result, on, note);
}

/// <summary>
/// What a dispute asks of the agency by a day (REM-8, REM-9, REM-11, REM-12, REM-13). Only what sets the day is kept; the day itself is worked
/// out by the calendar in force whenever it is asked for.
/// </summary>
public sealed class DisputeDeadline : IOfBody
{
    private DisputeDeadline() { }

    /// <param name="setUntil">The last day, where the decision sets one.</param>
    public DisputeDeadline(Guid id, Dispute dispute, int stage, DisputeClockKind kind, DateOnly from, DateOnly? setUntil = null) =>
        (Id, BodyId, CaseId, DisputeId, Stage, Kind, From, SetUntil) = (id, dispute.BodyId, dispute.CaseId, dispute.Id, stage, kind, from, setUntil);

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }
    public Guid CaseId { get; private set; }
    public Guid DisputeId { get; private set; }
    public int Stage { get; private set; }
    public DisputeClockKind Kind { get; private set; }

    /// <summary>The start day, itself not counted.</summary>
    public DateOnly From { get; private set; }

    public DateOnly? SetUntil { get; private set; }

    /// <summary>Done, or no longer owed; null while it is.</summary>
    public DateOnly? SettledOn { get; private set; }

    public string? Note { get; private set; }

    public void Settle(DateOnly on, string? note) => (SettledOn, Note) = (on, note);
}

internal sealed class DisputeTable : IEntityTypeConfiguration<Dispute>
{
    public void Configure(EntityTypeBuilder<Dispute> b)
    {
        b.ToTable("Disputes");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.BodyId, x.ReceivedOn });
        b.Property(x => x.ResultNote).HasMaxLength(TextLimits.Reason);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.Papers)));
        Mapping.Long(Mapping.AsJson(b.Property(x => x.MoreEvidence)));
        b.HasOne<Case>().WithMany().HasForeignKey(x => x.CaseId);
        b.HasMany(x => x.Stages).WithOne().HasForeignKey(s => s.DisputeId);
        b.Navigation(x => x.Stages).UsePropertyAccessMode(PropertyAccessMode.Field);
        b.Ignore(x => x.LastStage);
    }
}

internal sealed class DisputeStageTable : IEntityTypeConfiguration<DisputeStage>
{
    public void Configure(EntityTypeBuilder<DisputeStage> b)
    {
        b.ToTable("DisputeStages").HasKey(x => new { x.DisputeId, x.No });
        b.Property(x => x.No).ValueGeneratedNever();
        b.Property(x => x.ResultNote).HasMaxLength(TextLimits.Reason);
    }
}

internal sealed class DisputeDeadlineTable : IEntityTypeConfiguration<DisputeDeadline>
{
    public void Configure(EntityTypeBuilder<DisputeDeadline> b)
    {
        b.ToTable("DisputeDeadlines");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.HasIndex(x => new { x.SettledOn, x.BodyId });
        b.Property(x => x.Note).HasMaxLength(TextLimits.Reason);
        b.HasOne<Dispute>().WithMany().HasForeignKey(x => x.DisputeId);
    }
}
