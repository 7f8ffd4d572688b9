using System.Collections.Frozen;
using Requests.Features.Areas.Cases;
using static Requests.Features.Kernel.Role;
using static Requests.Features.Kernel.CaseState;

namespace Requests.Features.Kernel;

/// <summary>One row: these roles may do this act while the case stands in one of these states.</summary>
/// <param name="States">Empty for an act that concerns no case or any state.</param>
/// <param name="Reach">What the act can touch at most.</param>
public sealed record Permission(Act Act, IReadOnlyList<Role> Roles, IReadOnlyList<CaseState> States, Reach Reach = Reach.Body);

/// <summary>What an act can touch at most: a right inside one body never reaches beyond it.</summary>
public enum Reach
{
    /// <summary>What all bodies share: only its operators, beside the program itself.</summary>
    Installation,

    /// <summary>The caller's body.</summary>
    Body,

    /// <summary>The caller's own account.</summary>
    OwnAccount,

    /// <summary>The applicant's own request.</summary>
    Portal,
}

/// <summary>Who may do what in which state: the one table. Doors, pages and the generated page read it; handlers are held to it.</summary>
public static class Permissions
{
    private static readonly CaseState[] Any = [];
    private static readonly CaseState[] Working = [InProgress, Consulting, AwaitingCorrection, AwaitingFee];
    private static readonly CaseState[] Open = [AwaitingContact, Received, InProgress, AwaitingCorrection, Consulting, AwaitingFee, InApproval, Approved];
    private static readonly CaseState[] Answered = [Issued, Dispatched, Served, Closed, Archived];
    private static readonly Role[] Staff = [Clerk, Officer, Reviewer, Head, Leader, Chief, Supervisor];
    private static readonly Role[] Everyone = [.. Staff, Administrator, Operator];

    /// <summary>Who oversees the body's work: no case is closed to them.</summary>
    public static readonly IReadOnlyList<Role> Supervising = [Head, Leader, Chief, Supervisor];

    /// <summary>Who may stand in a chain of approval (REV-5), in its usual order; settings, their bounds and the acts of approval read it here.</summary>
    public static readonly IReadOnlyList<Role> Approvers = [Reviewer, Head, Leader, Chief];

    public static readonly IReadOnlyList<Permission> Table =
    [
        new(Act.RegisterRequest, [Clerk, Officer], Any),
        new(Act.SubmitOnline, [Applicant], Any, Reach.Portal),
        new(Act.KeepDraft, [Applicant], Any, Reach.Portal),
        new(Act.ChooseMessages, [Applicant], Any, Reach.Portal),
        new(Act.RateService, [Applicant], [Dispatched, Served, Closed, Archived], Reach.Portal),
        new(Act.ViewCase, Staff, Any),
        new(Act.ViewCases, Staff, Any),
        new(Act.ViewOverview, [.. Supervising], Any),
        new(Act.RevealPersonalData, [Clerk, Officer, Head, Supervisor], Any),
        new(Act.UseCalculators, [.. Everyone, Role.System], Any),

        new(Act.ConfirmReceipt, [Clerk, Officer], [AwaitingContact]),
        new(Act.AttachFile, [Clerk, Officer, Reviewer, Head], [.. Open, Issued, Dispatched, Served, Closed]),
        new(Act.SplitRequest, [Officer, Head], [Received, InProgress]),
        new(Act.AssignCase, [Clerk, Head, Supervisor], [Received, InProgress, AwaitingCorrection, Consulting, AwaitingFee, InApproval, Approved, Issued]),
        new(Act.HandBackCase, [Officer], [InProgress]),
        new(Act.TakeNextCase, [Officer], [Received]),
        new(Act.DeclineCase, [Officer], [Received]),
        new(Act.UrgeCase, [Head, Leader, Chief, Supervisor], Open),
        new(Act.AnswerUrge, [Clerk, Officer, Reviewer, Head, Leader, Chief], [.. Open, .. Answered]),
        new(Act.AddNote, Staff, [.. Open, .. Answered]),
        new(Act.WatchCase, Staff, [.. Open, .. Answered]),
        // Who leads it is the officer of the model; what is done to each case stands under its own row.
        new(Act.AnswerTogether, [Officer], Any),
        new(Act.LinkCases, [Clerk, Officer, Head, Supervisor], [.. Open, .. Answered]),
        // Only whoever sees it all the same may close it to the others.
        new(Act.RestrictCase, Supervising, [.. Open, .. Answered]),
        new(Act.FlagCase, [Officer, .. Supervising], [.. Open, .. Answered]),
        new(Act.InviteAnswer, [Officer], [Consulting, InProgress]),
        // Once the reply is issued it is only noted beside the old value.
        new(Act.CorrectRequest, [Clerk, Officer], [.. Open, .. Answered]),
        new(Act.ConfirmCorrection, [Head, Leader, Chief], [.. Open, .. Answered]),
        new(Act.CheckIdentity, [Clerk, Officer], Open),
        // Once it is known whose it is; the reply of this body goes its own way.
        new(Act.PassOnRequest, [Officer, Head], [InProgress, InApproval, Approved, Issued, Dispatched, Served, Closed]),
        new(Act.AddMaterial, [Applicant], [.. Open, Issued], Reach.Portal),
        new(Act.NoteMailBounce, [Role.System], [.. Open, .. Answered]),

        new(Act.AskForCorrection, [Officer], [InProgress]),
        new(Act.ReceiveCorrection, [Clerk, Officer, Applicant], [AwaitingCorrection]),
        new(Act.NoteCorrectionLapse, [Officer], [AwaitingCorrection]),
        new(Act.Consult, [Officer], [InProgress, Consulting]),
        new(Act.RecordConsultationDelivery, [Clerk, Officer], [Consulting, InProgress]),
        new(Act.RecordConsultationAnswer, [Clerk, Officer, Applicant], [Consulting, InProgress]),
        new(Act.ExtendReplyPeriod, [Head], [InProgress, Consulting, InApproval]),
        new(Act.AskForReasons, [Officer], [InProgress]),
        new(Act.ReceiveReasons, [Clerk, Officer, Applicant], [InProgress]),
        new(Act.SetLaterDate, [Head], [InProgress]),
        new(Act.SendFeeNotice, [Officer], [InProgress]),
        new(Act.RecordFeePayment, [Clerk, Officer], [AwaitingFee]),
        new(Act.NoteFeeLapse, [Officer], [AwaitingFee]),
        new(Act.WaiveFee, [Head], [AwaitingFee, InProgress]),
        new(Act.RecordNoticeDelivery, [Clerk, Officer], [InProgress, AwaitingCorrection, AwaitingFee]),
        new(Act.RecordPastLetter, [Officer, Head], [InProgress, Consulting, InApproval]),
        new(Act.ConfirmPastLetter, [Head, Leader, Chief], [InProgress, Consulting, InApproval]),
        new(Act.ReceiveOrder, [Officer, Head], [.. Working, InApproval, Approved, Dispatched, Served, Closed, Archived]),
        new(Act.UndoClockEntry, [Officer, Head], [.. Working, Received]),

        new(Act.OrderSearch, [Officer], [InProgress, Consulting]),
        new(Act.SignSearchRecord, [Officer], [InProgress, Consulting]),
        new(Act.DraftNotice, [Officer], [.. Working, InApproval]),
        new(Act.ApproveNotice, Approvers, [.. Working, InApproval]),
        new(Act.IssueNotice, [Officer, Head], [.. Working, InApproval]),
        new(Act.ClassifyOutcome, [Officer], [InProgress]),
        new(Act.RedactFile, [Officer, Reviewer], [InProgress, Consulting]),
        new(Act.ClearSecrecyMark, [Reviewer, Leader], [.. Working, InApproval, Approved]),
        new(Act.HoldRelease, [Officer, Head], [.. Open, .. Answered]),
        new(Act.DraftReply, [Officer], [InProgress]),
        new(Act.SubmitDraft, [Officer], [InProgress]),
        new(Act.GiveOpinion, Approvers, [InApproval]),
        // A returned reply is with its officer again; of an approved one the last signature is refused in its own words.
        new(Act.TakeBackVerdict, Approvers, [.. Working, InApproval, Approved]),
        new(Act.OverrideCheck, [Leader, Chief], [.. Working, InApproval, Approved]),
        new(Act.IssueReply, [Officer, Head], [Approved]),
        new(Act.VoidDocument, [Head], [.. Working, InApproval, Approved, Issued, Dispatched, Served]),
        new(Act.RecordService, [Clerk, Officer, Applicant], [.. Working, InApproval, Approved, Issued, Dispatched, Served]),
        new(Act.RecordReturnedMail, [Clerk, Officer], [.. Working, InApproval, Approved, Issued, Dispatched, Served]),
        new(Act.ImportTracking, [Clerk, Officer], Any),

        new(Act.Withdraw, [Applicant, Clerk, Officer], Open),
        new(Act.ReopenCase, [Head], [Served, Closed, Archived]),
        new(Act.CloseCase, [Officer, Head], [Served, InProgress]),
        new(Act.ArchiveCase, [Clerk, Officer], [Closed]),
        new(Act.RegisterDispute, [Officer, Head], [.. Open, .. Answered]),
        new(Act.RecordDisputeResult, [Officer, Head], [.. Open, .. Answered]),
        new(Act.OpenNextInstance, [Officer, Head], [.. Open, .. Answered]),
        new(Act.SettleDisputeDuty, [Officer, Head], [.. Open, .. Answered]),
        new(Act.BuildEvidenceBundle, [Officer, Head], [.. Open, .. Answered]),
        new(Act.AllowMoreEvidence, [Officer, Head], [.. Open, .. Answered]),
        new(Act.PleadImpediment, [Leader, Chief], [.. Open, .. Answered]),
        new(Act.RecordImpediment, [Head, Leader, Supervisor], Any),
        new(Act.KeepSideDuties, [Clerk, Officer, Head], Any),
        new(Act.ExplainLateness, [Officer, Head, Supervisor], [.. Open, .. Answered]),

        new(Act.FoundBody, [Operator, Role.System], Any, Reach.Installation),
        new(Act.ManageOperators, [Operator, Role.System], Any, Reach.Installation),
        // Moves nothing: a second person confirms it.
        new(Act.Rehearse, [Supervisor, Operator, Role.System], Any),
        new(Act.ProposeRule, [Operator], Any, Reach.Installation),
        new(Act.SwitchOnRule, [Operator], Any, Reach.Installation),
        new(Act.ProposeCalendarNotice, [Administrator, Supervisor, Operator], Any),
        new(Act.ConfirmCalendarNotice, [Operator], Any, Reach.Installation),
        new(Act.RunSweeps, [Operator, Role.System], Any, Reach.Installation),

        new(Act.ManageBody, [Administrator, Role.System], Any),
        new(Act.ManageTemplates, [Head, Administrator], Any),
        new(Act.ReadNumberSeries, [Head, Supervisor, Administrator], Any),
        new(Act.ManageUsers, [Administrator, Role.System], Any),
        new(Act.ManageCalendar, [Administrator, Supervisor], Any),
        new(Act.ManagePeriods, [Administrator], Any),
        new(Act.ManageApiKeys, [Administrator], Any),
        new(Act.ReadOwnAccount, Everyone, Any, Reach.OwnAccount),
        new(Act.ManageOwnAccount, Everyone, Any, Reach.OwnAccount),
        new(Act.ReadOwnInbox, Everyone, Any, Reach.OwnAccount),
        new(Act.ReadReports, [Officer, Head, Leader, Chief, Supervisor], Any),
        new(Act.WriteReport, [Officer, Head], Any),
        new(Act.FreezeReport, [Head, Leader, Chief], Any),
        new(Act.RecordPublicationCounts, [Officer, Head], Any),
        new(Act.ListDisclosure, [Officer, Head], [Dispatched, Served, Closed, Archived]),
        new(Act.ImportRegister, [Head, Administrator], Any),
        new(Act.ReadAudit, [Supervisor, Administrator], Any),
        new(Act.ReadSecurityLog, [Supervisor, Administrator, Operator], Any),
        new(Act.VerifyArchive, [Supervisor, Administrator, Role.System], Any),
        new(Act.ExportArchive, [Head, Supervisor, Role.System], Any),
        new(Act.ImportArchive, [Role.System], Any, Reach.Installation),
        new(Act.AppraiseFile, [Officer, Head, Leader], [Archived]),
        new(Act.DestroyFile, [Head, Leader, Chief], [Archived]),
        new(Act.WatchSweeps, [Administrator, Operator, Role.System], Any),
        new(Act.RebuildSearch, [Administrator, Role.System], Any),
        new(Act.SetUpOffice, [Role.System], Any, Reach.Installation),

        new(Act.ManageAbsences, Everyone, Any),
        new(Act.ManageWebhooks, [Administrator], Any),
    ];

    /// <summary>Only a person does these, never a key, whatever its scopes: what signs, decides for good, opens personal data or gives rights.</summary>
    public static readonly FrozenSet<Act> ForPeople =
    [
        Act.GiveOpinion, Act.TakeBackVerdict, Act.ApproveNotice, Act.ConfirmCorrection, Act.IssueReply, Act.IssueNotice, Act.OverrideCheck, Act.ClearSecrecyMark, Act.SignSearchRecord, Act.VoidDocument,
        Act.RevealPersonalData, Act.ExportArchive, Act.AppraiseFile, Act.DestroyFile, Act.FreezeReport, Act.ExtendReplyPeriod, Act.SetLaterDate,
        Act.ManageOwnAccount, Act.ManageAbsences, Act.ManageUsers, Act.ManageApiKeys, Act.ManageBody, Act.ManagePeriods, Act.ManageTemplates,
            Act.ManageCalendar,
        Act.ProposeCalendarNotice, Act.ConfirmCalendarNotice, Act.FoundBody, Act.ManageOperators, Act.RunSweeps, Act.RebuildSearch,
        Act.ProposeRule, Act.SwitchOnRule, Act.PleadImpediment, Act.WaiveFee,
    ];

    private static readonly FrozenDictionary<Act, Permission> ByAct = Table.ToFrozenDictionary(p => p.Act);

    public static Permission Of(Act act) => ByAct[act];

    public static bool MayEver(Act act, IReadOnlySet<Role> roles) => ByAct[act].Roles.Any(roles.Contains);

    public static bool Fits(Act act, CaseState state) => ByAct[act].States is { } states && (states.Count == 0 || states.Contains(state));

    public static bool May(Act act, IReadOnlySet<Role> roles, CaseState state) => MayEver(act, roles) && Fits(act, state);
}
