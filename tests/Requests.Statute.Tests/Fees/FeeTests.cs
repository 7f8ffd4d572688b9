using Requests.Statute.Fees;

namespace Requests.Statute.Tests.Fees;

public sealed class FeeTests
{
    private static readonly FeeFacts Chargeable =
        new(new(2026, 3, 16), new(2026, 3, 30), ChargeKind.Processing, FeeTariff.ByItem, 40, ClearlyExcessive: true);

    [Property("Rule", "FEE-3")]
    [TestCase(0, 0), TestCase(10, 0), TestCase(11, 100), TestCase(30, 2000), TestCase(31, 2200), TestCase(40, 4000)]
    [TestCase(41, 4300), TestCase(50, 7000), TestCase(51, 7400), TestCase(60, 11000)]
    public void FEE_3_ByItem(int items, int yuan) => Assert.That(FeeQuote.Of(FeeTariff.ByItem, items).AmountFen, Is.EqualTo(yuan * 100L));

    [Property("Rule", "FEE-4")]
    [TestCase(0, 0), TestCase(30, 0), TestCase(31, 10), TestCase(100, 700), TestCase(101, 720)]
    [TestCase(200, 2700), TestCase(201, 2740), TestCase(300, 6700)]
    public void FEE_4_ByPage(int pages, int yuan) => Assert.That(FeeQuote.Of(FeeTariff.ByPage, pages).AmountFen, Is.EqualTo(yuan * 100L));

    [Property("Rule", "FEE-3")]
    [TestCase(9, 1, 0), TestCase(10, 1, 100), TestCase(14, 1, 100), TestCase(29, 1, 100), TestCase(30, 1, 200), TestCase(40, 1, 300)]
    [TestCase(8, 3, 100), TestCase(29, 2, 300), TestCase(0, 15, 500)]
    public void FEE_3_AtItsPlaceInTheMonth(int earlier, int items, int yuan) => Assert.That(FeeQuote.Of(FeeTariff.ByItem, items,
        earlier).AmountFen, Is.EqualTo(yuan * 100L));

    [FsCheck.NUnit.Property]
    public bool FEE_3_NoticesOfAMonth_TogetherCostWhatTheMonthCosts(FsCheck.PositiveInt[] parts)
    {
        var sizes = parts.Select(p => 1 + (p.Get % 25)).ToList();
        var (earlier, sum) = (0, 0L);
        foreach (var size in sizes)
        {
            var notice = FeeQuote.Of(FeeTariff.ByItem, size, earlier);
            if (notice.Steps.Sum(s => s.Count) != size) return false;
            sum += notice.AmountFen;
            earlier += size;
        }
        return sum == FeeQuote.Of(FeeTariff.ByItem, earlier).AmountFen;
    }

    [Test]
    public void Steps_ShowEachRateWithItsUnits() =>
        Assert.That(
            FeeQuote.Of(FeeTariff.ByItem, 43).Steps,
            Is.EqualTo(new FeeStep[]
            {
                new(1, 10, 10, 0, 0), new(11, 30, 20, 10_000, 200_000), new(31, 40, 10, 20_000, 200_000), new(41, 50, 3, 30_000, 90_000),
            }));

    [Test]
    public void Steps_OfTheOpenPageStep_HaveNoEnd() =>
        Assert.That(FeeQuote.Of(FeeTariff.ByPage, 205).Steps[^1], Is.EqualTo(new FeeStep(201, null, 5, 4_000, 20_000)));

    [FsCheck.NUnit.Property]
    public bool Steps_AddUpToCountAndAmount_AndOneMoreNeverCostsLess(FsCheck.NonNegativeInt n, bool byPage)
    {
        var tariff = byPage ? FeeTariff.ByPage : FeeTariff.ByItem;
        var (one, more) = (FeeQuote.Of(tariff, n.Get), FeeQuote.Of(tariff, n.Get + 1));
        return one.Steps.Sum(step => step.Count) == n.Get
            && one.Steps.All(step => step.AmountFen == step.Count * step.RateFen)
            && one.AmountFen == one.Steps.Sum(step => step.AmountFen)
            && more.AmountFen >= one.AmountFen;
    }

    [TestCase(-1), TestCase(FeeQuote.MaxCount + 1)]
    public void Count_OutsideReason_Throws(int count) =>
        Assert.That(() => FeeQuote.Of(FeeTariff.ByPage, count), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Check_WhenEverythingHolds_Passes() => Assert.That(FeeRules.Check(Chargeable), Is.Empty);

    private static readonly TestCaseData[] Refused =
    [
        Case("FEE-1", FeeRefusalKind.NotExcessive, Chargeable with { ClearlyExcessive = false }),
        Case("FEE-2", FeeRefusalKind.OtherTariffInUse, Chargeable with { TariffInUse = FeeTariff.ByPage }),
        Case("FEE-3", FeeRefusalKind.NothingDue, Chargeable with { Count = 10 }),
        Case("FEE-5", FeeRefusalKind.OnlyPointedToPublic, Chargeable with { Tariff = FeeTariff.ByPage, OnlyPointsToPublic = true }),
        Case("FEE-3", FeeRefusalKind.NothingDue, Chargeable with { Count = 1, Earlier = 9 }),
        Case("FEE-4", FeeRefusalKind.InspectionOnSite, Chargeable with { Tariff = FeeTariff.ByPage, OnSite = true }),
        Case("FEE-9", FeeRefusalKind.CostsNotChargeable, Chargeable with { Charge = ChargeKind.Postage }),
        Case("FEE-9", FeeRefusalKind.CostsNotChargeable, Chargeable with { Charge = ChargeKind.Copying }),
        Case("CLK-10", FeeRefusalKind.ReplyPeriodOver, Chargeable with { ReplyDueOn = new(2026, 3, 13) }),
        Case("SEED-11", FeeRefusalKind.NoFeeRegime, Chargeable with { NoticeOn = new(2020, 12, 31) }),
    ];

    [TestCaseSource(nameof(Refused))]
    public void Check_NamesTheRuleThatRefuses(string ruleId, FeeRefusalKind kind, FeeFacts facts) =>
        Assert.That(FeeRules.Check(facts).Select(refusal => (refusal.RuleId, refusal.Kind)), Is.EqualTo(new[] { (ruleId, kind) }));

    [Test, Property("Rule", "FEE-2")]
    public void Check_SameTariffAgain_Passes() => Assert.That(FeeRules.Check(Chargeable with { TariffInUse = FeeTariff.ByItem }), Is.Empty);

    [Test, Property("Rule", "SEED-11")]
    public void Check_FirstDayOfTheRegime_Passes() =>
        Assert.That(FeeRules.Check(Chargeable with { NoticeOn = new(2021, 1, 1) }), Is.Empty);

    [Test, Property("Rule", "FEE-7")]
    public void Fee_HasItsRevenueItem() => Assert.That(FeeRules.RevenueItem, Is.EqualTo("103049950"));

    [TestCase(220_000, "贰仟贰佰元整")]
    [TestCase(0, "零元整")]
    [TestCase(1, "壹分")]
    [TestCase(50, "伍角整")]
    [TestCase(105, "壹元零伍分")]
    [TestCase(123, "壹元贰角叁分")]
    [TestCase(1_000, "壹拾元整")]
    [TestCase(10_500, "壹佰零伍元整")]
    [TestCase(100_100, "壹仟零壹元整")]
    [TestCase(1_000_500, "壹万零伍元整")]
    [TestCase(1_100_000, "壹万壹仟元整")]
    [TestCase(10_050_000, "壹拾万零伍佰元整")]
    [TestCase(10_000_000_000, "壹亿元整")]
    [TestCase(10_000_500_000, "壹亿零伍仟元整")]
    [TestCase(123_456_789_012, "壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分")]
    public void Upper_WritesCapitals(long fen, string text) => Assert.That(FeeUpper.Of(fen), Is.EqualTo(text));

    private static TestCaseData Case(string ruleId, FeeRefusalKind kind, FeeFacts facts) =>
        new TestCaseData(ruleId, kind, facts).SetArgDisplayNames(ruleId, kind.ToString());
}
