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
