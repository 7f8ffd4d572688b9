using Requests.Paper.Layout;

namespace Requests.Paper.Tests;

public sealed class LayoutTests
{
    private static IReadOnlyList<Page> Set(PaperDocument paper) => PaperLayout.Of(BlockText.Of(paper));

    private static IEnumerable<TextMark> Texts(Page page, Role role) => page.Marks.OfType<TextMark>().Where(t => t.Role == role);

    [Test]
    public void Page_HoldsTwentyTwoLinesOfTwentyEightCharacters()
    {
        var pages = Set(new PaperDocument(PaperProfile.Notice, "题", [new Paragraph(new string('字', 28 * 23), false)]));
        Assert.That(Texts(pages[0], Role.Body).Count(), Is.EqualTo(22));
        Assert.That(Texts(pages[0], Role.Body).Select(t => t.Glyphs.Count), Is.All.EqualTo(28));
        Assert.That(Texts(pages[1], Role.Body).Count(), Is.EqualTo(1));
    }

    [Test]
    public void TypeArea_StandsWhereTheStandardPutsIt()
    {
        var page = Set(new PaperDocument(PaperProfile.Notice, "题", [new Paragraph(new string('字', 28 * 22), false)]))[0];
        var lines = Texts(page, Role.Body).ToList();
        Assert.That((page.Width, page.Height), Is.EqualTo((595.28, 841.89)).Within(0.01));
        Assert.That(lines[0].X, Is.EqualTo(79.37).Within(0.01), "28 mm");
        Assert.That(lines[0].Y, Is.EqualTo(104.88 + (28.95 + 16) / 2 - 0.12 * 16).Within(0.01), "the first line begins at 37 mm");
        Assert.That(lines[^1].Y, Is.LessThan(841.89 - 99.21), "last line over 35 mm");
        Assert.That(lines[1].Y - lines[0].Y, Is.EqualTo(28.95).Within(0.001));
    }

    [Test]
    public void Signature_WhateverTheLength_TakesTwoLinesOfTextAlong()
    {
        for (var filler = 0; filler < 60; filler++)
        {
            var paper = new PaperDocument(PaperProfile.Notice, "题",
            [
                new TitleLines(["某机关", "告知书"]), new Addressee("张三"), .. Enumerable.Repeat(new Paragraph("一行文字。"), filler + 2),
                new EnclosureNote([new("清单", 1)]), new Signature("某机关", "2026年3月5日"),
            ]);
            var signed = Set(paper).Single(p => Texts(p, Role.Signature).Any());
            Assert.That(Texts(signed, Role.Signature).Count(), Is.EqualTo(2));
            Assert.That(Texts(signed, Role.Body).Count(t => t.Text == "一行文字。"), Is.GreaterThanOrEqualTo(2), $"{filler} lines before");
        }
    }

    [Test]
    public void Signature_WithASeal_EndsFourCharactersFromTheEdgeWithTheNameCentredOverIt()
    {
        var page = Set(Samples.Letter())[0];
        var lines = Texts(page, Role.Signature).ToList();
        double Middle(TextMark t) => t.X + t.Glyphs.Sum(g => g.Advance) / 2;
        Assert.That(lines[1].X + lines[1].Glyphs.Sum(g => g.Advance), Is.EqualTo(521.57 - 4 * 15.79).Within(0.1));
        Assert.That(Middle(lines[0]), Is.EqualTo(Middle(lines[1])).Within(0.1));
        var text = Texts(page, Role.Body).Last();
        Assert.That(lines[0].Y - text.Y, Is.EqualTo(3 * 28.95).Within(0.1), "two lines are left for the seal");
    }

    [Test]
    public void Signature_WithoutASeal_HasTheDayTwoCharactersIn()
    {
        PaperDocument Paper(string agency) => new(PaperProfile.Notice, "题", [new Paragraph("文字。"), new Signature(agency, "2026年3月5日", SealPlace: false)]);
        var lines = Texts(Set(Paper("哈尔滨市城市管理综合行政执法局"))[0], Role.Signature).ToList();
        Assert.That(lines[0].X + lines[0].Glyphs.Sum(g => g.Advance), Is.EqualTo(521.57 - 2 * 15.79).Within(0.1));
        Assert.That(lines[1].X - lines[0].X, Is.EqualTo(2 * 15.79).Within(0.1));
        lines = [.. Texts(Set(Paper("某局"))[0], Role.Signature)];
        Assert.That(lines[1].X + lines[1].Glyphs.Sum(g => g.Advance), Is.EqualTo(521.57 - 2 * 15.79).Within(0.1),
            "a longer day ends there and the name moves left");
        Assert.That(lines[1].X - lines[0].X, Is.EqualTo(2 * 15.79).Within(0.1));
    }

    [Test]
    public void Letter_HasRedMarkAndTwoDoubleLinesOnPageOneOnlyAndNoNumberThere()
    {
        var pages = Set(Samples.Letter() with
        {
            Blocks = [.. Samples.Letter().Blocks.SkipLast(1),
            .. Enumerable.Repeat(new Paragraph(Samples.LongSentence), 6), Samples.Letter().Blocks[^1]]
        });
        var red = pages[0].Marks.OfType<RuleMark>().Where(r => r.Ink == Ink.Red).ToList();
        Assert.That(red.Select(r => r.Weight), Is.EqualTo(new[] { 2.25, 0.75, 0.75, 2.25 }));
        Assert.That(red.Select(r => (r.X2 - r.X1) / Geometry.Millimetre), Is.All.EqualTo(170).Within(0.01));
        Assert.That((pages[0].Height - red[2].Y1) / Geometry.Millimetre, Is.EqualTo(20).Within(0.2));
        Assert.That(pages.Skip(1).SelectMany(p => p.Marks.OfType<RuleMark>()), Is.Empty);
        Assert.That(Texts(pages[0], Role.Artifact), Is.Empty);
        Assert.That(Texts(pages[1], Role.Artifact).Single().Text, Is.EqualTo("— 2 —"));
    }

    [Test]
    public void Title_TooLong_IsPartedBetweenWordsIntoEvenLines()
    {
        var lines = Texts(Set(new PaperDocument(PaperProfile.Notice, "题", [new TitleLines(["哈尔滨市城市管理局关于对临时占道经营许可信息公开申请的答复"])]))[0],
            Role.Title).Select(t => t.Text).ToList();
        Assert.That(lines, Has.Count.EqualTo(2));
        Assert.That(lines[0], Does.EndWith("关于").Or.EndsWith("局").Or.EndsWith("许可"));
        Assert.That(Math.Abs(lines[0].Length - lines[1].Length), Is.LessThanOrEqualTo(8));
    }

    [Test]
    public void Table_OverPages_RepeatsItsHeadAndKeepsRowsWhole()
    {
        var pages = Set(Samples.Report());
        Assert.That(pages, Has.Count.GreaterThan(3));
        Assert.That(pages.Skip(1).Select(p => Texts(p, Role.Artifact).First().Text), Is.All.EqualTo("序号"));
        foreach (var page in pages)
        {
            var rules = page.Marks.OfType<RuleMark>().Where(r => r.Y1 == r.Y2).Select(r => r.Y1).DefaultIfEmpty(0).Max();
            Assert.That(Texts(page, Role.Cell).Select(t => t.Y), Is.All.LessThan(rules), "no text under the last rule");
        }
    }

    [Test]
    public void Table_WithARowTallerThanAPage_GoesOnAndLosesNothing()
    {
        var text = string.Concat(Enumerable.Repeat(Samples.LongSentence, 30));
        var paper = new PaperDocument(PaperProfile.Form, "表", [new Table([0.2, 0.8], [new([new("内容", RowSpan: 2), new(text)]), new([new("短")])])]);
        var pages = Set(paper);
        Assert.That(pages, Has.Count.GreaterThan(2));
        Assert.That(RenderingComparison.Differences(paper), Is.Empty);
        foreach (var page in pages)
        {
            var (top, bottom) = (page.Marks.OfType<RuleMark>().Min(r => r.Y1), page.Marks.OfType<RuleMark>().Max(r => r.Y2));
            Assert.That(page.Marks.OfType<RuleMark>().Where(r => r.Y1 == r.Y2).Select(r => r.Y1),
                Has.Some.EqualTo(top).Within(0.01).And.Some.EqualTo(bottom).Within(0.01), "closed above and below");
        }
    }

    [Test]
    public void Table_WithMoreCellsThanColumns_IsRefused() =>
        Assert.That(() => Set(new PaperDocument(PaperProfile.Form, "表", [new Table([1], [new([new("a"), new("b")])])])), Throws.ArgumentException);

    [Test]
    public void Envelope_HasItsOwnSizeAndNoPageNumber()
    {
        var page = Set(Samples.Envelope()).Single();
        Assert.That((page.Width / Geometry.Millimetre, page.Height / Geometry.Millimetre), Is.EqualTo((230d, 120d)).Within(0.01));
        Assert.That(Texts(page, Role.Artifact), Is.Empty);
    }

    [Test]
    public void EnclosureHead_StartsAPageWithItsTitleOnTheThirdLine()
    {
        var page = Set(Samples.LongNotice())[^1];
        var (head, title) = (Texts(page, Role.Head).Single(), Texts(page, Role.Title).Single());
        Assert.That(head.Text, Is.EqualTo("附件1"));
        Assert.That(title.Y - head.Y, Is.InRange(2 * 28.95, 2.4 * 28.95));
    }
}
