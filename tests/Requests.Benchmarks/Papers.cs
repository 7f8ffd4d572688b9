using BenchmarkDotNet.Attributes;
using Requests.Paper;

namespace Requests.Benchmarks;

/// <summary>One letter of two pages in its four writings, and the PDF alone of a table of 400 rows.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class Papers
{
    private static readonly string Sentence = string.Concat(Enumerable.Repeat("经检索，我局保存的档案中没有找到您申请公开的信息，现依照《中华人民共和国政府信息公开条例》第三十六条第四项告知您。", 3));

    private readonly PaperDocument _letter = new(PaperProfile.Notice, "告知书",
    [
        new TitleLines(["某市城市管理局", "政府信息不存在告知书"]), new NumberLine("某城管公复〔2026〕12号"), new Addressee("张三"),
        .. Enumerable.Repeat(new Paragraph(Sentence), 5), new EnclosureNote([new("检索记录", 2)]), new Signature("某市城市管理局", "2026年3月5日"),
    ]);

    private readonly PaperDocument _table = new(PaperProfile.Form, "清单",
        [new Table([0.2, 0.8], [new([new("序号"), new("内容")], Head: true), .. Enumerable.Range(1, 400).Select(i => new TableRow([new($"{i}"), new("第二段第三行至第五行，个人住址")]))])]);

    [Benchmark(Baseline = true)]
    public byte[] Pdf() => PdfWriter.Write(_letter);

    [Benchmark]
    public byte[] Docx() => DocxWriter.Write(_letter);

    [Benchmark]
    public string Html() => HtmlWriter.Write(_letter);

    [Benchmark]
    public string Text() => PaperText.Of(_letter);

    [Benchmark]
    public byte[] LongTable() => PdfWriter.Write(_table);
}
