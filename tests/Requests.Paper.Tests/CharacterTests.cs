using System.Text;

namespace Requests.Paper.Tests;

/// <summary>Whatever character stands in a paper, every writer writes it, and all four say the same.</summary>
public sealed class CharacterTests
{
    private static IEnumerable<int> Planes => Enumerable.Range(0, 17);

    [TestCaseSource(nameof(Planes))]
    public void BUG_01_EveryPlane_IsWrittenByEveryWriter_WithTheSameWords(int plane)
    {
        var paper = Papered(OfPlane(plane, plane is 0 or 1 or 2 ? 11 : 401));
        Assert.That(RenderingComparison.Differences(paper), Is.Empty);
        Assert.That(XlsxWriter.Write(paper), Is.Not.Empty);
        Assert.That(LayoutFindings.Of(paper), Is.Not.Null);
    }

    [Test]
    public void BUG_01_HalvesOfPairs_AndWhatWillNeverBeACharacter_AreWrittenByEveryWriter()
    {
        var paper = Papered("甲\uD83D乙\uDE00丙\uFFFE丁\uFFFF\uFDD0戊\0\u0001\u001F\u007F\u0085\u009F己\U0001FFFE\U0010FFFF");
        Assert.That(RenderingComparison.Differences(paper), Is.Empty);
        Assert.That(XlsxWriter.Write(paper), Is.Not.Empty);
        Assert.That(PaperText.Of(paper), Does.Contain("丙丁戊"));
    }

    [TestCase("𠮷田花子")]
    [TestCase("✅路灯😀维护📎")]
    [TestCase("ꆈꌠ བོད Ёлка Ünïcödé")]
    [TestCase("𪚥𬺰𭀀")]
    [TestCase("eé aáà e\u0301 e\u0301\u0323 eé")]
    public void BUG_01_BUG_36_WhatTheMainFaceLacks_ComesFromOneThatHasIt(string text)
    {
        Assert.That(PaperFonts.Shipped.Missing(text), Is.Empty);
        var paper = Papered(text);
        Assert.That(PaperText.Of(paper), Does.Contain(text));
        Assert.That(RenderingComparison.Differences(paper), Is.Empty);
    }

    [Test]
    public void BUG_01_WhatNoFaceHas_StandsAsADescribedSubstitute()
    {
        var text = PaperText.Of(Papered("名𰻝\uE000"));
        Assert.That(text, Does.Contain("名〔U+30EDD〕〔U+E000〕"));
    }

    [TestCase("\u200B")]
    [TestCase("\u2060\u00AD")]
    [TestCase("\uFEFF\u3164")]
    [TestCase("\u2800 \u3000\t\r\n")]
    [TestCase("\u202D\u202C\u200E\U000E0041\uFE0F")]
    [TestCase("")]
    [TestCase(null)]
    public void BUG_27_WhatShowsNothing_IsBlank(string? text) => Assert.That(Characters.IsBlank(text), Is.True);

    [TestCase("。")]
    [TestCase("\u200B1")]
    [TestCase("😀")]
    [TestCase("\uD83D")]
    public void BUG_27_WhatShowsSomething_IsNot(string text) => Assert.That(Characters.IsBlank(text), Is.False);

    [Test]
    public void Cleaning_Twice_ChangesNothingMore_AndUnifyingThrowsOnNothing()
    {
        foreach (var plane in Planes)
        {
            var text = OfPlane(plane, 3) + '\uD800';
            var clean = Characters.Clean(text);
            Assert.That(Characters.Clean(clean), Is.EqualTo(clean));
            Assert.That(() => Characters.Unified(text), Throws.Nothing);
        }
    }

    [Test]
    public void EveryFaceOfTheList_CanBeRead_AndHasItsLicence()
    {
        var rows = PaperFonts.Rows(Path.Combine(AppContext.BaseDirectory, "Fonts"));
        Assert.That(rows, Has.Count.GreaterThan(2));
        foreach (var (path, name, licence) in rows)
        {
            Assert.That(File.ReadAllText(licence), Does.Contain("SIL O").IgnoreCase, name);
            Assert.That(() => new Fonts.TrueTypeFont(PaperFonts.Bytes(path)), Throws.Nothing, name);
        }
    }

    private static string OfPlane(int plane, int step)
    {
        var text = new StringBuilder();
        for (var c = plane << 16; c <= (plane << 16 | 0xFFFF); c += step)
            if (Rune.IsValid(c)) text.Append(new Rune(c));
        return text.ToString();
    }

    // Each character where a body text, a title, a name, a cell and a label stand.
    private static PaperDocument Papered(string text)
    {
        var (some, sheet) = (Characters.Clean(text)[..Math.Min(12, Characters.Clean(text).Length)], text[..Math.Min(60, text.Length)]);
        return new PaperDocument(PaperProfile.Notice, "标题" + some,
        [
            new TitleLines(["关于" + some]), new Addressee(some), new Paragraph(text),
            new Table([1, 1], [new TableRow([new TableCell("名" + sheet), new TableCell(sheet)])]),
            new BarChart("图" + some, [new Bar(some, 1, "1")]),
            new Signature("某局" + some, "2026年11月30日"),
        ]);
    }
}
