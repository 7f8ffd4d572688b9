using Requests.Statute.Citations;

namespace Requests.Statute.Tests;

public sealed class RuleBookTests
{
    [TestCase("2008-05-01", "2008-05-01")]
    [TestCase("2019-05-14", "2008-05-01")]
    [TestCase("2019-05-15", "2019-05-15")]
    [TestCase("2026-11-23", "2019-05-15")]
    public void Regulations_FollowTheDay(string day, string inForceSince) =>
        Assert.That(RuleBook.On(Dates.On(day)).Regulations.From, Is.EqualTo(Dates.On(inForceSince)));

    [Property("Rule", "SEED-11")]
    [TestCase("2020-12-31", false, false)]
    [TestCase("2021-01-01", true, false)]
    [TestCase("2023-12-31", true, false)]
    [TestCase("2024-01-01", true, true)]
    public void SEED_11_FeeAndReconsiderationFirst_BeginOnTheirDays(string day, bool fee, bool first)
    {
        var rules = RuleBook.On(Dates.On(day));
        Assert.That((rules.FeeRegime, rules.ReconsiderationFirst), Is.EqualTo((fee, first)));
    }

    [Property("Rule", "REM-2")]
    [TestCase("2026-04-30", SuitStart.ContentKnown)]
    [TestCase("2026-05-01", SuitStart.ContentAndBodyKnown)]
    public void SuitStart_ChangesInMay2026(string day, SuitStart start) => Assert.That(RuleBook.On(Dates.On(day)).SuitStart, Is.EqualTo(start));

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
