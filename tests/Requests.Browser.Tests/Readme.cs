using System.Text.RegularExpressions;

namespace Requests.Browser.Tests;

/// <summary>The ten minutes of the README: what its steps call the things on the pages.</summary>
internal sealed partial class Readme
{
    private const string Heading = "## From clone to an issued reply in ten minutes";
    private const string Chinese = "zh-CN";

    private readonly HashSet<string> _used = [];
    private readonly Dictionary<string, string> _chinese;
    private readonly string _language;

    public Readme(string language)
    {
        _language = language;
        var text = File.ReadAllText(Path.Combine(Root(), "README.md"));
        var start = text.IndexOf(Heading, StringComparison.Ordinal) + Heading.Length;
        Steps = text[start..text.IndexOf("\n## ", start, StringComparison.Ordinal)];
        // What has no Chinese beside it is stressed, not named.
        _chinese = Named().Matches(Steps).GroupBy(m => m.Groups["en"].Value).ToDictionary(g => g.Key,
            g => g.Select(m => m.Groups["zh"].Value).Distinct().Single());
    }

    public string Steps { get; }

    /// <summary>Names that nobody has used yet.</summary>
    public IEnumerable<string> Unused => _chinese.Keys.Except(_used);

    /// <summary>What a reader of this language looks for, where the README says this in English.</summary>
    public string this[string english]
    {
        get
        {
            _used.Add(english);
            Assert.That(_chinese, Does.ContainKey(english), "the README names it");
            return _language == Chinese ? _chinese[english] : english;
        }
    }

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("No repository above the tests.");
        return folder.FullName;
    }

    [GeneratedRegex(@"\*\*(?<en>[^*]+)\*\* \((?<zh>[^)]+)\)")]
    private static partial Regex Named();
}
