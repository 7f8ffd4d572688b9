using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Requests.Paper.Xlsx;

namespace Requests.Paper.Tests;

/// <summary>Workbooks any reader opens: lawful, without prefixes, with names a spreadsheet takes.</summary>
public sealed class XlsxWriterTests
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    private static readonly PaperDocument Report = new(PaperProfile.Form, "年度报告",
    [
        new TitleLines(["某市城市管理局", "2025年政府信息公开工作年度报告"]),
        new Heading(1, "一、总体情况"), new Paragraph("全年新收申请16件。"),
        new Heading(1, "二、主动公开政府信息情况"),
        new Table([0.4, 0.3, 0.3], [new TableRow([new("信息内容", Bold: true), new("制发", Bold: true), new("废止", Bold: true)], Head: true),
            new TableRow([new("规章"), new("3"), new("0")])]),
        new Table([0.5, 0.5], [new TableRow([new("行政许可"), new("12.5")])]),
        new Heading(1, "三、收到和处理"),
        new Table([0.2, 0.3, 0.5],
        [
            new TableRow([new("事由", 2, 2), new("总计")], Head: true),
            new TableRow([new("件")], Head: true),
            new TableRow([new("三", RowSpan: 2), new("一"), new("7")]),
            new TableRow([new("二"), new("007")]),
        ]),
        new Heading(1, "附：图表"), new BarChart("各月", [new("1月", 5, "5件")]),
    ]);

    [Test]
    public void APaper_IsALawfulWorkbook_WithASheetForEachPart()
    {
        var file = XlsxWriter.Write(Report);
        using (var book = SpreadsheetDocument.Open(new MemoryStream(file), false))
            Assert.That(new OpenXmlValidator().Validate(book).Select(e => $"{e.Description} {e.Path?.XPath}"), Is.Empty);
        Assert.That(Names(file), Is.EqualTo(new[] { "正文", "一、总体情况", "二、主动公开政府信息情况", "三、收到和处理", "附：图表" }));
        Assert.That(XlsxWriter.Write(Report), Is.EqualTo(file), "the same bytes");
    }

    [Test]
    public void EveryPart_StandsWithoutPrefix_AndIsNamedFromItsFolder()
    {
        using var zip = new ZipArchive(new MemoryStream(XlsxWriter.Write(Report)));
        foreach (var entry in zip.Entries)
        {
            var text = Read(entry);
            Assert.That(text, Does.Not.Match(@"<\w+:"), entry.FullName);
            if (entry.FullName.EndsWith(".rels", StringComparison.Ordinal)) Assert.That(text, Does.Not.Contain("Target=\"/"));
        }
    }

    [Test]
    public void ASheet_FitsA4_RepeatsItsHeads_AndKeepsFiguresAsNumbers()
    {
        var file = XlsxWriter.Write(Report);
        var three = Sheet(file, 4);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(three.Descendants(Main + "pageSetUpPr").Single().Attribute("fitToPage")!.Value, Is.EqualTo("1"));
            var setup = three.Descendants(Main + "pageSetup").Single();
            Assert.That((setup.Attribute("paperSize")!.Value, setup.Attribute("fitToHeight")!.Value), Is.EqualTo(("9", "0")));
            Assert.That(Part(file, "xl/workbook.xml").Descendants(Main + "definedName").Select(n => (n.Attribute("localSheetId")!.Value, n.Value)),
                Is.EqualTo(new[] { ("3", "'三、收到和处理'!$1:$3") }));
            Assert.That(three.Descendants(Main + "mergeCell").Select(m => m.Attribute("ref")!.Value), Is.EquivalentTo(new[] { "A1:C1", "A2:B3", "A4:A5" }));
            Assert.That(three.Descendants(Main + "v").Select(v => v.Value), Is.EqualTo(new[] { "7" }), "a name with noughts is no number");
            Assert.That(Part(file, "xl/styles.xml").Descendants(Main + "alignment").Attributes("wrapText").Select(a => a.Value), Is.All.EqualTo("1"));
        }
    }

    [Test]
    public void TablesOfOnePart_ShareTheSheetsColumns()
    {
        var two = Sheet(XlsxWriter.Write(Report), 3);
        Assert.That(two.Descendants(Main + "col").Count(), Is.EqualTo(4), "lines at 0.4, 0.5, 0.7 and 1");
        Assert.That(two.Descendants(Main + "mergeCell").Select(m => m.Attribute("ref")!.Value),
            Is.EquivalentTo(new[] { "A1:D1", "B2:C2", "B3:C3", "A4:B4", "C4:D4" }));
        Assert.That(two.Descendants(Main + "v").Select(v => v.Value), Is.EqualTo(new[] { "3", "0", "12.5" }));
    }

    [Test]
    public void AList_KeepsTextAsText_AndNumbersAsNumbers()
    {
        var file = XlsxWriter.Write(new ListSheet("风险看板", ["编号", "天数"], [["007", 20], ["=1+1", null]]));
        using (var book = SpreadsheetDocument.Open(new MemoryStream(file), false)) Assert.That(new OpenXmlValidator().Validate(book), Is.Empty);
        var sheet = Sheet(file, 1);
        Assert.That(sheet.Descendants(Main + "t").Select(t => t.Value), Is.EqualTo(new[] { "编号", "天数", "007", "'=1+1" }));
        Assert.That(sheet.Descendants(Main + "v").Select(v => v.Value), Is.EqualTo(new[] { "20" }));
        Assert.That(sheet.Descendants(Main + "f"), Is.Empty);
    }

    [Test]
    public void Names_AreLawfulAndUnique()
    {
        string[] wanted = ["'引号'", "a:b\\c/d?e*f[g]", "", "History", "同名", "同名", "ABC", "abc", new string('长', 40), new string('长', 40),
            string.Concat(Enumerable.Repeat("😀", 20))];
        var names = Workbook.Names(wanted);
        Assert.That(names.Distinct(StringComparer.OrdinalIgnoreCase).Count(), Is.EqualTo(wanted.Length));
        using (Assert.EnterMultipleScope())
            foreach (var name in names)
            {
                Assert.That(name.Length, Is.InRange(1, 31), name);
                Assert.That(name, Does.Not.Match(@"[:\\/?*\[\]]").And.Not.StartWith("'").And.Not.EndWith("'").And.Not.EqualTo("History").IgnoreCase);
                Assert.That(char.IsHighSurrogate(name[^1]), Is.False);
            }
        Assert.That(Names(XlsxWriter.Write(new ListSheet("[a]:'b'", ["x"], []))), Is.EqualTo(new[] { "a'b" }));
    }

    [TestCase(0, "A1")]
    [TestCase(25, "Z1")]
    [TestCase(26, "AA1")]
    [TestCase(701, "ZZ1")]
    [TestCase(702, "AAA1")]
    public void AColumn_IsNamedByItsLetters(int column, string place) => Assert.That(Workbook.Place(0, column), Is.EqualTo(place));

    private static IEnumerable<string> Names(byte[] file) => Part(file, "xl/workbook.xml").Descendants(Main + "sheet").Select(s => s.Attribute("name")!.Value);

    private static XDocument Sheet(byte[] file, int no) => Part(file, $"xl/worksheets/sheet{no}.xml");

    private static XDocument Part(byte[] file, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(file));
        return XDocument.Parse(Read(zip.GetEntry(name)!));
    }

    private static string Read(ZipArchiveEntry entry)
    {
        using var reader = new StreamReader(entry.Open());
        return reader.ReadToEnd();
    }
}
