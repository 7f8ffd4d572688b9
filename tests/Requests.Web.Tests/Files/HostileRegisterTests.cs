using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Register;

namespace Requests.Web.Tests.Files;

/// <summary>Workbooks of some kilobytes that unpack to hundreds of megabytes, sent as an old register: each is refused, or read in bounds.</summary>
[NonParallelizable]
public sealed class HostileRegisterTests
{
    private const long Megabyte = 1_000_000;
    private const int Large = 300_000_000;
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Head = "<row r=\"1\"><c r=\"A1\" t=\"inlineStr\"><is><t>number</t></is></c><c r=\"B1\" t=\"inlineStr\"><is><t>subject</t></is></c></row>";

    private static readonly Dictionary<string, (string Name, string Before, string Piece, int Times, string After)[]> Workbooks = new()
    {
        ["OneCellOf300Megabytes"] = [Sheet("<row r=\"2\"><c r=\"A2\" t=\"inlineStr\"><is><t>", "aaaaaaaaaa", Large / 10, "</t></is></c></row>")],
        ["OneTagOf300Megabytes"] = [Sheet("<row r=\"2\"><c r=\"A2\" s=\"", "1111111111", Large / 10, "\"/></row>")],
        ["OneSharedTextOf300Megabytes"] = [Sheet("", "", 0, ""), Texts("<si><t>", "aaaaaaaaaa", Large / 10, "</t></si>")],
        ["SharedTextsOf700Megabytes"] = [Sheet("", "", 0, ""), Texts("", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 700_000_000 / 41, "")],
        ["StylesOf300Megabytes"] = [Sheet("", "", 0, ""), ("xl/styles.xml", $"<styleSheet xmlns=\"{Main}\"><cellXfs>", "<xf numFmtId=\"14\"/>", Large / 20, "</cellXfs></styleSheet>")],
        ["AColumnOfSevenLetters"] = [Sheet("<row r=\"2\"><c r=\"ZZZZZZZ2\"><v>1</v></c></row>", "", 0, "")],
        ["AColumnOfSevenLettersBehindASign"] = [Sheet("<row r=\"2\"><c x=\">\" r = 'ZZZZZZZ2'><v>1</v></c></row>", "", 0, "")],
        ["AnExtentOfSevenLetters"] = [Sheet("", "", 0, "", "<dimension ref=\"A1:ZZZZZZZ1048576\"/>")],
    };

    private static IEnumerable<TestCaseData> Refused() => Workbooks.Keys.Select(name => new TestCaseData(name).SetName($"HostileRegister_{name}_IsRefusedInBounds"));

    [TestCaseSource(nameof(Refused))]
    public void ARegister_ThatUnpacksTooFar_IsRefused_AndCostsLittle(string name)
    {
        using var file = new TemporaryWorkbook(Workbooks[name]);
        var told = Measure(() =>
        {
            Assert.That(() => RegisterFile.Read(ImportFormat.Xlsx, file.Open).Count(), Throws.TypeOf<RegisterFileException>());
            Assert.That(() => RegisterFile.Headings(ImportFormat.Xlsx, file.Open), Throws.TypeOf<RegisterFileException>());
            Assert.That(() => SheetRows.Read("a.xlsx", file.Open), Throws.TypeOf<RegisterFileException>());
        });
        TestContext.Out.WriteLine($"{name}: {file.Length / 1024:N0} KB, {told.Seconds:0.0} s, +{told.Bytes / Megabyte} MB");
        Assert.That(told.Bytes, Is.LessThan(100 * Megabyte));
    }

    [Test]
    public void ARegister_OfManyRowsAndSharedTexts_IsReadInBounds()
    {
        using var file = new TemporaryWorkbook([Sheet("", "<row><c t=\"inlineStr\"><is><t>2019-1</t></is></c><c t=\"inlineStr\"><is><t>绿化</t></is></c></row>", 60_000, ""),
            Texts("", "<si><t>aaaaaaaaaaaaaaaaaaaaaaaaa</t></si>", 200_000, "")]);
        var rows = 0;
        var told = Measure(() => rows = RegisterFile.Read(ImportFormat.Xlsx, file.Open).Count());
        TestContext.Out.WriteLine($"{rows} rows, {told.Seconds:0.0} s, +{told.Bytes / Megabyte} MB");
        Assert.That((rows, told.Bytes), Is.EqualTo((60_000, told.Bytes)));
        Assert.That(told.Bytes, Is.LessThan(150 * Megabyte));
    }

    [TestCase("WORD123 在正文里")]
    [TestCase("参见:ABCDEF12")]
    [TestCase("x r=5，ABCD1")]
    public void WordsThatLookLikeColumns_AreWords(string text)
    {
        using var file = new TemporaryWorkbook([Sheet($"<row><c t=\"inlineStr\"><is><t>2019-1</t></is></c><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>", "", 0, "")]);
        Assert.That(RegisterFile.Read(ImportFormat.Xlsx, file.Open).Single().Values!["subject"], Is.EqualTo(text));
    }

    private static (long Bytes, double Seconds) Measure(Action work)
    {
        GC.Collect();
        var (before, began, highest) = (Process.GetCurrentProcess().WorkingSet64, Stopwatch.GetTimestamp(), 0L);
        using (new Timer(_ => highest = Math.Max(highest, Process.GetCurrentProcess().WorkingSet64), null, 0, 20)) work();
        return (Math.Max(0, Math.Max(highest, Process.GetCurrentProcess().WorkingSet64) - before), Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private static (string, string, string, int, string) Sheet(string before, string piece, int times, string after, string extent = "") =>
        ("xl/worksheets/sheet1.xml", $"<worksheet xmlns=\"{Main}\">{extent}<sheetData>{Head}{before}", piece, times, $"{after}</sheetData></worksheet>");

    private static (string, string, string, int, string) Texts(string before, string piece, int times, string after) =>
        ("xl/sharedStrings.xml", $"<sst xmlns=\"{Main}\">{before}", piece, times, $"{after}</sst>");

    private sealed class TemporaryWorkbook : IDisposable
    {
        private readonly string _path = Path.GetTempFileName();

        public TemporaryWorkbook((string Name, string Before, string Piece, int Times, string After)[] parts)
        {
            const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
            const string Package = "http://schemas.openxmlformats.org/package/2006";
            using var file = File.Create(_path);
            using var zip = new ZipArchive(file, ZipArchiveMode.Create);
            foreach (var (name, text) in new[]
            {
                ("[Content_Types].xml", $"<Types xmlns=\"{Package}/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>"),
                ("_rels/.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"),
                ("xl/workbook.xml", $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Relations}\"><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>"),
                ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns=\"{Package}/relationships\"><Relationship Id=\"r1\" Type=\"{Relations}/worksheet\" Target=\"worksheets/sheet1.xml\"/></Relationships>"),
            })
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
            foreach (var part in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(part.Name, CompressionLevel.Fastest).Open(), new UTF8Encoding(false), 1 << 16);
                writer.Write(part.Before);
                for (var i = 0; i < part.Times; i++) writer.Write(part.Piece);
                writer.Write(part.After);
            }
        }

        public long Length => new FileInfo(_path).Length;

        public FileStream Open() => File.OpenRead(_path);

        public void Dispose() => File.Delete(_path);
    }
}
