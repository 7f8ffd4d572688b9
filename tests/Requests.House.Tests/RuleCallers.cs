using System.Xml.Linq;

namespace Requests.House.Tests;

/// <summary>What of the product stands on a rule: callers of the law that names it, and sources outside the law that name it themselves.</summary>
internal static class RuleCallers
{
    private static readonly LawGraph Graph = new(House.Statute, House.Features, House.Web);
    private static readonly XDocument Documentation = XDocument.Load(Path.ChangeExtension(House.Statute.Location, ".xml"));

    private static readonly List<(string Name, string Text)> Sources =
        [.. new[] { "*.cs", "*.cshtml", "*.txt" }.SelectMany(pattern => new[] { "src/Requests.Letters", "src/Requests.Features",
            "src/Requests.Web" }.SelectMany(room => House.Sources(room, pattern)))
            .Select(f => (Path.GetFileName(f.Key).Split('.')[0], f.Value))];

    public static IReadOnlyCollection<string> Of(string rule) => new SortedSet<string>(
        Graph.CallersOfRule(rule, Documentation).Select(name => name.Split('.')[^1]).Where(name => !name.StartsWith('<'))
            .Concat(Sources.Where(s => LawGraph.Names(s.Text, rule)).Select(s => s.Name)), StringComparer.Ordinal);

    /// <summary>Rules that no code can keep: id and why, one a line, in <c>tests/rules-kept-by-people.txt</c>.</summary>
    public static IReadOnlyDictionary<string, string> KeptByPeople { get; } = File.ReadAllLines(Path.Combine(House.Root, "tests/rules-kept-by-people.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)).ToDictionary(line => line[0], line => line[1]);
}
