using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

public static class ClockProblems
{
    public static readonly Problem InTheFuture = new("clock.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天。", "A date may not be later than today."));

    public static readonly Problem NotReceived = new("clock.not-received", ProblemKind.State,
        new("收到申请之日尚未确定，期限还没有开始。", "The receipt date is not fixed yet; no period runs."), "REC-3");

    public static Problem For(ClockRefusal refusal) =>
        new($"clock.{Kebab(refusal.Kind.ToString())}", ProblemKind.Law, Words(refusal.Kind), refusal.RuleId, refusal.Article);

    private static Text Words(ClockRefusalKind kind) => ClockRefusalWords.Of(kind);

    private static string Kebab(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
