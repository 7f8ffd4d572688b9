using System.Globalization;
using System.Text.RegularExpressions;

namespace Requests.House.Tests;

/// <summary>The table of the threat decision adds up, and no advisory on a package is passed over without its line there.</summary>
public sealed partial class ThreatTests
{
    private static string Decision => File.ReadAllText(Path.Combine(House.Root, "src", "decisions", "0016-threats.md"));

    [Test]
    public void TheTableOfChapters_AddsUp()
    {
        var rows = Chapter().Matches(Decision).Select(m => m.Groups["n"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture)).ToArray()).ToList();
        var sum = Sum().Match(Decision).Groups["n"].Captures.Select(c => int.Parse(c.Value, CultureInfo.InvariantCulture)).ToArray();
        Assert.That(rows, Has.Count.EqualTo(17));
        Assert.That(sum, Is.EqualTo(Enumerable.Range(0, 4).Select(column => rows.Sum(r => r[column]))));
    }

    [Test]
    public void WhatIsPartlyMet_IsCountedAsOften_AsItIsExplained()
    {
        var partly = Explained().Matches(Decision).Where(m => m.Groups["what"].Value.Contains("partly", StringComparison.Ordinal))
            .SelectMany(m => Section().Matches(m.Groups["sections"].Value).Select(s => s.Value)).Count();
        Assert.That(partly, Is.EqualTo(int.Parse(Sum().Match(Decision).Groups["n"].Captures[1].Value, CultureInfo.InvariantCulture)));
    }

    [Test]
    public void EveryAdvisoryThatIsPassedOver_StandsInTheDecision()
    {
        var props = File.ReadAllText(Path.Combine(House.Root, ".config", "Packages.props")) + File.ReadAllText(Path.Combine(House.Root, "Directory.Build.props"));
        var passed = Suppressed().Matches(props).Select(m => m.Groups[1].Value).ToList();
        Assert.That(passed.Where(advisory => !Decision.Contains(advisory, StringComparison.Ordinal)), Is.Empty);
        Assert.That(Decision.Contains("No advisory is passed over", StringComparison.Ordinal), Is.EqualTo(passed.Count == 0));
    }

    // Without the source's word on it a later advisory would redden nothing.
    [Test]
    public void Finding28_EveryRestore_AsksForAdvisories_OnAllPackages_FromTheLowestSeverity()
    {
        var props = File.ReadAllText(Path.Combine(House.Root, "Directory.Build.props"));
        foreach (var set in new[] { "<NuGetAudit>true<", "<NuGetAuditMode>all<", "<NuGetAuditLevel>low<" }) Assert.That(props, Does.Contain(set));
        Assert.That(Path.Combine(House.Root, ".config", "Packages.props"), Does.Exist);
        Assert.That(Decision, Does.Contain("MediatR 5.1.0"), "an old line is told of, not hidden");
    }

    /// <summary>What a decision or guide calls by its name in the sources is there.</summary>
    [Test]
    public void Finding30_WhatTheDocumentsName_Exists()
    {
        var sources = new[] { "src", "tests" }.SelectMany(room => Directory.EnumerateFiles(Path.Combine(House.Root, room), "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .SelectMany(file => Name().Matches(File.ReadAllText(file)).Select(m => m.Value)).ToHashSet();
        var documents = Directory.GetFiles(Path.Combine(House.Root, "src", "decisions"), "*.md")
            .Append(Path.Combine(House.Root, "src", "README.md")).Append(Path.Combine(House.Root, "tests", "README.md"));
        Assert.That(documents.SelectMany(file => Named().Matches(File.ReadAllText(file)).Select(m => m.Groups[1].Value)
            .Where(name => name != "DbSet" && !sources.Contains(name)).Select(name => $"{Path.GetFileName(file)}: {name}")), Is.Empty);
    }

    [GeneratedRegex("`([A-Z][a-z]+(?:[A-Z][A-Za-z0-9]*)+)`")]
    private static partial Regex Named();

    [GeneratedRegex("[A-Z][A-Za-z0-9_]*")]
    private static partial Regex Name();

    [GeneratedRegex(@"^\| V\d+ [^|]*(?:\| (?<n>\d+) ){4}\|", RegexOptions.Multiline)]
    private static partial Regex Chapter();

    [GeneratedRegex(@"^\| Sum (?:\| (?<n>\d+) ){4}\|", RegexOptions.Multiline)]
    private static partial Regex Sum();

    [GeneratedRegex(@"^\| (?<sections>\d+\.\d+[^|]*)\|(?<what>.*)\|$", RegexOptions.Multiline)]
    private static partial Regex Explained();

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Section();

    [GeneratedRegex("<NuGetAuditSuppress\\s+Include=\"([^\"]+)\"")]
    private static partial Regex Suppressed();
}
