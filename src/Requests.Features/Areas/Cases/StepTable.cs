using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
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
    private static readonly Text NoNotice = new("没有处于这一步的过程文书。", "No notice is at this step.");
    private static readonly Text NoSearch = new("没有等待签署的检索记录。", "No search record waits to be signed.");
    private static readonly Text NoConsultation = new("没有等待登记的征求意见函。", "No consultation waits to be recorded.");
    private static readonly Text NoEntry = new("期限台账还没有记录。", "The clock has no entry yet.");
    private static readonly Text NoDispute = new("案件没有复议、诉讼。", "The case has no dispute.");
    private static readonly Text NothingToServe = new("没有等待送达的文书。", "No letter waits for service.");
    private static readonly Text NothingSent = new("没有在途的文书。", "No letter is on its way.");

    private static readonly Text LeftInTime = new("期限内已经发出的，可以补登。", "One that left in time can still be recorded.");

    // Too late today, yet what was done in time may still be entered with its day.
    private static readonly ClockRefusalKind[] TooLate =
        [ClockRefusalKind.CorrectionNoticeTooLate, ClockRefusalKind.ExtensionTooLate, ClockRefusalKind.FeeNoticeTooLate, ClockRefusalKind.LaterDateTooLate];

    private static readonly Row[] Rows =
    [
        new(Act.ConfirmReceipt) { Due = p => When(p.State == AwaitingContact, "联系上申请人之日，即收到申请之日。", "The day the applicant is reached is the receipt date.") },
        new(Act.AssignCase) { Due = p => When(p.State == Received, "还没有承办人。", "Nobody handles it yet.") },
        new(Act.GiveOpinion)
        {
            Letter = p => p.Waiting(reply: true, DocumentState.InApproval),
            Due = p => When(p.State == InApproval, "答复稿等待签署意见。", "The reply waits for an opinion."),
            Not = (p, letter) => letter is null ? ReplyProblems.NoReply.Text : letter.NotTheirs,
        },
        new(Act.ApproveNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.InApproval),
            Due = p => When(p.Waiting(reply: false, DocumentState.InApproval) is not null, "过程文书等待签署意见。", "A notice waits for an opinion."),
            Not = (p, letter) => letter is null ? NoNotice : letter.NotTheirs,
        },
        new(Act.IssueNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.Approved),
            Due = p => When(p.Waiting(reply: false, DocumentState.Approved) is not null, "过程文书已经批准，等待印发。", "A notice is approved and waits to be issued."),
            Not = (p, letter) => letter is null ? NoNotice : null,
        },
        new(Act.IssueReply) { Letter = p => p.Reply, Due = p => When(p.State == Approved, "答复已经批准，等待印发。", "The reply is approved and waits to be issued.") },
        new(Act.CloseCase)
        {
            Due = p => When(p.State == Served, "答复已经送达。", "The reply is served.") ?? When(p.Withdrawn, "申请人已经撤回申请。", "The applicant withdrew."),
            Not = (p, _) => p.State == InProgress && !p.Withdrawn ? ClosingProblems.NotFinished.Text : null,
        },
        new(Act.NoteCorrectionLapse) { Due = _ => new Text("补正期限已满，没有收到补正。", "The period for the correction ended without one.") },
        new(Act.ReceiveCorrection) { Due = _ => new Text("正在等申请人补正。", "The applicant's correction is awaited.") },
        new(Act.NoteFeeLapse) { Due = _ => new Text("缴费期限已满，没有缴费。", "The period for paying ended without a payment.") },
        new(Act.RecordFeePayment) { Due = _ => new Text("正在等申请人缴费。", "The applicant's payment is awaited.") },
        new(Act.RecordConsultationDelivery)
        {
            Due = p => When(p.ConsultationUndelivered, "对方的答复期限自送达之日起算。", "The other side's period runs from delivery."),
            Not = (p, _) => p.ConsultationUndelivered ? null : NoConsultation,
        },
        new(Act.RecordConsultationAnswer)
        {
            Due = p => When(p.State == Consulting && p.ConsultationUnanswered, "正在等对方答复。", "The other side's answer is awaited."),
            Not = (p, _) => p.ConsultationUnanswered ? null : NoConsultation,
        },
        new(Act.SubmitDraft)
        {
            Letter = p => p.Waiting(reply: true, DocumentState.Draft),
            Due = p => When(p.Waiting(reply: true, DocumentState.Draft) is not null, "答复已经起草，核对后送审。", "The reply is drafted; check it and send it up."),
            Not = (p, letter) => letter is null ? ReplyProblems.NoDraft.Text : null,
        },
        new(Act.DraftReply)
        {
            Due = p => When(p.Reply?.State == DocumentState.Returned, "答复稿已经退回，修改后重新送审。", "The reply was returned; revise it and send it up again.")
                ?? When(p.Reply?.State is not DocumentState.Draft, "结论已经认定，可以起草答复。", "The outcome is classified; the reply can be drafted."),
            Usual = _ => true,
            Not = (p, _) => p.Classified ? null : ReplyProblems.NotClassified.Text,
        },
        new(Act.DraftNotice)
        {
            Letter = p => p.Waiting(reply: false, DocumentState.Draft, DocumentState.Returned),
            Due = p => When(p.Waiting(reply: false, DocumentState.Draft, DocumentState.Returned) is not null, "过程文书已经起草，等待送审。", "A notice is drafted and waits to be sent up."),
        },
        new(Act.SignSearchRecord)
        {
            Due = p => When(p.SearchUnsigned, "检索已经交办，等检索记录。", "A search is ordered; its record is awaited."),
            Not = (p, _) => p.SearchUnsigned ? null : NoSearch,
        },
        new(Act.ReceiveReasons) { Due = _ => new Text("正在等申请人说明理由。", "The applicant's reasons are awaited.") },
        new(Act.ClassifyOutcome)
        {
            Due = p => When(!p.Classified, "按指引逐问作答，得出唯一的结论。", "The guide leads question by question to the one outcome."),
            Usual = p => p.Reply is null,
        },
        new(Act.RecordService)
        {
            Due = p => When(p.Reply is { CameBack: true }, "答复已经退回，等待另行送达。", "The reply came back and waits to be served another way.")
                ?? When(p.State == Issued, "答复已经印发，还没有发出。", "The reply is issued and has not left.")
                ?? When(p.State == Dispatched, "答复已经发出，等签收的证明。", "The reply has left; proof of its arrival is awaited."),
            Not = (p, _) => p.Letters.Any(l => l.State is DocumentState.Issued or DocumentState.Dispatched) ? null : NothingToServe,
        },
        new(Act.ArchiveCase) { Due = p => When(p.State == Closed, "案件已经办结。", "The case is closed.") },

        new(Act.ExplainLateness) { Usual = p => p.Overdue },
        new(Act.OrderSearch) { Usual = p => !p.Classified },
        new(Act.AskForCorrection) { Usual = _ => true },
        new(Act.Consult) { Usual = p => p.State == InProgress },
        new(Act.ExtendReplyPeriod) { Usual = _ => true },
        new(Act.RecordNoticeDelivery) { Usual = _ => true, Not = (p, _) => p.NoticeUndelivered ? null : ClockProblems.NoSuchNotice.Text },
        new(Act.RecordReturnedMail) { Usual = p => p.State == Dispatched, Not = (p, _) => p.Letters.Any(l => l.State == DocumentState.Dispatched) ? null : NothingSent },
        new(Act.UndoClockEntry) { Not = (p, _) => p.HasEntries ? null : NoEntry },
        new(Act.RecordDisputeResult) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.OpenNextInstance) { Not = (p, _) => p.Disputed ? null : NoDispute },
        new(Act.SettleDisputeDuty) { Not = (p, _) => p.Disputed ? null : NoDispute },
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
        .OrderBy(x => PlaceOf(x.Act)).Select(x => new DueStep(x.Act, Words.Of(x.Act), x.Point.Turn)).FirstOrDefault();

    private static Text? When(bool so, string zh, string en) => so ? new(zh, en) : null;
}

/// <summary>How one step stands now.</summary>
/// <param name="Because">What makes it due.</param>
/// <param name="Refused">What stands against it.</param>
/// <param name="Letter">The letter it is about.</param>
/// <param name="Turn">Whose turn it is, where one role of several must act.</param>
internal sealed record StepPoint(StepRank Rank, Text? Because, Text? Refused, string? Article, int? Letter, Role? Turn);
