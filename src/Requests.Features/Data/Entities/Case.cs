using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;

namespace Requests.Features.Data.Entities;

/// <summary>案件: one request and everything done about it. The aggregate every case command works on.</summary>
public sealed class Case : IOfBody, IVersioned
{
    private readonly List<ClockLedgerRow> _ledger = [];
    private readonly List<Party> _parties = [];
    private readonly List<Matter> _matters = [];

    private Case() { }

    public Case(Guid id, Guid bodyId, string number, Registration registration, DateOnly arrivedOn, string queryCodeHash)
    {
        Id = id;
        BodyId = bodyId;
        Number = number;
        Subject = registration.Subject;
        RequestText = registration.RequestText;
        Channel = registration.Channel;
        ApplicantType = registration.ApplicantType;
        (WantedForm, WantedFormWords) = (registration.WantedForm, registration.WantedFormWords);
        (WantedRoute, WantedRouteWords) = (registration.WantedRoute, registration.WantedRouteWords);
        ElectronicServiceConsent = registration.ElectronicServiceConsent;
        RegisteredAt = registration.At;
        RegisteredOn = registration.On;
        ArrivedOn = arrivedOn;
        ParentId = registration.ParentId;
        QueryCodeHash = queryCodeHash;
        State = CaseTransitions.First;
    }

    /// <summary>A case of an old register, as far as it is known. It has no query code, so the portal never tells its state.</summary>
    /// <param name="ended">The register says how or when it ended.</param>
    public static Case TakeOver(Guid id, Guid bodyId, string number, Registration registration, DateOnly receivedOn, bool ended)
    {
        var taken = new Case(id, bodyId, number, registration, receivedOn, "") { ReceivedOn = receivedOn };
        taken.Apply(Act.ImportRegister, ended ? CaseState.Closed : CaseState.Received);
        return taken;
    }

    /// <summary>Of an old register, which may leave open how a step ended.</summary>
    public bool IsTakenOver => QueryCodeHash.Length == 0;

    public Guid Id { get; private set; }
    public Guid BodyId { get; private set; }

    /// <summary>登记编号, unique in the body.</summary>
    public string Number { get; private set; } = "";

    public string Subject { get; private set; } = "";

    /// <summary>The description of the wanted information in the applicant's own words; quoted verbatim in letters.</summary>
    public string RequestText { get; private set; } = "";

    public IntakeChannel Channel { get; private set; }
    public ApplicantType ApplicantType { get; private set; }

    /// <summary>The form wanted, as far as it is one of the usual ones.</summary>
    public WantedForm? WantedForm { get; private set; }

    /// <summary>The form wanted in the applicant's own words, where they said more or something else.</summary>
    public string? WantedFormWords { get; private set; }

    /// <summary>The way wanted, as far as it is one of the usual ones.</summary>
    public WantedRoute? WantedRoute { get; private set; }

    /// <summary>The way wanted in the applicant's own words, where they said more or something else.</summary>
    public string? WantedRouteWords { get; private set; }

    /// <summary>As letters and the sealed application say it; null where nothing was said.</summary>
    public string? FormAsWanted => WantedFormWords ?? (WantedForm is { } form ? Wishes.NameOf(form) : null);

    /// <inheritdoc cref="FormAsWanted"/>
    public string? RouteAsWanted => WantedRouteWords ?? (WantedRoute is { } route ? Wishes.NameOf(route) : null);

    public bool ElectronicServiceConsent { get; private set; }
    public DateTimeOffset RegisteredAt { get; private set; }
    public DateOnly RegisteredOn { get; private set; }

    /// <summary>The day it reached the building, mail system or fax; contact is owed that day where receipt needs it (REC-3).</summary>
    public DateOnly ArrivedOn { get; private set; }

    /// <summary>What is on file about its arrival; null for cases logged before it was kept with them, whose history has it, and for old registers.</summary>
    public ReceiptEvidence? Evidence { get; private set; }

    public Guid? ParentId { get; private set; }
    public string QueryCodeHash { get; private set; } = "";

    public CaseState State { get; private set; }

    /// <summary>Not yet answered and not ended. Stored beside the state it follows from, so that an index finds the few open cases among all.</summary>
    public bool IsOpen
    {
        get => CaseFilters.OpenStates.Contains(State);
        private set { }
    }

    /// <summary>收到申请之日, null until contact is made (REC-3, REC-4).</summary>
    public DateOnly? ReceivedOn { get; private set; }

    /// <summary>Which REC rule fixed the receipt date.</summary>
    public string? ReceiptRule { get; private set; }

    /// <summary>Derived from the ledger, never typed. Null while no reply period runs.</summary>
    public DateOnly? DueOn { get; private set; }

    public bool DueIsProvisional { get; private set; }
    public ClockPhase ClockPhase { get; private set; }

    /// <summary>The next date on which the clock itself asks for something (a lapse to propose, an answer to expect).</summary>
    public DateOnly? NextLapseOn { get; private set; }

    public string CalendarVersion { get; private set; } = "";

    public Guid? OfficerId { get; private set; }
    public Guid? UnitId { get; private set; }

    public OutcomeLeaf? Leaf { get; private set; }
    public NotHeldKind? NotHeldKind { get; private set; }
    public string? OutcomeReason { get; private set; }
    public OutcomeBasis? OutcomeBasis { get; private set; }
    public DateOnly? DecidedOn { get; private set; }

    /// <summary>How the case is counted; null while nobody said.</summary>
    public Ruling? Counted => Leaf is { } leaf ? new Ruling(null, null, leaf, NotHeldKind, OutcomeReason, OutcomeBasis ?? new()) : null;

    /// <summary>How each matter is answered, or the request as a whole; empty while nobody said. What a matter does not say of itself holds for all.</summary>
    public IReadOnlyList<Ruling> Rulings => Counted is not { } whole ? [] : _matters.Count <= 1 ? [whole] : [.. _matters.OrderBy(m => m.No)
        .Select(m => m.RulingWithin(whole))];

    /// <summary>The state it was read in, once an act has led it to another; nothing of it is stored.</summary>
    public CaseState? CameFrom { get; private set; }

    public DateOnly? RepliedOn { get; private set; }
    public DateOnly? ClosedOn { get; private set; }

    /// <summary>
    /// The day it ended with an outcome: of the reply, else of closing, else, where an old register tells neither, of receipt.
    /// The last of all days while there is none. Stored, so that a year's report finds its cases by an index.
    /// </summary>
    public DateOnly PendingUntil
    {
        get => (Leaf is null ? null : RepliedOn ?? ClosedOn ?? (CaseFilters.EndedStates.Contains(State) ? ReceivedOn : null)) ?? DateOnly.MaxValue;
        private set { }
    }

    /// <summary>True once a reply left after its due day; never cleared (CLK-1).</summary>
    public bool WasLate { get; private set; }

    public Guid Version { get; private set; }

    public IReadOnlyList<ClockLedgerRow> Ledger => _ledger;
    public IReadOnlyList<Party> Parties => _parties;
    public IReadOnlyList<Matter> Matters => _matters;

    /// <summary>Every act changes the case's version, also when only a row beside it was written.</summary>
    public void Touch(Guid version) => Version = version;

    /// <summary>The act moves the case to the one state that the table gives; one that leaves it where it is may be applied too.</summary>
    /// <exception cref="InvalidOperationException">From this state the act leads nowhere, or to several states.</exception>
    public void Apply(Act act)
    {
        if (CaseTransitions.Of(act, State) is not [var only]) throw new InvalidOperationException($"{act} leads from {State} to no state or to several.");
        Enter(only.State ?? (only == CaseTarget.AsTheClockSays ? CaseTransitions.Following(ClockPhase) : State));
    }

    /// <summary>The act moves the case to that one of its states.</summary>
    /// <exception cref="InvalidOperationException">The table does not lead there.</exception>
    public void Apply(Act act, CaseState to)
    {
        if (!Leads(act, to)) throw new InvalidOperationException($"{act} does not lead from {State} to {to}.");
        Enter(to);
    }

    /// <summary>The table leads from where the case stands to that state by the act.</summary>
    public bool Leads(Act act, CaseState to) => CaseTransitions.Of(act, State).Contains(to);

    public void AddParty(Party party) => _parties.Add(party);

    public void AddMatter(Matter matter) => _matters.Add(matter);

    /// <summary>Takes somebody out who should not have been taken in.</summary>
    public void RemoveParties(PartyRole role) => _parties.RemoveAll(p => p.Role == role);

    /// <summary>What is on file about the arrival; moves nothing by itself.</summary>
    public void Prove(ReceiptEvidence evidence) => Evidence = evidence;

    /// <summary>更正: the way it came and what proves its arrival, as they should have been entered. Dates follow by <see cref="CorrectReceivedOn"/>.</summary>
    public void CorrectReceipt(IntakeChannel channel, ReceiptEvidence evidence) => (Channel, Evidence, ArrivedOn) = (channel, evidence, evidence.ArrivedOn);

    /// <summary>更正: the receipt date that the corrected evidence gives; null while contact must still be made.</summary>
    public void CorrectReceivedOn(DateOnly? on, string rule)
    {
        if (on is not null && State == CaseState.AwaitingContact) Apply(Act.CorrectRequest, CaseState.Received);
        else if (on is null && State == CaseState.Received)
        {
            Apply(Act.CorrectRequest, CaseState.AwaitingContact);
            (DueOn, DueIsProvisional, NextLapseOn) = (null, false, null);
        }
        (ReceivedOn, ReceiptRule) = (on, rule);
    }

    /// <summary>更正.</summary>
    public void CorrectApplicantType(ApplicantType type) => ApplicantType = type;

    /// <summary>更正.</summary>
    public void CorrectContent(string subject, string requestText) => (Subject, RequestText) = (subject, requestText);

    /// <summary>更正.</summary>
    public void CorrectWishes(WantedForm? form, string? formWords, WantedRoute? route, string? routeWords, bool electronicService) =>
        (WantedForm, WantedFormWords, WantedRoute, WantedRouteWords, ElectronicServiceConsent) = (form, formWords, route, routeWords, electronicService);

    /// <summary>更正: the matters in their order; one that keeps its place keeps its outcome.</summary>
    public void CorrectMatters(IReadOnlyList<string> texts)
    {
        _matters.RemoveAll(m => m.No > texts.Count);
        for (var no = 1; no <= texts.Count; no++)
        {
            if (_matters.Find(m => m.No == no) is { } kept) kept.Correct(texts[no - 1]);
            else _matters.Add(new Matter(Id, no, texts[no - 1]));
        }
    }

    /// <summary>更正: a letter that quoted what was wrong goes back, and the case with it.</summary>
    public void GoBackToWork()
    {
        if (Leads(Act.CorrectRequest, CaseState.InProgress)) Apply(Act.CorrectRequest, CaseState.InProgress);
    }

    /// <summary>Whether the applicant, or who acts for them, has shown who they are.</summary>
    public IdentityProof? IdentityProof { get; private set; }

    /// <summary>Who looked at the papers; null while nobody did.</summary>
    public string? IdentityCheckedBy { get; private set; }

    public DateTimeOffset? IdentityCheckedAt { get; private set; }

    public void ProveIdentity(IdentityProof proof, string? checkedBy, DateTimeOffset? at) =>
        (IdentityProof, IdentityCheckedBy, IdentityCheckedAt) = proof == Entities.IdentityProof.Checked ? (proof, checkedBy, at) : (proof, null, null);

    public void Receive(Act act, DateOnly on, string rule)
    {
        Apply(act, CaseState.Received);
        ReceivedOn = on;
        ReceiptRule = rule;
    }

    public void Assign(Guid officerId, Guid? unitId)
    {
        Apply(Act.AssignCase);
        OfficerId = officerId;
        UnitId = unitId;
    }

    /// <summary>领取: an officer takes it who was given none.</summary>
    public void Take(Guid officerId, Guid? unitId)
    {
        Apply(Act.TakeNextCase);
        (OfficerId, UnitId) = (officerId, unitId);
    }

    /// <summary>分办到处室: it lies on this unit's desk until an officer of it takes it; null: on nobody's.</summary>
    public void Offer(Guid? unitId) => UnitId = unitId;

    /// <summary>退回分办: nobody has it again.</summary>
    public void HandBack()
    {
        Apply(Act.HandBackCase);
        (OfficerId, UnitId) = (null, null);
    }

    /// <summary>Its parts go on as cases of their own, so no reply to this one is due any more (INT-10).</summary>
    public void Divide()
    {
        Apply(Act.SplitRequest, CaseState.Split);
        DueOn = null;
        DueIsProvisional = false;
        NextLapseOn = null;
    }

    /// <summary>Appends one entry; entries are never changed or removed, an undo is an entry of its own.</summary>
    public ClockLedgerRow Enter(ClockEntry entry, string? reason, Guid? byUserId, string byName, DateTimeOffset at)
    {
        var row = new ClockLedgerRow(Id, entry, reason, byUserId, byName, at);
        _ledger.Add(row);
        return row;
    }

    public int NextLedgerSequence => _ledger.Count == 0 ? 1 : _ledger.Max(r => r.Sequence) + 1;

    public IReadOnlyList<ClockEntry> ClockEntries =>
        [.. _ledger.OrderBy(r => r.Sequence).Select(r => r.ToEntry())];

    /// <summary>The last entry of a kind that was not undone.</summary>
    public ClockEntry? StandingEntry(ClockEntryKind kind) => ReplyClock.Standing(ClockEntries).LastOrDefault(e => e.Kind == kind);

    /// <summary>
    /// Stores what the clock read, so that lists and sweeps need not fold, and goes to the state that the clock says where the
    /// act leads there. The one place for both.
    /// </summary>
    public void Recalculate(Act act, ClockReading reading, DateOnly? nextLapseOn)
    {
        DueOn = reading.ReplyDueOn.On;
        DueIsProvisional = reading.ReplyDueOn.Provisional;
        ClockPhase = reading.Phase;
        CalendarVersion = reading.CalendarVersion;
        NextLapseOn = nextLapseOn;
        if (CaseTransitions.FollowsClock(act, State)) Apply(act);
    }

    /// <summary>The last day of an ended case as the notice that has come since makes it; nothing else changes.</summary>
    public void MakeFirm(ClockReading reading) =>
        (DueOn, DueIsProvisional, CalendarVersion) = (reading.ReplyDueOn.On, reading.ReplyDueOn.Provisional, reading.CalendarVersion);

    public DueDate? Due => DueOn is { } on ? new DueDate(on, DueIsProvisional) : null;

    public void Classify(OutcomeLeaf leaf, NotHeldKind? kind, string? reason, OutcomeBasis? basis, DateOnly on)
    {
        Leaf = leaf;
        NotHeldKind = kind;
        OutcomeReason = reason;
        OutcomeBasis = basis;
        DecidedOn = on;
    }

    /// <summary>A withdrawn request is counted under "other" (OTHER_MISC, dossier 3) and needs no letter.</summary>
    public void ClassifyAsWithdrawn(DateOnly on)
    {
        if (Leaf != OutcomeLeaf.OtherMisc) Classify(OutcomeLeaf.OtherMisc, null, "申请人撤回申请。", null, on);
    }

    public void Replied(DateOnly on, bool late)
    {
        RepliedOn ??= on;
        WasLate |= late;
    }

    /// <summary>What an old register says of the end; a day it does not tell stays open.</summary>
    public void TakeOverEnd(OutcomeLeaf? leaf, DateOnly? closedOn) => (Leaf, ClosedOn) = (leaf, closedOn);

    public void Close(Act act, DateOnly on)
    {
        Apply(act, CaseState.Closed);
        ClosedOn = on;
    }

    // Whatever takes a case up again takes back the day of its closing.
    private void Enter(CaseState state)
    {
        CameFrom ??= State;
        State = state;
        if (!CaseFilters.EndedStates.Contains(state)) ClosedOn = null;
    }
}

/// <summary>What an intake door knows of a new request.</summary>
public sealed record Registration(
    string Subject,
    string RequestText,
    IntakeChannel Channel,
    ApplicantType ApplicantType,
    WantedForm? WantedForm,
    WantedRoute? WantedRoute,
    bool ElectronicServiceConsent,
    DateOnly On,
    DateTimeOffset At,
    Guid? ParentId = null,
    string? WantedFormWords = null,
    string? WantedRouteWords = null);

internal sealed class CaseTable : IEntityTypeConfiguration<Case>
{
    public void Configure(EntityTypeBuilder<Case> b)
    {
        b.ToTable("Cases");
        b.Property(x => x.Id).ValueGeneratedNever();
        b.Property(x => x.Number).HasMaxLength(TextLimits.Code);
        // Two bodies may have brought the same number with their registers; the portal finds both and asks for the code.
        b.HasIndex(x => new { x.Number, x.BodyId }).IsUnique();
        b.Property(x => x.PendingUntil).UsePropertyAccessMode(PropertyAccessMode.Property);
        // As a number EF asks for = 1, which SQLite looks up in an index; a bare flag it does not.
        b.Property(x => x.IsOpen).UsePropertyAccessMode(PropertyAccessMode.Property);
        // Lists page along an index that is already in their order; among open cases only for board, overview and sweeps.
        b.HasIndex(x => new { x.BodyId, x.DueOn, x.Number });
        // Its last two columns let the counts beside the views be read from the index alone.
        b.HasIndex(x => new { x.BodyId, x.IsOpen, x.DueOn, x.Number, x.ClockPhase, x.DueIsProvisional });
        b.HasIndex(x => new { x.BodyId, x.OfficerId, x.IsOpen, x.DueOn, x.Number });
        b.HasIndex(x => new { x.BodyId, x.State, x.DueOn, x.Number });
        b.HasIndex(x => new { x.BodyId, x.Channel, x.DueOn, x.Number });
        b.HasIndex(x => new { x.BodyId, x.Leaf, x.DueOn, x.Number });
        // The cases answered last by somebody of the office: of a register that was taken over none is among them, however many it brought.
        b.HasIndex(x => new { x.BodyId, x.RepliedOn, x.Number }).IsDescending(false, true, false)
            .HasFilter($"{ProviderDifferences.Given(nameof(Case.RepliedOn))} AND {ProviderDifferences.Given(nameof(Case.OfficerId))}");
        // The newest first, as a search of common words finds them.
        b.HasIndex(x => new { x.BodyId, x.RegisteredOn, x.Number });
        // Part three counts from this index alone and skips all that ended before its year; the next two serve its trends.
        b.HasIndex(x => new { x.BodyId, x.PendingUntil, x.ReceivedOn, x.Leaf, x.State, x.ApplicantType, x.RepliedOn, x.ClosedOn, x.Number });
        b.HasIndex(x => new { x.BodyId, x.ReceivedOn, x.State, x.Channel });
        b.HasIndex(x => new { x.BodyId, x.RepliedOn, x.WasLate, x.State });
        b.HasIndex(x => new { x.BodyId, x.NextLapseOn });
        // Its parts, which the case page names.
        b.HasIndex(x => x.ParentId);
        Mapping.Long(b.Property(x => x.RequestText));
        // As long as they were while they held free text.
        b.Property(x => x.WantedForm).HasMaxLength(TextLimits.Subject);
        b.Property(x => x.WantedRoute).HasMaxLength(TextLimits.Subject);
        b.Property(x => x.OutcomeReason).HasMaxLength(TextLimits.Reason);
        Mapping.Long(Mapping.AsJson(b.Property(x => x.OutcomeBasis)));
        Mapping.AsJson(b.Property(x => x.Evidence)).HasMaxLength(TextLimits.Reason);
        b.Property(x => x.QueryCodeHash).HasMaxLength(TextLimits.Hash);
        b.HasMany(x => x.Ledger).WithOne().HasForeignKey(r => r.CaseId);
        b.HasMany(x => x.Parties).WithOne().HasForeignKey(p => p.CaseId);
        b.HasMany(x => x.Matters).WithOne().HasForeignKey(m => m.CaseId);
        foreach (var name in new[] { nameof(Case.Ledger), nameof(Case.Parties), nameof(Case.Matters) })
            b.Navigation(name).UsePropertyAccessMode(PropertyAccessMode.Field);
        b.Ignore(x => x.ClockEntries).Ignore(x => x.NextLedgerSequence).Ignore(x => x.Due).Ignore(x => x.IsTakenOver).Ignore(x => x.Counted)
            .Ignore(x => x.Rulings).Ignore(x => x.CameFrom);
    }
}
