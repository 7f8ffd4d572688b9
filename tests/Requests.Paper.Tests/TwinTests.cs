namespace Requests.Paper.Tests;

/// <summary>One paper, four writings, the same words and always the same bytes.</summary>
public sealed class TwinTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void FourWritings_HoldTheSameWords(PaperDocument paper) => Assert.That(RenderingComparison.Differences(paper), Is.Empty);

    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void Writing_Twice_GivesTheSameBytes(PaperDocument paper)
    {
        var (pdf, docx) = (PdfWriter.Write(paper), DocxWriter.Write(paper));
        Assert.That(PdfWriter.Write(paper), Is.EqualTo(pdf));
        Assert.That(DocxWriter.Write(paper), Is.EqualTo(docx));
    }

    [Test]
    public void Differences_WhenOneParagraphDiffers_NameTheFormAndThePlace()
    {
        var paper = Samples.Notice();
        var other = paper with
        {
            Blocks = [.. paper.Blocks.Select(b => b is Paragraph p ? p with { Text = p.Text.Replace("60日", "30日",
            StringComparison.Ordinal) } : b)]
        };
        var differences = RenderingComparison.Differences(PdfWriter.Write(other), DocxWriter.Write(paper), HtmlWriter.Write(other), PaperText.Of(paper));
        Assert.That(differences.Select(d => d.Form), Is.EqualTo(new[] { "PDF", "HTML" }));
        Assert.That(differences[0].Expected, Does.Contain("60日"));
        Assert.That(differences[0].Actual, Does.Contain("30日"));
    }

    [Test]
    public void Text_WithCharactersThatShowNothing_LosesThemInAllWritingsAlike()
    {
        var paper = new PaperDocument(PaperProfile.Notice, "题", [new Paragraph("一\u200B二\u0007三\r\n第二段\tA<b>&\"'")]);
        Assert.That(PaperText.Of(paper), Is.EqualTo("一二三\n第二段 A<b>&\"'\n"));
        Assert.That(RenderingComparison.Differences(paper), Is.Empty);
    }
}
