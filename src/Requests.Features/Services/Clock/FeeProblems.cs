using Requests.Features.Kernel;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Clock;

public static class FeeProblems
{
    public static Problem For(FeeRefusal refusal) =>
        new($"fee.{ClockProblems.Kebab(refusal.Kind.ToString())}", ProblemKind.Law, refusal.RuleId, refusal.Article) { Text = Text.Of(refusal.Kind) };
}
