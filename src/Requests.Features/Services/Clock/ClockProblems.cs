using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

public static class ClockProblems
{
    public static readonly Problem InTheFuture = new("clock.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天。", "A date may not be later than today."));

    public static readonly Problem NotReceived = new("clock.not-received", ProblemKind.State,
        new("收到申请之日尚未确定，期限还没有开始。", "The receipt date is not fixed yet; no period runs."), "REC-3", "第三十一条");

    public static readonly Problem DeliveredBeforeSent = new("clock.delivered-before-sent", ProblemKind.Law,
        new("送达日期不能早于发出日期。", "A letter cannot arrive before it was sent."), "CNT-1", "《民法典》第二百零一条");

    public static readonly Problem CorrectionLate = new("clock.correction-late", ProblemKind.Law,
        new("补正已超过期限；有正当理由的，请写明理由。", "The correction came after its period; it counts only with a good reason, so state it."), "CLK-3", "第三十条");

    public static readonly Problem NoticeNotDelivered = new("clock.notice-not-delivered", ProblemKind.Law,
        new("告知书的送达日期还没有登记，对方的期限无从起算。", "The notice's delivery is not recorded, so the other side's period has no start."), "SRV-5", "第三十条");

    public static readonly Problem NoSuchEntry = new("clock.no-such-entry", ProblemKind.NotFound,
        new("期限记录中没有这一条。", "The clock has no such entry."));

    public static readonly Problem NoSuchNotice = new("clock.no-such-notice", ProblemKind.State,
        new("没有等待送达登记的告知书。", "No notice waits for its delivery to be recorded."));

    public static readonly Problem NoSuchConsultation = new("clock.no-such-consultation", ProblemKind.NotFound,
        new("没有这一份征求意见函。", "There is no such consultation."));

    public static readonly Problem ConsultationAnswered = new("clock.consultation-answered", ProblemKind.State,
        new("此征求意见已有答复；请先撤销该答复。", "This consultation is answered; undo the answer first."));

    public static readonly Problem StillTimeToAnswer = new("clock.still-time-to-answer", ProblemKind.Law,
        new("对方的答复期限（至{0}）还没有届满，不能按未答复处理。", "The other side may answer until {0}; it is not silent yet."), "CLK-6", "第三十二条");

    public static readonly Problem UndoOfConsultation = new("clock.undo-of-consultation", ProblemKind.State,
        new("征求意见的撤销不能再撤销，请重新登记。", "The undoing of a consultation cannot be undone; record the consultation again."));

    public static readonly Problem UndoEndsCase = new("clock.undo-ends-case", ProblemKind.State,
        new("撤销此条会使案件回到已办结状态，不能在这里撤销。", "Undoing this would put the case back to its end; that is not done here."));

    public static Problem For(ClockRefusal refusal) =>
        new(CodeOf(refusal.Kind), ProblemKind.Law, ClockRefusalWords.Of(refusal), refusal.RuleId, refusal.Article);

    public static string CodeOf(ClockRefusalKind kind) => $"clock.{Kebab(kind.ToString())}";

    internal static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
