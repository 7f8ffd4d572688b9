using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Letters;
using Requests.Statute.Clocks;
using static Requests.Features.Kernel.CaseState;

namespace Requests.Features.Areas.Cases;

/// <summary>
/// Which step a case needs next: the one table. A case may need several at once; the first that its reader may take is
/// the main one. What the permission table allows and the facts of the case rule out is refused here with its reason.
/// </summary>
public static class StepTable
{
    private static readonly Text NoNotice = Text.Of("StepTable.NoNotice");
    private static readonly Text NoSearch = Text.Of("StepTable.NoSearch");
    private static readonly Text NoConsultation = Text.Of("StepTable.NoConsultation");
    private static readonly Text NoEntry = Text.Of("StepTable.NoEntry");
    private static readonly Text NoDispute = Text.Of("StepTable.NoDispute");
    private static readonly Text NoImpediment = Text.Of("StepTable.NoImpediment");
    private static readonly Text NothingToServe = Text.Of("StepTable.NothingToServe");
    private static readonly Text NothingToVoid = Text.Of("StepTable.NothingToVoid");
    private static readonly Text NothingSent = Text.Of("StepTable.NothingSent");

    private static readonly Text LeftInTime = Text.Of("StepTable.LeftInTime");

    // Too late today, yet what was done in time may still be entered with its day.
    private static readonly ClockRefusalKind[] TooLate =
        [ClockRefusalKind.CorrectionNoticeTooLate, ClockRefusalKind.ExtensionTooLate, ClockRefusalKind.FeeNoticeTooLate, ClockRefusalKind.LaterDateTooLate];

    private static readonly Row[] Rows =
    [
        new(Act.ConfirmReceipt) { Due = p => When(p.State == AwaitingContact, "StepTable.ApplicantUnreached") },
        new(Act.AssignCase) { Due = p => When(p.State == Received, "StepTable.Unassigned") },
        new(Act.GiveOpinion)
        {
            Letter = p => p.Waiting(reply: true, DocumentState.InApproval),
            Due = p => When(p.State == InApproval, "StepTable.ReplyInApproval"),
            Not = (p, letter) => letter is null ? ReplyProblems.NoReply.Text : letter.NotTheirs,
        },
        new(Act.ApproveNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.InApproval),
            Due = p => When(p.Waiting(reply: false, DocumentState.InApproval) is not null, "StepTable.NoticeInApproval"),
            Not = (p, letter) => letter is null ? NoNotice : letter.NotTheirs,
        },
        new(Act.TakeBackVerdict)
        {
            Letter = p => p.Letters.LastOrDefault(l => l.MayTakeBack),
            Usual = p => p.Letters.Any(l => l.MayTakeBack),
            Not = (_, letter) => letter is null ? ReplyProblems.NoVerdict.Text : null,
        },
        new(Act.IssueNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.Approved),
            Due = p => When(p.Waiting(reply: false, DocumentState.Approved) is { Refused: null }, "StepTable.NoticeApproved"),
            Usual = p => p.Waiting(reply: false, DocumentState.Approved) is not null,
            Not = (_, letter) => letter is null ? NoNotice : letter.Refused is { } law && !TooLate.Contains(law.Kind) ? Text.Of(law.Kind) : null,
        },
        new(Act.VoidDocument)
        {
            Letter = p => p.Voidable,
            Due = p => p.Voidable?.Refused is { } law ? NoLongerLeaves(law.Kind) : null,
            Not = (_, letter) => letter is null ? NothingToVoid : null,
        },
        new(Act.IssueReply) { Letter = p => p.Reply, Due = p => When(p.State == Approved, "StepTable.ReplyApproved") },
        new(Act.CloseCase)
        {
            Due = p => When(p.State == Served, "StepTable.ReplyServed") ?? When(p.Withdrawn, "StepTable.Withdrawn")
                ?? When(p.RecordAnswered, "StepTable.RecordAnswered"),
            Not = (p, _) => p.State == InProgress && !p.Withdrawn && !p.RecordAnswered ? ClosingProblems.NotFinished.Text : null,
        },
        new(Act.NoteCorrectionLapse) { Due = _ => Text.Of("StepTable.NoteCorrectionLapse") },
        new(Act.ReceiveCorrection) { Due = _ => Text.Of("StepTable.ReceiveCorrection") },
        new(Act.NoteFeeLapse) { Due = _ => Text.Of("StepTable.NoteFeeLapse") },
        new(Act.RecordFeePayment) { Due = _ => Text.Of("StepTable.RecordFeePayment") },
        new(Act.RecordConsultationDelivery)
        {
            Due = p => When(p.ConsultationUndelivered, "StepTable.ConsultationUndelivered"),
            Not = (p, _) => p.ConsultationUndelivered ? null : NoConsultation,
        },
        new(Act.RecordConsultationAnswer)
        {
            Due = p => When(p.State == Consulting && p.ConsultationUnanswered, "StepTable.ConsultationUnanswered"),
            Not = (p, _) => p.ConsultationUnanswered ? null : NoConsultation,
        },
        new(Act.SubmitDraft)
        {
            Letter = p => p.Waiting(reply: true, DocumentState.Draft),
            Due = p => When(p.Waiting(reply: true, DocumentState.Draft) is not null, "StepTable.ReplyDrafted"),
            Not = (p, letter) => letter is null ? ReplyProblems.NoDraft.Text : null,
        },
        new(Act.DraftReply)
        {
            Due = p => When(p.Reply?.State == DocumentState.Returned, "StepTable.ReplyReturned")
                ?? When(p.Reply?.State is not DocumentState.Draft, "StepTable.Classified"),
            Usual = _ => true,
            Not = (p, _) => p.Classified ? null : ReplyProblems.NotClassified.Text,
        },
        new(Act.DraftNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.Draft, DocumentState.Returned),
            Due = p => When(p.Waiting(reply: false, DocumentState.Draft, DocumentState.Returned) is not null, "StepTable.NoticeDrafted"),
        },
        new(Act.SignSearchRecord)
        {
            Due = p => When(p.SearchUnsigned, "StepTable.SearchUnsigned"),
            Not = (p, _) => p.SearchUnsigned ? null : NoSearch,
        },
        new(Act.ReceiveReasons) { Due = _ => Text.Of("StepTable.ReceiveReasons") },
        new(Act.ClassifyOutcome)
        {
            Due = p => When(!p.Classified, "StepTable.Unclassified"),
            Usual = p => p.Reply is null,
        },
        new(Act.RecordReturnedMail)
        {
            Due = p => When(p.ReplyUnopened, "StepTable.ReplyUnopened"),
            Usual = p => p.State == Dispatched,
            Not = (p, _) => p.Letters.Any(l => l.State == DocumentState.Dispatched) ? null : NothingSent,
        },
        new(Act.RecordService)
        {
            Due = p => When(p.Reply is { CameBack: true }, "StepTable.ReplyCameBack")
                ?? When(p.State == Issued, "StepTable.ReplyIssued")
                ?? When(p.State == Dispatched, "StepTable.ReplyDispatched"),
            Not = (p, _) => p.Letters.Any(l => l.State is DocumentState.Issued or DocumentState.Dispatched) ? null : NothingToServe,
        },
        new(Act.ArchiveCase) { Due = p => When(p.State == Closed, "StepTable.CaseClosed") },

        new(Act.TakeNextCase) { Usual = p => p.State == Received },
        new(Act.ExplainLateness) { Usual = p => p.Overdue },
        new(Act.OrderSearch) { Usual = p => !p.Classified },
        new(Act.AskForCorrection) { Usual = _ => true },
        new(Act.Consult) { Usual = p => p.State == InProgress },
        new(Act.ExtendReplyPeriod) { Usual = _ => true },
        new(Act.RecordNoticeDelivery) { Usual = _ => true, Not = (p, _) => p.NoticeUndelivered ? null : ClockProblems.NoSuchNotice.Text },
        new(Act.UndoClockEntry) { Not = (p, _) => p.HasEntries ? null : NoEntry },
        new(Act.RecordDisputeResult) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.OpenNextInstance) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.SettleDisputeDuty) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.AllowMoreEvidence) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.PassOnRequest) { Usual = p => p.IsOthers, Not = (p, _) => p.IsOthers ? null : ReferralProblems.OurOwn.Text },
        new(Act.PleadImpediment) { Usual = p => p.Hindered, Not = (p, _) => p.Hindered ? null : NoImpediment },
        new(Act.BuildEvidenceBundle) { Not = (p, _) => p.Disputed ? null : NoDispute },
    ];

    private sealed record Row(Act Act)
    {
        public Func<CaseProgress, Text?> Due { get; init; } = _ => null;

        public Func<CaseProgress, bool> Usual { get; init; } = _ => false;

        public Func<CaseProgress, LetterProgress?> Letter { get; init; } = _ => null;

        public Func<CaseProgress, LetterProgress?, Text?> Not { get; init; } = (_, _) => null;
    }

    /// <summary>Where an act stands among those of its rank.</summary>
    public static int PlaceOf(Act act) => Array.FindIndex(Rows, r => r.Act == act) is var place and >= 0 ? place : Rows.Length + (int)act;

    /// <summary>How an act stands that the case's state allows.</summary>
    internal static StepPoint Of(Act act, CaseProgress progress)
    {
        var row = Rows.FirstOrDefault(r => r.Act == act) ?? new(act);
        var letter = row.Letter(progress);
        if (progress.Refusals.TryGetValue(act, out var law))
        {
            var words = ClockRefusalWords.Of(law);
            return TooLate.Contains(law.Kind)
                ? new(StepRank.Rare, new(words.Zh + LeftInTime.Zh, $"{words.En} {LeftInTime.En}"), null, law.Article, letter?.No, letter?.Turn)
                : new(StepRank.Rare, null, words, law.Article, letter?.No, letter?.Turn);
        }
        var (because, refused) = (row.Due(progress), row.Not(progress, letter));
        return new(because is not null ? StepRank.Due : row.Usual(progress) ? StepRank.Usual : StepRank.Rare, because, refused, null, letter?.No, letter?.Turn);
    }

    /// <summary>What a case needs next, by whomever; null where nothing is due.</summary>
    internal static DueStep? Next(CaseProgress progress) => Permissions.Table.Where(p => p.States.Contains(progress.State))
        .Select(p => (p.Act, Point: Of(p.Act, progress))).Where(x => x.Point is { Rank: StepRank.Due, Refused: null })
        .OrderBy(x => PlaceOf(x.Act)).Select(x => new DueStep(x.Act, Text.Of(x.Act), x.Point.Turn)).FirstOrDefault();

    private static Text NoLongerLeaves(ClockRefusalKind law) => Text.Of(law) is var words
        ? new(Text.Of("StepTable.NoLongerLeaves").With(words.Zh).Zh, Text.Of("StepTable.NoLongerLeaves").With(words.En).En) : words;

    private static Text? When(bool so, string key) => so ? Text.Of(key) : null;
}

/// <summary>How one step stands now.</summary>
/// <param name="Because">What makes it due.</param>
/// <param name="Refused">What stands against it.</param>
/// <param name="Letter">The letter it is about.</param>
/// <param name="Turn">Whose turn it is, where one role of several must act.</param>
internal sealed record StepPoint(StepRank Rank, Text? Because, Text? Refused, string? Article, int? Letter, Role? Turn);
