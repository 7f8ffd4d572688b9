using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

public static class ClockProblems
{
    public static readonly Problem InTheFuture = new("clock.in-the-future", ProblemKind.Law);

    public static readonly Problem NotReceived = new("clock.not-received", ProblemKind.State, "REC-3", "《政府信息公开条例》第三十一条");

    public static readonly Problem DeliveredBeforeSent = new("clock.delivered-before-sent", ProblemKind.Law, "CNT-1", "《民法典》第二百零一条");

    public static readonly Problem CorrectionLate = new("clock.correction-late", ProblemKind.Law, "CLK-3", "《政府信息公开条例》第三十条");

    public static readonly Problem NoticeNotDelivered = new("clock.notice-not-delivered", ProblemKind.Law, "SRV-5", "《政府信息公开条例》第三十条");

    public static readonly Problem NoSuchEntry = new("clock.no-such-entry", ProblemKind.NotFound);

    public static readonly Problem NoSuchNotice = new("clock.no-such-notice", ProblemKind.State);

    public static readonly Problem NoSuchConsultation = new("clock.no-such-consultation", ProblemKind.NotFound);

    public static readonly Problem ConsultationAnswered = new("clock.consultation-answered", ProblemKind.State);

    public static readonly Problem SilenceProvisional = new("clock.silence-provisional", ProblemKind.Law, ClockRules.Provisional);

    public static readonly Problem StillTimeToAnswer = new("clock.still-time-to-answer", ProblemKind.Law, "CLK-6", "《政府信息公开条例》第三十二条");

    public static readonly Problem UndoOfConsultation = new("clock.undo-of-consultation", ProblemKind.State);

    public static readonly Problem UndoEndsCase = new("clock.undo-ends-case", ProblemKind.State);

    public static Problem For(ClockRefusal refusal) =>
        new(CodeOf(refusal.Kind), ProblemKind.Law, refusal.RuleId, refusal.Article) { Text = ClockRefusalWords.Of(refusal) };

    public static string CodeOf(ClockRefusalKind kind) => $"clock.{Kebab(kind.ToString())}";

    internal static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
