using Requests.Paper.Layout;

namespace Requests.Paper.Tests;

/// <summary>Check LAYOUT.</summary>
public sealed class LayoutFindingsTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void LAYOUT_OurOwnPapers_HaveNoFinding(PaperDocument paper) => Assert.That(LayoutFindings.Of(paper), Is.Empty);

    [Test]
    public void LAYOUT_SignatureAfterAPageBreak_StandsAlone()
    {
        var paper = new PaperDocument(PaperProfile.Notice, "题", [new Paragraph("文字。"), new PageBreak(), new Signature("某机关", "2026年3月5日")]);
        Assert.That(LayoutFindings.Of(paper).Select(f => (f.Fault, f.Page)), Is.EqualTo(new[] { (LayoutFault.SignatureAlone, 2) }));
    }

    [Test]
    public void LAYOUT_HeadingBeforeAPageBreak_IsFound()
    {
        var paper = new PaperDocument(PaperProfile.Notice, "题", [new Paragraph("文字。"), new Heading(1, "一、标题"), new PageBreak(), new Paragraph("文字。")]);
        Assert.That(LayoutFindings.Of(paper).Select(f => (f.Fault, f.Text)), Is.EqualTo(new[] { (LayoutFault.HeadingAlone, "一、标题") }));
    }

    [Test]
    public void LAYOUT_ColumnOfOneCharacter_CannotKeepTheForbiddenPlaces()
    {
        var paper = new PaperDocument(PaperProfile.Form, "题", [new Table([0.05, 0.95], [new([new("甲、（乙）。"), new("")])])]);
        Assert.That(LayoutFindings.Of(paper).Select(f => f.Fault), Does.Contain(LayoutFault.ForbiddenFirst).And.Contain(LayoutFault.ForbiddenLast));
    }

    [Test]
    public void LAYOUT_TwentyThreeLines_AreFound()
    {
        var paper = new PaperDocument(PaperProfile.Notice, "题", [new Paragraph(new string('字', 28 * 22), false)]);
        var page = PaperLayout.Of(paper)[0];
        var first = page.Marks.OfType<TextMark>().First();
        Assert.That(LayoutFindings.Of([page], Geometry.Of(paper), paper.Profile), Is.Empty);
        var crowded = page with { Marks = [.. page.Marks, first with { Y = first.Y - 10, Piece = 99 }] };
        Assert.That(LayoutFindings.Of([crowded], Geometry.Of(paper), paper.Profile).Single(), Is.EqualTo(new LayoutFinding(LayoutFault.TooManyLines, 1, "23")));
    }
}
