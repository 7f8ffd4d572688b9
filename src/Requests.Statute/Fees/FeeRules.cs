namespace Requests.Statute.Fees;

public enum ChargeKind
{
    /// <summary>信息处理费.</summary>
    Processing,
    Copying,
    Postage,
}

public enum FeeRefusalKind
{
    /// <summary>Before 2021-01-01 there was no fee (SEED-11).</summary>
    NoFeeRegime,

    /// <summary>Number and frequency are reasonable: no charge (FEE-1).</summary>
    NotExcessive,

    /// <summary>The case is already charged by the other tariff (FEE-2).</summary>
    OtherTariffInUse,

    /// <summary>The applicant is only told where the public information is: no page tariff (FEE-5).</summary>
    OnlyPointedToPublic,

    /// <summary>The applicant wants to inspect or copy on site, which 109号 Art. 5 does not charge by page (FEE-4).</summary>
    InspectionOnSite,

    /// <summary>The reply period is over: too late to charge (CLK-10).</summary>
    ReplyPeriodOver,

    /// <summary>Copying and postage may not be charged (FEE-9).</summary>
    CostsNotChargeable,

    /// <summary>The count stays inside the free part.</summary>
    NothingDue,
}

public sealed record FeeRefusal(FeeRefusalKind Kind, string RuleId, string Article);

/// <summary>What decides whether a fee notice may go out.</summary>
/// <param name="NoticeOn">Day of the fee notice.</param>
/// <param name="ReplyDueOn">Last day to reply.</param>
/// <param name="Charge">What is to be charged for.</param>
/// <param name="Tariff">Tariff chosen for the case.</param>
/// <param name="Count">Requests charged, or pages of the request.</param>
/// <param name="ClearlyExcessive">Number or frequency clearly exceeds a reasonable range.</param>
/// <param name="TariffInUse">Tariff of an earlier notice in the same case.</param>
/// <param name="OnlyPointsToPublic">The reply only says where to find public information.</param>
/// <param name="OnSite">The information is looked at or copied by hand on site.</param>
/// <param name="Earlier">Requests of the applicant earlier in the month, which set the place of those charged (FEE-3).</param>
public sealed record FeeFacts(
    DateOnly NoticeOn,
    DateOnly ReplyDueOn,
    ChargeKind Charge,
    FeeTariff Tariff,
    int Count,
    bool ClearlyExcessive,
    FeeTariff? TariffInUse = null,
    bool OnlyPointsToPublic = false,
    bool OnSite = false,
    int Earlier = 0);

/// <summary>When the fee may be charged, and what its notice must say.</summary>
public static class FeeRules
{
    /// <summary>Revenue item under which the fee goes to the treasury (FEE-7).</summary>
    public const string RevenueItem = "103049950";

    private sealed record Rule(FeeRefusalKind Kind, string RuleId, string Article, Func<FeeFacts, bool> Refuses);

    private static readonly Rule[] Table =
    [
        new(FeeRefusalKind.CostsNotChargeable, "FEE-9", "Art. 42", f => f.Charge != ChargeKind.Processing),
        new(FeeRefusalKind.NoFeeRegime, "SEED-11", "国办函〔2020〕109号", f => !RuleBook.On(f.NoticeOn).FeeRegime),
        new(FeeRefusalKind.NotExcessive, "FEE-1", "Art. 42", f => !f.ClearlyExcessive),
        new(FeeRefusalKind.OtherTariffInUse, "FEE-2", "国办函〔2020〕109号 Art. 3", f => f.TariffInUse is { } used && used != f.Tariff),
        new(FeeRefusalKind.OnlyPointedToPublic, "FEE-5", "国办函〔2020〕109号 Art. 5", f => f is { Tariff: FeeTariff.ByPage, OnlyPointsToPublic: true }),
        new(FeeRefusalKind.InspectionOnSite, "FEE-4", "国办函〔2020〕109号 Art. 5", f => f is { Tariff: FeeTariff.ByPage, OnSite: true }),
        new(FeeRefusalKind.ReplyPeriodOver, "CLK-10", "国办函〔2020〕109号", f => f.NoticeOn > f.ReplyDueOn),
        new(FeeRefusalKind.NothingDue, "FEE-3", "国办函〔2020〕109号 Arts. 4, 5", f => FeeQuote.Of(f.Tariff, f.Count, f.Earlier).AmountFen == 0),
    ];

    /// <summary>The article of the measures that a tariff rests on, as printed.</summary>
    public static string ArticleOf(FeeTariff tariff) => tariff == FeeTariff.ByItem ? "第四条" : "第五条";

    /// <summary>Every reason why no notice may go out; empty when it may.</summary>
    public static IReadOnlyList<FeeRefusal> Check(FeeFacts facts) =>
        [.. Table.Where(rule => rule.Refuses(facts)).Select(rule => new FeeRefusal(rule.Kind, rule.RuleId, rule.Article))];
}
