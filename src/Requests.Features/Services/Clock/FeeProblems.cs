using System.Collections.Frozen;
using Requests.Features.Kernel;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Clock;

/// <summary>One step of a fee in yuan: so many units from one number to another, at one rate.</summary>
/// <param name="To">Null where the step is open.</param>
public sealed record FeeLine(int From, int? To, int Count, decimal Rate, decimal Amount)
{
    public static IReadOnlyList<FeeLine> Of(FeeQuoteResult quote) =>
        [.. quote.Steps.Select(s => new FeeLine(s.From, s.To, s.Count, Yuan(s.RateFen), Yuan(s.AmountFen)))];

    public static decimal Yuan(long fen) => fen / 100m;
}

public static class FeeProblems
{
    private static readonly FrozenDictionary<FeeRefusalKind, Text> Words = new Dictionary<FeeRefusalKind, Text>
    {
        [FeeRefusalKind.NoFeeRegime] = new("2021年1月1日以前没有信息处理费。", "There was no processing fee before 2021-01-01."),
        [FeeRefusalKind.NotExcessive] = new("申请的数量、频次没有明显超过合理范围，不得收费；确有超过的，请写明。",
            "No charge unless number or frequency clearly exceeds a reasonable range; say how it does."),
        [FeeRefusalKind.OtherTariffInUse] = new("本案已按另一种标准收费，两种标准不能并用。", "The case is charged by the other tariff; never both."),
        [FeeRefusalKind.OnlyPointedToPublic] = new("只告知已公开信息的获取方式的，不能按量收费。", "Pointing to public information cannot be charged by page."),
        [FeeRefusalKind.ReplyPeriodOver] = new("收费通知应当在答复期限内发出；期限已过。", "A fee notice must go out inside the reply period; it has ended."),
        [FeeRefusalKind.CostsNotChargeable] = new("不得收取复制、邮寄等费用。", "Copying and postage may not be charged."),
        [FeeRefusalKind.NothingDue] = new("数量在免费范围以内，没有费用。", "The count stays inside the free part; nothing is due."),
    }.ToFrozenDictionary();

    public static Problem For(FeeRefusal refusal) =>
        new($"fee.{ClockProblems.Kebab(refusal.Kind.ToString())}", ProblemKind.Law, Words[refusal.Kind], refusal.RuleId, refusal.Article);
}
