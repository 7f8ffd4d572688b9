using System.Text.RegularExpressions;

namespace Requests.House.Tests;

/// <summary>Words that many names are made of mean one thing: they stand in the glossary, or are plain.</summary>
public sealed partial class GlossaryTests
{
    private const int Often = 3;

    [Test]
    public void AWordOfManyNames_StandsInTheGlossary_OrIsPlain()
    {
        var (glossary, plain) = (Glossary(), Plain());
        var strange = OftenUsed(Sources()).Where(w => !glossary.Contains(w) && !plain.Contains(w)).Order(StringComparer.Ordinal);
        Assert.That(string.Join(' ', strange), Is.Empty);
    }

    [Test]
    public void APlainWord_IsUsed_AndIsNoTermOfTheField()
    {
        var used = Words(Sources()).Keys.ToHashSet();
        Assert.That(string.Join(' ', Plain().Where(w => !used.Contains(w))), Is.Empty, "used by no name");
        Assert.That(string.Join(' ', Plain().Where(Glossary().Contains)), Is.Empty, "in the glossary too");
    }

    [TestCase("class DeskOne {} class DeskTwo {} record Desks(int X);", "desk")]
    [TestCase("class DeskOne {} class DeskTwo {}", "")]
    [TestCase("enum FeeDuty {} interface IFeeDuties {} record struct DutiesOfFees;", "duty fee")]
    public void WordsAreToldApart(string source, string words) => Assert.That(string.Join(' ', OftenUsed([source]).Order(StringComparer.Ordinal)), Is.EqualTo(words));

    private static IEnumerable<string> Sources() => House.Sources("src").Values;

    private static IEnumerable<string> OftenUsed(IEnumerable<string> sources) => Words(sources).Where(w => w.Value >= Often).Select(w => w.Key);

    private static Dictionary<string, int> Words(IEnumerable<string> sources) => sources
        .SelectMany(s => Declared().Matches(s).Select(m => m.Groups[1].Value))
        .SelectMany(name => Word().Matches(name).Where(m => m.Length > 2).Select(m => One(m.Value.ToLowerInvariant())).Distinct())
        .GroupBy(w => w).ToDictionary(g => g.Key, g => g.Count());

    private static HashSet<string> Glossary()
    {
        var page = File.ReadAllText(Path.Combine(House.Root, "src/README.md"));
        var start = page.IndexOf("## Glossary", StringComparison.Ordinal);
        var rows = page[start..].Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).Select(l => l.Split('|')[1]);
        return [.. rows.SelectMany(r => Spoken().Matches(r)).Select(m => One(m.Value.ToLowerInvariant()))];
    }

    private static HashSet<string> Plain() => [.. File.ReadAllLines(Path.Combine(House.Root, "tests/plain-words.txt"))
        .Where(l => !l.StartsWith('#')).SelectMany(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries))];

    private static string One(string word) =>
        word.EndsWith("ies", StringComparison.Ordinal) ? word[..^3] + "y"
        : word.EndsWith("sses", StringComparison.Ordinal) || word.EndsWith("ches", StringComparison.Ordinal) ? word[..^2]
        : word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal) && !word.EndsWith("us", StringComparison.Ordinal)
            && !word.EndsWith("is", StringComparison.Ordinal) ? word[..^1] : word;

    [GeneratedRegex(@"\b(?:class|record struct|record|struct|enum|interface)\s+([A-Z]\w+)")]
    private static partial Regex Declared();

    [GeneratedRegex("[A-Z]+(?![a-z])|[A-Z][a-z0-9]+")]
    private static partial Regex Word();

    [GeneratedRegex("[A-Za-z]+")]
    private static partial Regex Spoken();
}
