using Requests.Statute.Citations;

namespace Requests.Statute.Tests;

public sealed class RuleBookTests
{
    [TestCase("2008-05-01", 15)]
    [TestCase("2019-05-14", 15)]
    [TestCase("2019-05-15", 20)]
    [TestCase("2026-11-23", 20)]
    public void ReplyPeriod_FollowsTheDay(string day, int workdays)
    {
        var rules = RuleBook.On(IsoDay.Of(day));
        Assert.That((rules.ReplyWorkdays, rules.ExtensionWorkdays), Is.EqualTo((workdays, workdays)));
    }

    [Property("Rule", "SEED-11")]
    [TestCase("2020-12-31", false, false)]
    [TestCase("2021-01-01", true, false)]
    [TestCase("2023-12-31", true, false)]
    [TestCase("2024-01-01", true, true)]
    public void SEED_11_FeeAndReconsiderationFirst_BeginOnTheirDays(string day, bool fee, bool first)
    {
        var rules = RuleBook.On(IsoDay.Of(day));
        Assert.That((rules.FeeRegime, rules.ReconsiderationFirst), Is.EqualTo((fee, first)));
    }

    [Property("Rule", "REM-2")]
    [TestCase("2026-04-30", SuitStart.ContentKnown)]
    [TestCase("2026-05-01", SuitStart.ContentAndBodyKnown)]
    public void SuitStart_ChangesInMay2026(string day, SuitStart start) => Assert.That(RuleBook.On(IsoDay.Of(day)).SuitStart, Is.EqualTo(start));

    [Test]
    public void SecretsLaw_ChangesInMay2024()
    {
        Assert.That(RuleBook.On(new(2024, 4, 30)).SecretsLaw, Is.SameAs(Acts.SecretsLaw2010));
        Assert.That(RuleBook.On(new(2024, 5, 1)).SecretsLaw, Is.SameAs(Acts.SecretsLaw2024));
    }

    [Test]
    public void BeforeTheFirstRegulations_ThereIsNoLaw()
    {
        Assert.That(RuleBook.Covers(new(2008, 4, 30)), Is.False);
        Assert.That(() => RuleBook.On(new(2008, 4, 30)), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void EachSet_NamesLawInForceOnItsFirstDay() =>
        Assert.That(RuleBook.All, Is.All.Matches<RuleSet>(set => set.Regulations.InForceOn(set.From) && (set.SecretsLaw?.InForceOn(set.From) ?? true)));
}
