using System.Text;
using Requests.Paper.Pdf;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Requests.Paper.Tests;

public sealed class PdfWriterTests
{
    /// <summary>Characters that come back as radicals where glyphs are mapped to the lowest code point.</summary>
    private const string Tempting = "生月日人金文一二十口土大女子山工己巾干幺广弓心戈手日木水火爪父片牙牛犬玄玉瓜瓦甘用田";

    [Test]
    public void Text_ReadBack_IsExactlyTheOriginalWithoutRadicals()
    {
        var text = Tempting + "（2026年3月5日，￥2200元）——《条例》“第三十六条”A-z";
        using var pdf = PdfDocument.Open(PdfWriter.Write(new PaperDocument(PaperProfile.Form, "题", [new Paragraph(text, false)])));
        var read = string.Concat(pdf.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
        Assert.That(read, Is.EqualTo(text));
        Assert.That(read.Any(c => c is >= '\u2E80' and <= '\u2FDF'), Is.False);
    }

    [Test]
    public void Text_WithACharacterNoFaceHas_IsStillReadBackExactly()
    {
        using var pdf = PdfDocument.Open(PdfWriter.Write(new PaperDocument(PaperProfile.Form, "题", [new Paragraph("\U00020BB7野家", false)])));
        Assert.That(string.Concat(pdf.GetPage(1).Letters.Select(l => l.Value)), Is.EqualTo("\U00020BB7野家"));
    }

    [Test]
    public void SqueezedMarks_DoNotOverlapTheNextCharacter()
    {
        using var pdf = PdfDocument.Open(PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "题", [new Paragraph("审批材料”。（《条例》），答复：“《办法》”", false)])));
        var letters = pdf.GetPage(1).GetMarkedContents().Where(m => !m.IsArtifact).SelectMany(m => m.Letters).ToList();
        Assert.That(letters, Has.Count.EqualTo(22));
        foreach (var (letter, next) in letters.Zip(letters.Skip(1)))
            Assert.That(letter.EndBaseLine.X, Is.LessThan(next.StartBaseLine.X + 0.3), letter.Value + next.Value);
    }

    [Test]
    public void Text_OfEveryCharacterOfTheFace_IsReadBackExactly()
    {
        // 3,000 characters from the whole range the face has.
        var face = PaperFonts.Shipped.Regular;
        var text = string.Concat(Enumerable.Range(0x4E00, 0x5200).Where((c, i) => i % 7 == 0 && face.Has(c)).Select(char.ConvertFromUtf32));
        Assert.That(text, Has.Length.GreaterThan(2500));
        using var pdf = PdfDocument.Open(PdfWriter.Write(new PaperDocument(PaperProfile.Notice, "题", [new Paragraph(text, false)])));
        var read = string.Concat(pdf.GetPages().SelectMany(p => p.GetMarkedContents().Where(m => !m.IsArtifact).SelectMany(m => m.Letters)).Select(l => l.Value));
        Assert.That(read, Is.EqualTo(text));
    }

    private static IEnumerable<TestCaseData> Papers() =>
        new[] { ("Notice", Samples.Notice()), ("Letter", Samples.Letter()), ("Form", Samples.Form()) }.Select(p => new TestCaseData(p.Item2) { TestName = $"Tags_OfA{p.Item1}_HoldEveryWordInOrder" });

    [TestCaseSource(nameof(Papers))]
    public void Tags_HoldEveryWordInOrder(PaperDocument paper)
    {
        var bytes = PdfWriter.Write(paper);
        var (types, pieces) = PdfTags.Of(bytes);
        Assert.That(types, Does.Contain("Document").And.Contain("H1"));
        Assert.That(string.Join('\n', pieces.Where(p => p.Length > 0)), Is.EqualTo(string.Join('\n', PdfText.Of(bytes).Split('\n').Where(p => p.Length > 0))));
        Assert.That(Encoding.Latin1.GetString(bytes), Does.Contain("/MarkInfo <</Marked true>>").And.Contain("/Lang (zh-CN)").And.Contain("/StructParents 0"));
    }

    [Test]
    public void Tags_TellHeadingsTablesAndLists()
    {
        var paper = new PaperDocument(PaperProfile.Form, "题",
        [
            new TitleLines(["关于某事的", "告知书"]), new Heading(1, "一、情况"), new Heading(2, "（一）经过"), new Paragraph("正文。"),
            new Table([0.5, 0.5], [new([new("项目"), new("件数")], Head: true), new([new("总计", ColumnSpan: 2)]), new([new("甲"), new("")])]),
            new BarChart("各月", [new("1月", 5, "5件")]), new EnclosureNote([new("清单", 2), new("说明", null)]),
        ]);
        var (types, _) = PdfTags.Of(PdfWriter.Write(paper));
        Assert.That(string.Join(' ', types), Is.EqualTo("Document H1 H2 H3 P Table TR TH TH TR TD TR TD TD Table Caption TR TH TD P L LI LBody LI LBody"));
        var bytes = Encoding.Latin1.GetString(PdfWriter.Write(paper));
        Assert.That(bytes, Does.Contain("/Scope /Column").And.Contain("/Scope /Row").And.Contain("/ColSpan 2"));
    }

    [Test]
    public void Tags_AreReadByAnotherProgram()
    {
        if (!Poppler.Has("pdfinfo")) Assert.Ignore("poppler-utils is not installed.");
        var told = Poppler.Run("pdfinfo", PdfWriter.Write(Samples.Form()), "-struct-text");
        Assert.That(told, Does.Contain("Document").And.Contain("Table").And.Contain("TH").And.Contain("\"办理结果\"").And.Contain("\"31件\""), told);
        Assert.That(Poppler.Run("pdfinfo", PdfWriter.Write(Samples.Form())), Does.Match(@"Tagged:\s+yes"));
    }

    [Test]
    public void File_DeclaresLanguageTitleColourAndConformance()
    {
        var bytes = PdfWriter.Write(Samples.Notice());
        using var pdf = PdfDocument.Open(bytes);
        var catalog = pdf.Structure.Catalog.CatalogDictionary;
        Assert.That(((StringToken)catalog.Data["Lang"]).Data, Is.EqualTo("zh-CN"));
        Assert.That(catalog.Data["ViewerPreferences"].ToString(), Does.Contain("DisplayDocTitle").And.Contain("true").IgnoreCase);
        Assert.That(catalog.ContainsKey(NameToken.Create("OutputIntents")));
        Assert.That(pdf.Information.Title, Is.EqualTo("政府信息公开告知书"));
        Assert.That(pdf.TryGetXmpMetadata(out var xmp));
        var said = Encoding.UTF8.GetString(xmp!.GetXmlBytes().ToArray());
        Assert.That(said, Does.Contain("<pdfaid:part>2</pdfaid:part>").And.Contain("<pdfaid:conformance>U</pdfaid:conformance>").And.Contain("政府信息公开告知书"));
        Assert.That(said, Does.Not.Contain("Date"), "no clock");
        Assert.That(pdf.GetPage(1).Letters.Select(l => l.FontName).Distinct(), Is.All.Matches("^[A-Z]{6}\\+NotoSerifSC-(Regular|Bold)$"));
        Assert.That(Encoding.Latin1.GetString(bytes), Does.StartWith("%PDF-1.7").And.EndWith("%%EOF\n"));
    }

    [Test]
    public void ColourProfile_IsAWellFormedDisplayProfile()
    {
        var profile = SrgbProfile.Bytes;
        Assert.That(System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile), Is.EqualTo(profile.Length));
        Assert.That(Encoding.ASCII.GetString(profile, 12, 12), Is.EqualTo("mntrRGB XYZ "));
        Assert.That(Encoding.ASCII.GetString(profile, 36, 4), Is.EqualTo("acsp"));
        Assert.That(profile, Has.Length.LessThan(3000));
        // The three primaries add up to the white of the connection space.
        double Xyz(int tag, int part) => System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(
            System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(profile.AsSpan(132 + 12 * tag + 4)) + 8 + 4 * part)) / 65536d;
        double[] white = [0.9642, 1, 0.8249];
        for (var part = 0; part < 3; part++) Assert.That(Xyz(3, part) + Xyz(4, part) + Xyz(5, part), Is.EqualTo(white[part]).Within(0.001));
    }

    [Test]
    public void PageNumbers_StandOutsideTheWordsOddRightEvenLeft()
    {
        using var pdf = PdfDocument.Open(PdfWriter.Write(Samples.LongNotice()));
        var numbers = pdf.GetPages().Select(p => p.GetMarkedContents().Where(m => m.IsArtifact && m.Letters.Count > 0).Last().Letters).ToList();
        Assert.That(numbers.Select(n => string.Concat(n.Select(l => l.Value))), Is.EqualTo(Enumerable.Range(1, numbers.Count).Select(i => $"— {i} —")));
        Assert.That(numbers.Select(n => n[0].StartBaseLine.X > 300), Is.EqualTo(numbers.Select((_, i) => i % 2 == 0)));
        Assert.That(numbers[0][^1].EndBaseLine.X, Is.EqualTo(521.57 - 14).Within(0.2), "one character from the outer edge");
        Assert.That(numbers[1][0].StartBaseLine.X, Is.EqualTo(79.37 + 14).Within(0.2));
    }
}
