using System.Text.RegularExpressions;

namespace Requests.House.Tests;

/// <summary>The page of formats names readers that exist: a reader that is taken away goes red here.</summary>
public sealed partial class FormatsPageTests
{
    [Test]
    public void EveryReaderNamedOnThePage_Exists()
    {
        var page = File.ReadAllText(Path.Combine(House.Root, "src", "formats.md"));
        var named = Source().Matches(page).Select(m => m.Value).Distinct().ToList();
        Assert.That(named, Has.Count.GreaterThan(10));
        Assert.That(named.Where(n => !Exists(n)), Is.Empty);
        Assert.That(Exists("NoSuchReader.cs"), Is.False, "the rule can go red");
    }

    // With a path as it stands; a bare name anywhere below src.
    private static bool Exists(string name) => name.Contains('/', StringComparison.Ordinal)
        ? File.Exists(Path.Combine(House.Root, name))
        : House.Sources("src").Keys.Any(f => Path.GetFileName(f) == name);

    [GeneratedRegex(@"[\w./-]+\.cs\b|tests/[\w./-]+\.txt")]
    private static partial Regex Source();
}
