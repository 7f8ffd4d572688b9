using System.IO.Compression;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper.Tests;

public sealed class DocxWriterTests
{
    [TestCaseSource(typeof(Samples), nameof(Samples.All))]
    public void File_IsValid(PaperDocument paper)
    {
        using var package = Open(paper);
        Assert.That(new OpenXmlValidator().Validate(package).Select(e => $"{e.Path?.XPath}: {e.Description}"), Is.Empty);
    }

    [Test]
    public void Geometry_IsThatOfTheStandardInTwips()
    {
        using var package = Open(Samples.Notice());
        var section = package.MainDocumentPart!.Document!.Body!.Elements<SectionProperties>().Single();
        var (size, margin) = (section.GetFirstChild<PageSize>()!, section.GetFirstChild<PageMargin>()!);
        Assert.That((size.Width!.Value, size.Height!.Value), Is.EqualTo((11906u, 16838u)));
        Assert.That((margin.Top!.Value, margin.Right!.Value, margin.Bottom!.Value, margin.Left!.Value), Is.EqualTo((2098, 1474u, 1984, 1587u)));
        Assert.That(margin.Footer!.Value, Is.EqualTo(1446).Within(5));
    }

    [Test]
    public void Styles_NameTheFacesAndSizesOfTheStandard()
    {
        using var package = Open(Samples.Notice());
        var styles = package.MainDocumentPart!.StyleDefinitionsPart!.Styles!;
        string? Face(string id) => styles.Elements<Style>().Single(s => s.StyleId == id).StyleRunProperties?.GetFirstChild<RunFonts>()?.EastAsia;
        Assert.That(styles.Descendants<RunPropertiesBaseStyle>().Single().GetFirstChild<RunFonts>()!.EastAsia!.Value, Is.EqualTo("仿宋_GB2312"));
        Assert.That((Face("Title"), Face("Heading1"), Face("Heading2")), Is.EqualTo(("方正小标宋简体", "黑体", "楷体_GB2312")));
        var body = styles.Elements<Style>().Single(s => s.StyleId == "PaperBody").StyleParagraphProperties!;
        Assert.That((body.Indentation!.FirstLine!.Value, body.Indentation.FirstLineChars!.Value), Is.EqualTo(("640", 200)));
        Assert.That(styles.Descendants<ParagraphPropertiesBaseStyle>().Single().SpacingBetweenLines!.Line!.Value, Is.EqualTo("579"));
    }

    [Test]
    public void PageNumbers_StandInOddAndEvenFooters()
    {
        using var package = Open(Samples.Notice());
        var main = package.MainDocumentPart!;
        Assert.That(main.DocumentSettingsPart!.Settings!.Elements<EvenAndOddHeaders>(), Is.Not.Empty);
        var footers = main.Document!.Body!.Descendants<FooterReference>().ToDictionary(f => f.Type!.Value, f => ((FooterPart)main.GetPartById(f.Id!)).Footer!);
        Assert.That(footers[HeaderFooterValues.Default].Descendants<Justification>().Single().Val!.Value, Is.EqualTo(JustificationValues.Right));
        Assert.That(footers[HeaderFooterValues.Even].Descendants<Justification>().Single().Val!.Value, Is.EqualTo(JustificationValues.Left));
        Assert.That(footers.Values.Select(f => f.Descendants<SimpleField>().Single().Instruction!.Value), Is.All.EqualTo("PAGE"));
    }

    [Test]
    public void Signature_IsKeptWithTheTextBeforeIt()
    {
        using var package = Open(Samples.Notice());
        var paragraphs = package.MainDocumentPart!.Document!.Body!.Elements<DocumentFormat.OpenXml.Wordprocessing.Paragraph>().ToList();
        var tail = paragraphs.SkipWhile(p => !p.InnerText.StartsWith("对本答复", StringComparison.Ordinal)).ToList();
        Assert.That(tail.SkipLast(1).Select(p => p.ParagraphProperties!.KeepNext), Is.All.Not.Null);
        Assert.That(tail[^1].InnerText, Is.EqualTo("2026年3月20日"));
        Assert.That(tail[^1].ParagraphProperties!.KeepNext, Is.Null);
    }

    [Test]
    public void Package_HoldsNoTimesNoRevisionsAndNoRandomNames()
    {
        using var zip = new ZipArchive(new MemoryStream(DocxWriter.Write(Samples.Letter())));
        Assert.That(zip.Entries.Select(e => e.LastWriteTime.Year), Is.All.EqualTo(1980));
        Assert.That(zip.Entries[0].FullName, Is.EqualTo("[Content_Types].xml"));
        Assert.That(zip.Entries.Select(e => e.FullName), Is.All.Not.Match("[0-9a-f]{16}"));
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            var xml = reader.ReadToEnd();
            Assert.That(xml, Does.Not.Contain("rsid").And.Not.Contain("dcterms:").And.Not.Contain("w:ins "), entry.FullName);
        }
    }

    private static WordprocessingDocument Open(PaperDocument paper) => WordprocessingDocument.Open(new MemoryStream(DocxWriter.Write(paper)), false);
}
