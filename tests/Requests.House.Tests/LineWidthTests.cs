namespace Requests.House.Tests;

/// <summary>Lines that nobody reads to their end hide faults. The numbers are a ratchet: they may only go down.</summary>
public sealed class LineWidthTests
{
    private const int Code = 160;
    private const int Markup = 180;

    // How many lines are still longer.
    private const int CodeLeft = 1600;
    private const int MarkupLeft = 360;

    [Test]
    public void NoMoreLongLinesOfCode() => Check(House.Sources("src").Concat(House.Sources("tests")), Code, CodeLeft);

    [Test]
    public void NoMoreLongLinesOfMarkup() => Check(House.Sources("src", "*.cshtml"), Markup, MarkupLeft);

    [Test]
    public void ALongLine_IsCounted() => Assert.That(Long([new("a.cs", $"x\n{new string('y', Code + 1)}\n{new string('z', Code)}")], Code), Is.EqualTo(new[] { ("a.cs", 2, Code + 1) }));

    private static void Check(IEnumerable<KeyValuePair<string, string>> sources, int width, int left)
    {
        var found = Long(sources, width);
        Assert.That(found, Has.Count.LessThanOrEqualTo(left),
            $"A line is longer than {width}. Break it; the longest are:\n{string.Join('\n', found.OrderByDescending(f => f.Length).Take(10).Select(f => $"{f.File}:{f.Line} {f.Length}"))}");
    }

    private static List<(string File, int Line, int Length)> Long(IEnumerable<KeyValuePair<string, string>> sources, int width) =>
        [.. sources.SelectMany(s => s.Value.Split('\n').Select((text, no) => (s.Key, no + 1, text.Length))).Where(l => l.Length > width)];
}
