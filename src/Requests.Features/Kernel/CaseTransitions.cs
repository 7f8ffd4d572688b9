using System.Collections.Frozen;
using Requests.Statute.Clocks;
using static Requests.Features.Kernel.CaseState;

namespace Requests.Features.Kernel;

/// <summary>Where an act leads a case: to one state, to the state that the clock's phase gives, or nowhere else.</summary>
public sealed record CaseTarget
{
    private CaseTarget() { }

    /// <summary>The case is worked on, and whose turn it is follows from the clock.</summary>
    public static readonly CaseTarget AsTheClockSays = new();

    public static readonly CaseTarget Unchanged = new();

    /// <summary>The one state; null where the clock says it or the state stays.</summary>
    public CaseState? State { get; private init; }

    public static implicit operator CaseTarget(CaseState state) => new() { State = state };

    public bool Equals(CaseTarget? other) => ReferenceEquals(this, other) || (State is not null && State == other?.State);

    public override int GetHashCode() => State.GetHashCode();

    public override string ToString() => State is { } state ? state.ToString() : this == Unchanged ? "unchanged" : "as the clock says";
}

/// <summary>One row: from each of these states the act leads there.</summary>
/// <param name="Opens">The act opens the case, so the row tells how far it goes at once; <see cref="Permissions"/> know no state before it.</param>
public sealed record CaseTransition(Act Act, IReadOnlyList<CaseState> From, CaseTarget To, bool Opens = false);

/// <summary>
/// How a case moves: the one table beside <see cref="Permissions"/>. The aggregate applies its rows and knows no other way.
/// An act with several rows for a state leads where its handler finds: the last opinion approves, an earlier one changes nothing.
/// </summary>
public static class CaseTransitions
{
    /// <summary>Where every case begins, before its receipt is fixed.</summary>
    public const CaseState First = AwaitingContact;

    /// <summary>Nothing more happens to these.</summary>
    public static readonly IReadOnlyList<CaseState> Final = [Destroyed, Split];

    private static readonly CaseState[] Working = [InProgress, Consulting, AwaitingCorrection, AwaitingFee];

    public static readonly IReadOnlyList<CaseTransition> Table =
    [
        new(Act.RegisterRequest, [First], Received, Opens: true),
        new(Act.SubmitOnline, [First], Received, Opens: true),
        new(Act.ImportRegister, [First], Received, Opens: true),
        new(Act.ImportRegister, [First], Closed, Opens: true),
        new(Act.ImportRegister, [Received], AwaitingCorrection, Opens: true),
        new(Act.SplitRequest, [First], Received, Opens: true),

        new(Act.ConfirmReceipt, [AwaitingContact], Received),
        // Contact that was tried in vain is on record and fixes nothing (REC-3).
        new(Act.ConfirmReceipt, [AwaitingContact], CaseTarget.Unchanged),
        // A corrected receipt may have been fixed already, or not yet (REC-3); what is worked on follows its clock, and a letter
        // that quoted what was wrong goes back with its case.
        new(Act.CorrectRequest, [AwaitingContact], Received),
        new(Act.CorrectRequest, [Received], AwaitingContact),
        new(Act.CorrectRequest, Working, CaseTarget.AsTheClockSays),
        new(Act.CorrectRequest, [InApproval, Approved], InProgress),
        new(Act.CorrectRequest, [First, Received, InApproval, Approved, Issued, Dispatched, Served, Closed, Archived], CaseTarget.Unchanged),
        new(Act.SplitRequest, [Received, InProgress], Split),
        new(Act.AssignCase, [Received], InProgress),
        new(Act.AssignCase, [.. Working, InApproval, Approved, Issued], CaseTarget.Unchanged),

        new(Act.HandBackCase, [InProgress], Received),
        new(Act.TakeNextCase, [Received], InProgress),

        new(Act.AskForCorrection, [InProgress], CaseTarget.AsTheClockSays),
        new(Act.ReceiveCorrection, [AwaitingCorrection], CaseTarget.AsTheClockSays),
        new(Act.NoteCorrectionLapse, [AwaitingCorrection], CaseTarget.AsTheClockSays),
        new(Act.Consult, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.RecordConsultationDelivery, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.RecordConsultationAnswer, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.ExtendReplyPeriod, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.ExtendReplyPeriod, [InApproval], CaseTarget.Unchanged),
        new(Act.AskForReasons, [InProgress], CaseTarget.AsTheClockSays),
        new(Act.ReceiveReasons, [InProgress], CaseTarget.AsTheClockSays),
        new(Act.SetLaterDate, [InProgress], CaseTarget.AsTheClockSays),
        new(Act.SendFeeNotice, [InProgress], CaseTarget.AsTheClockSays),
        new(Act.RecordFeePayment, [AwaitingFee], CaseTarget.AsTheClockSays),
        new(Act.NoteFeeLapse, [AwaitingFee], CaseTarget.AsTheClockSays),
        new(Act.WaiveFee, [AwaitingFee], CaseTarget.AsTheClockSays),
        new(Act.WaiveFee, [InProgress], CaseTarget.Unchanged),
        new(Act.RecordNoticeDelivery, [InProgress, AwaitingCorrection, AwaitingFee], CaseTarget.AsTheClockSays),
        new(Act.RecordPastLetter, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.RecordPastLetter, [InApproval], CaseTarget.Unchanged),
        new(Act.ConfirmPastLetter, [InProgress, Consulting], CaseTarget.AsTheClockSays),
        new(Act.ConfirmPastLetter, [InApproval], CaseTarget.Unchanged),
        // An order takes an answered case up again; a reply that has not left yet goes on as it is (CLK-15).
        new(Act.ReceiveOrder, [.. Working, Dispatched, Served, Closed, Archived], CaseTarget.AsTheClockSays),
        new(Act.ReceiveOrder, [InApproval, Approved], CaseTarget.Unchanged),
        new(Act.UndoClockEntry, Working, CaseTarget.AsTheClockSays),
        new(Act.UndoClockEntry, [Received], CaseTarget.Unchanged),
        new(Act.IssueNotice, Working, CaseTarget.AsTheClockSays),
        new(Act.IssueNotice, [InApproval], CaseTarget.Unchanged),
        new(Act.ManageCalendar, Working, CaseTarget.AsTheClockSays),
        new(Act.ManagePeriods, Working, CaseTarget.AsTheClockSays),

        new(Act.SubmitDraft, [InProgress], InApproval),
        new(Act.GiveOpinion, [InApproval], Approved),
        new(Act.GiveOpinion, [InApproval], InProgress),
        new(Act.GiveOpinion, [InApproval], CaseTarget.Unchanged),
        new(Act.TakeBackVerdict, [InProgress], InApproval),
        new(Act.TakeBackVerdict, [.. Working, InApproval, Approved], CaseTarget.Unchanged),
        new(Act.IssueReply, [Approved], Issued),
        new(Act.VoidDocument, [Approved, Issued], InProgress),
        // A process letter that never left is taken back without moving its case.
        new(Act.VoidDocument, [.. Working, InApproval, Approved, Issued, Dispatched, Served], CaseTarget.Unchanged),
        // A process letter's arrival starts a period of the clock; the reply's moves the case itself.
        new(Act.RecordService, Working, CaseTarget.AsTheClockSays),
        new(Act.RecordService, [Issued, Dispatched], Dispatched),
        new(Act.RecordService, [Issued, Dispatched], Served),
        new(Act.RecordService, [InApproval, Approved, Issued, Dispatched, Served], CaseTarget.Unchanged),
        new(Act.RecordReturnedMail, [Dispatched], Issued),
        new(Act.RecordReturnedMail, [.. Working, InApproval, Approved, Issued, Dispatched, Served], CaseTarget.Unchanged),

        new(Act.Withdraw, [First, Received, .. Working, InApproval, Approved], Closed),
        new(Act.ReopenCase, [Served, Closed, Archived], InProgress),
        new(Act.CloseCase, [Served, InProgress], Closed),
        new(Act.ArchiveCase, [Closed], Archived),
        new(Act.DestroyFile, [Archived], Destroyed),

        .. Staying(Act.AttachFile, Act.AddMaterial, Act.NoteMailBounce, Act.OrderSearch, Act.SignSearchRecord, Act.DraftNotice,
            Act.ApproveNotice, Act.ClassifyOutcome,
            Act.RedactFile, Act.ClearSecrecyMark, Act.HoldRelease, Act.DraftReply, Act.OverrideCheck, Act.RegisterDispute, Act.RecordDisputeResult,
            Act.OpenNextInstance, Act.SettleDisputeDuty, Act.BuildEvidenceBundle, Act.AllowMoreEvidence, Act.PleadImpediment, Act.ExplainLateness, Act.ListDisclosure, Act.AppraiseFile,
            Act.ConfirmCorrection, Act.CheckIdentity, Act.PassOnRequest,
            Act.UrgeCase, Act.AnswerUrge, Act.AddNote, Act.WatchCase, Act.InviteAnswer, Act.LinkCases, Act.RestrictCase,
            Act.FlagCase, Act.RateService, Act.DeclineCase),
    ];

    private static readonly FrozenDictionary<(Act Act, CaseState From), CaseTarget[]> Targets = Table
        .SelectMany(row => row.From.Select(from => (Key: (row.Act, from), row.To)))
        .GroupBy(x => x.Key, x => x.To).ToFrozenDictionary(g => g.Key, g => g.ToArray());

    /// <summary>Where the act may lead from the state; empty where it has no place.</summary>
    public static IReadOnlyList<CaseTarget> Of(Act act, CaseState from) => Targets.TryGetValue((act, from), out var found) ? found : [];

    /// <summary>The act is followed by the state that the clock says.</summary>
    public static bool FollowsClock(Act act, CaseState from) => Of(act, from).Contains(CaseTarget.AsTheClockSays);

    /// <summary>Whose turn it is while a case is worked on. A lapsed case is in the officer's hands again: it still needs its outcome and its letter.</summary>
    public static CaseState Following(ClockPhase phase) => phase switch
    {
        ClockPhase.AwaitingCorrection => AwaitingCorrection,
        ClockPhase.Paused => Consulting,
        ClockPhase.AwaitingFee => AwaitingFee,
        _ => InProgress,
    };

    private static IEnumerable<CaseTransition> Staying(params Act[] acts) =>
        acts.Select(act => new CaseTransition(act, Permissions.Of(act).States, CaseTarget.Unchanged));
}
