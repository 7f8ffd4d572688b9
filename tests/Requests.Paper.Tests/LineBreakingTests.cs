using FsCheck;
using FsCheck.Fluent;
using Requests.Paper.Layout;

namespace Requests.Paper.Tests;

/// <summary>Rule 1.8 on lines of 28 characters.</summary>
public sealed class LineBreakingTests
{
    private static readonly TextStyle Style = new(Face.Regular, 16, -0.21);
    private const double Width = 156 * Geometry.Millimetre;

    private static List<string> Lines(string text, double cells = 28, bool stretch = false) =>
        [.. LineBreaker.Break(text, Style, Width * cells / 28, 0,
            stretch).Select(l => string.Concat(l.Glyphs.Select(g => char.ConvertFromUtf32(g.CodePoint))))];

    [Test]
    public void TwentyEightCharacters_FillALine()
    {
        Assert.That(Lines(new string('字', 28)), Has.Count.EqualTo(1));
        Assert.That(Lines(new string('字', 30)).Select(l => l.Length), Is.EqualTo(new[] { 28, 2 }));
    }

    [Test]
    public void ClosingMark_NeverBeginsALine()
    {
        // The comma would be the eleventh of ten.
        Assert.That(Lines("一二三四五六七八九十，天地人", 10)[1], Does.StartWith("十，"));
        // With another mark to squeeze it is pushed in.
        Assert.That(Lines("一二三，五六七八九十，天地人", 10)[0], Does.EndWith("十，"));
    }

    [Test]
    public void OpeningMark_NeverEndsALine() => Assert.That(Lines("一二三四五六七八九《天地》人和", 10)[1], Does.StartWith("《天"));

    [Test]
    public void MeetingMarks_ShareTheirEmptyHalves()
    {
        double Width(string text) => LineBreaker.Break(text, Style, 1000)[0].Width;
        Assert.That(Width("》（"), Is.EqualTo(1.5 * 16 - 0.42).Within(0.01));
        Assert.That(Width("。”"), Is.EqualTo(1.5 * 16 - 0.42).Within(0.01));
        Assert.That(Width("（《"), Is.EqualTo(1.5 * 16 - 0.42).Within(0.01));
        Assert.That(Width("（字"), Is.EqualTo(2 * 16 - 0.42).Within(0.01));
    }

    [TestCase("2026年3月5日")]
    [TestCase("15个工作日")]
    [TestCase("￥2200.50元")]
    [TestCase("第三十六条")]
    [TestCase("0451-00000000")]
    [TestCase("office@example.invalid")]
    [TestCase("31")]
    [TestCase("——")]
    [TestCase("……")]
    public void WholeThings_AreNotSplit(string whole)
    {
        for (var before = 0; before < 28; before++)
            Assert.That(Lines(new string('字', before) + whole + "之后的文字"), Has.Some.Contains(whole), $"after {before} characters");
    }

    [Test]
    public void DocumentNumber_IsKeptWholeOrPartedBeforeItsYear()
    {
        for (var before = 0; before < 28; before++)
            Assert.That(string.Join('|', Lines(new string('，', before) + "哈城管公复〔2026〕12号")), Does.Contain("〔2026〕12号"));
    }

    [Test]
    public void WebAddress_LongerThanALine_PartsAfterAStroke() =>
        Assert.That(Lines("https://www.example.invalid/a/very/long/address/that/goes/on/and/on/index.html", 12), Is.All.Matches("(/|html)$"));

    [Test]
    public void LastLine_HasMoreThanOneCharacter()
    {
        Assert.That(Lines(new string('字', 29)).Select(l => l.Length), Is.EqualTo(new[] { 27, 2 }));
        Assert.That(Lines(new string('字', 29) + "。")[1], Is.EqualTo("字字。"));
    }

    [Test]
    public void StretchedLines_ReachTheEdgeAndTheLastDoesNot()
    {
        var lines = LineBreaker.Break(Samples.LongSentence + "到此为止。", Style, Width, 32, stretch: true);
        Assert.That(lines.Skip(1).SkipLast(1).Select(l => l.Width), Is.All.EqualTo(Width).Within(0.1));
        Assert.That(lines[0].Width, Is.EqualTo(Width - 32).Within(0.1));
        Assert.That(lines[^1].Width, Is.LessThan(Width));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property AnyText_KeepsItsCharactersAndTheWidth() => Prop.ForAll(
        Gen.Elements("字", "文", "，", "。", "（", "）", "《", "》", "2026年", "A", "——", "“", "”", "、", "1").ArrayOf().Select(string.Concat).ToArbitrary(),
        text =>
        {
            var lines = LineBreaker.Break(text, Style, Width, 31.58, stretch: true);
            var kept = string.Concat(lines.SelectMany(l => l.Glyphs).Select(g => char.ConvertFromUtf32(g.CodePoint))) == text;
            var fits = lines.All(l => l.Width <= Width + 0.1);
            return kept && fits;
        });
}
