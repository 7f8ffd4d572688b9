using System.Text.RegularExpressions;
using Requests.Statute;

namespace Requests.House.Tests;

/// <summary>A rule id leads from the dossier to the code and on to a test; these tests keep the road open.</summary>
public sealed partial class RuleIdTests
{
    [Test]
    public void EachRuleIdInTheSource_ExistsInTheDossier() =>
        Assert.That(IdsIn("src").Where(mention => !RuleIds.All.Contains(mention.Id)), Is.Empty);

    [Test]
    public void EachRuleIdInTheStatute_IsNamedByATest()
    {
        var tested = IdsIn("tests").Select(mention => mention.Id).ToHashSet();
        Assert.That(IdsIn("src/Requests.Statute").Where(mention => !tested.Contains(mention.Id)), Is.Empty);
    }

    [Test]
    public void TheScan_SeesTheStatute() =>
        Assert.That(IdsIn("src/Requests.Statute").Select(mention => mention.Id), Is.SupersetOf(new[] { "OUT-1", "REM-19", "SRV-9", "X-7" }));

    /// <summary>Ids as written, CLK-4, or in the name of a test, CLK_4; with the file that names them.</summary>
    private static IEnumerable<(string Id, string File)> IdsIn(string folder) =>
        House.Sources(folder).SelectMany(source => Id().Matches(source.Value).Select(match => (match.Value.Replace('_', '-'), source.Key))).Distinct();

    [GeneratedRegex(@"(?<![A-Za-z0-9/-])(INT|REC|CNT|CLK|FEE|SRV|OUT|REM|REP|SEED|X|REV|ARC|PRO|SUP|PII)[-_][0-9]+[a-e]?(?![0-9A-Za-z-])")]
    private static partial Regex Id();
}
