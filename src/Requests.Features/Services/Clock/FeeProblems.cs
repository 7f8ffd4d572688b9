using Requests.Features.Kernel;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Clock;

public static class FeeProblems
{
    public static readonly Problem PagesMissing = new("fee.pages-missing", ProblemKind.Invalid, "FEE-4", "国办函〔2020〕109号 Art. 5");

    public static readonly Problem NotTheRegister = new("fee.not-the-register", ProblemKind.Law, "FEE-3", "国办函〔2020〕109号 Art. 4");

    public static readonly Problem AlreadyPaid = new("fee.already-paid", ProblemKind.State, "FEE-1", "《政府信息公开条例》第四十二条");

    public static Problem For(FeeRefusal refusal) =>
        new($"fee.{ClockProblems.Kebab(refusal.Kind.ToString())}", ProblemKind.Law, refusal.RuleId, refusal.Article) { Text = Text.Of(refusal.Kind) };
}
