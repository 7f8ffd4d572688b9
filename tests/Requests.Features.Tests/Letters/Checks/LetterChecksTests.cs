using Requests.Features.Services.Letters.Checks;
using Requests.Letters.Checks;
using Requests.Statute;

namespace Requests.Features.Tests.Letters.Checks;

public sealed class LetterChecksTests
{
    private static readonly Func<CheckMaterial>[] Clean =
    [
        CleanLetters.Refused, CleanLetters.Prohibited, CleanLetters.NotExist, CleanLetters.NotResponsible, CleanLetters.ThirdParty, CleanLetters.Duplicate, CleanLetters.Unclear,
        CleanLetters.Lapsed, CleanLetters.Granted, CleanLetters.Partial, CleanLetters.TwoMatters, CleanLetters.Extension, CleanLetters.Fee, CleanLetters.Online,
    ];

    [Test]
    public void EveryCheckOfTheDossier_StandsInTheTableOnce_AndHasASeededFault()
    {
        Assert.That(LetterChecks.All.Select(c => c.Id), Is.EqualTo(RuleIds.LetterChecks));
        Assert.That(SeededFaults.All().Select(s => s.Check).Distinct(), Is.EquivalentTo(RuleIds.LetterChecks));
    }

    [TestCaseSource(nameof(Clean))]
    public void CleanLetter_HasNoFinding(Func<CheckMaterial> letter) => Assert.That(Found(letter()), Is.Empty);

    [TestCase("2026年3月5日至3月6日")]
    [TestCase("2026年3月5日至同年3月6日")]
    [TestCase("2026年3月5日—3月6日")]
    [TestCase("2026年3月5日、3月6日和4月1日")]
    [TestCase("2025年12月30日至2026年3月6日")]
    [TestCase("2026年3月5日到3月6日")]
    public void DATE_LEDGER_ARangeNamesItsYearOnce(string days)
    {
        var m = CleanLetters.NotExist();
        Assert.That(Found(CleanLetters.Say(m, "2026年3月5日至2026年3月6日", days)), Is.Empty);
    }

    [TestCaseSource(typeof(SeededFaults), nameof(SeededFaults.All))]
    public void SeededFault_IsFoundByExactlyTheCheckNamed(object planted)
    {
        var seed = (SeededFaults.Seed)planted;
        Assert.That(Found(seed.Clean()), Is.Empty, "the letter was clean");
        var found = LetterChecks.Run(seed.Plant(seed.Clean())).Where(f => !f.Stands).ToList();
        Assert.That(found.Select(f => f.Check.Id), Is.EqualTo(new[] { seed.Check }), () => string.Join("; ", found.SelectMany(f => f.Faults.Select(x => $"{f.Check.Id} {x.Detail.Zh} [{x.Place}]"))));
        Assert.That(found[0].Faults[0].Detail.En, Is.Not.Empty);
    }

    [Test]
    public void Draft_IsNotAskedForItsNumberAndItsApproval()
    {
        var findings = LetterChecks.Run(CleanLetters.Refused() with { Stage = CheckStage.Draft });
        Assert.That(findings.Where(f => !f.Asked).Select(f => f.Check.Id), Is.EqualTo(new[] { "NUM-SERIES", "DATE-SIGN", "DATE-DUE", "APPROVAL" }));
    }

    private static IEnumerable<string> Found(CheckMaterial m) => LetterChecks.Run(m).Where(f => !f.Stands).SelectMany(f => f.Faults.Select(x => $"{f.Check.Id} {x.Detail.Zh} [{x.Place}]"));
}
