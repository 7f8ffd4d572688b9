using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Files;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files;

namespace Requests.Features.Tests.Files;

// Measures the memory of the whole process.
[NonParallelizable]
public sealed class TakeInFileTests
{
    private static IEnumerable<TestCaseData> Accepted()
    {
        yield return new TestCaseData(SampleFiles.Pdf, "application/pdf", ".pdf").SetName("TakeInFile_Pdf");
        yield return new TestCaseData(SampleFiles.Png, "image/png", ".png").SetName("TakeInFile_Png");
        yield return new TestCaseData(SampleFiles.Jpeg, "image/jpeg", ".jpg").SetName("TakeInFile_Jpeg");
        yield return new TestCaseData(SampleFiles.Tiff, "image/tiff", ".tif").SetName("TakeInFile_Tiff");
        yield return new TestCaseData(SampleFiles.Gif, "image/gif", ".gif").SetName("TakeInFile_Gif");
        yield return new TestCaseData(SampleFiles.Zip("word/document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx").SetName("TakeInFile_Docx");
        yield return new TestCaseData(SampleFiles.Zip("xl/workbook.xml"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx")
            .SetName("TakeInFile_Xlsx");
        yield return new TestCaseData(SampleFiles.Zip("OFD.xml", "Doc_0/Document.xml"), "application/ofd", ".ofd").SetName("TakeInFile_Ofd");
        yield return new TestCaseData(SampleFiles.Zip("扫描/1.png"), "application/zip", ".zip").SetName("TakeInFile_Zip");
        yield return new TestCaseData(SampleFiles.Compound("WordDocument"), "application/msword", ".doc").SetName("TakeInFile_Doc");
        yield return new TestCaseData(SampleFiles.Utf8, "text/plain; charset=utf-8", ".txt").SetName("TakeInFile_Utf8Text");
        yield return new TestCaseData(SampleFiles.Gb18030, "text/plain; charset=gb18030", ".txt").SetName("TakeInFile_Gb18030Text");
        yield return new TestCaseData(SampleFiles.Mail, "message/rfc822", ".eml").SetName("TakeInFile_Mail");
        yield return new TestCaseData(SampleFiles.Compound("Workbook"), "application/vnd.ms-excel", ".xls").SetName("BUG_31_TakeInFile_Xls");
        yield return new TestCaseData(SampleFiles.Compound("PowerPoint Document"), "application/vnd.ms-powerpoint", ".ppt").SetName("BUG_31_TakeInFile_Ppt");
        yield return new TestCaseData(SampleFiles.Compound("__properties_version1.0"), "application/vnd.ms-outlook", ".msg").SetName("BUG_31_TakeInFile_Msg");
        yield return new TestCaseData("\0\0\0\u0018ftypheic\0\0\0\0mif1heic"u8.ToArray(), "image/heic", ".heic").SetName("BUG_31_TakeInFile_Heic");
        yield return new TestCaseData("RIFF\u0012\0\0\0WEBPVP8 "u8.ToArray(), "image/webp", ".webp").SetName("BUG_31_TakeInFile_Webp");
        yield return new TestCaseData("BMF\0\0\0\0\0\0\0006\0\0\0(\0\0\0"u8.ToArray(), "image/bmp", ".bmp").SetName("BUG_31_TakeInFile_Bmp");
        yield return new TestCaseData("{\\rtf1\\ansi\\ansicpg936 test}"u8.ToArray(), "application/rtf", ".rtf").SetName("BUG_31_TakeInFile_Rtf");
        yield return new TestCaseData(System.Text.Encoding.Unicode.GetPreamble().Concat(System.Text.Encoding.Unicode.GetBytes("请公开")).ToArray(),
            "text/plain; charset=utf-16", ".txt").SetName("BUG_31_TakeInFile_Utf16");
        yield return new TestCaseData(System.Text.Encoding.BigEndianUnicode.GetPreamble().Concat(System.Text.Encoding.BigEndianUnicode.GetBytes("请公开"))
            .ToArray(), "text/plain; charset=utf-16", ".txt").SetName("BUG_31_TakeInFile_Utf16BigEndian");
        yield return new TestCaseData("\r\n"u8.ToArray().Concat(SampleFiles.Pdf).ToArray(), "application/pdf", ".pdf")
            .SetName("BUG_31_TakeInFile_PdfAfterALineEnd");
        yield return new TestCaseData("\u001B%-12345X@PJL\r\n@PJL ENTER LANGUAGE=PDF\r\n"u8.ToArray().Concat(SampleFiles.Pdf).ToArray(), "application/pdf", ".pdf")
            .SetName("BUG_31_TakeInFile_PdfInsideAPrintersJob");
        foreach (var (name, junk) in new (string, byte[])[]
        {
            ("Words", "junk "u8.ToArray()), ("Bytes", [1, 2, 3, 0xFF]), ("AnAnswersHead", "HTTP/1.1 200 OK\r\nContent-Type: application/pdf\r\n\r\n"u8.ToArray()),
            ("AForm", "------Boundary\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\n"u8.ToArray()), ("AnotherMark", [0xFF, 0xFE]), ("OneSign", "x"u8.ToArray()),
        })
        {
            yield return new TestCaseData((byte[])[.. junk, .. SampleFiles.Pdf, .. "\nstartxref\n0\n%%EOF\n"u8], "application/pdf", ".pdf").SetName($"BUG_31_TakeInFile_PdfAfter{name}");
            yield return new TestCaseData((byte[])[.. junk, .. SampleFiles.Pdf], "application/pdf", ".pdf").SetName($"BUG_31_TakeInFile_PdfCutShortAfter{name}");
        }
        yield return new TestCaseData("\r\n{\\rtf1\\ansi test}"u8.ToArray(), "application/rtf", ".rtf").SetName("BUG_31_TakeInFile_RtfAfterALineEnd");
        yield return new TestCaseData(System.Text.Encoding.Unicode.GetBytes("请公开停车收费的信息。\r\n"), "text/plain; charset=utf-16le", ".txt").SetName("BUG_31_TakeInFile_Utf16WithoutAMark");
        yield return new TestCaseData(System.Text.Encoding.BigEndianUnicode.GetBytes("请公开停车收费的信息。\r\n"), "text/plain; charset=utf-16be", ".txt")
            .SetName("BUG_31_TakeInFile_Utf16BigEndianWithoutAMark");
        yield return new TestCaseData((byte[])[.. System.Text.Encoding.UTF32.GetPreamble(), .. System.Text.Encoding.UTF32.GetBytes("请公开")], "text/plain; charset=utf-32", ".txt")
            .SetName("BUG_31_TakeInFile_Utf32");
        yield return new TestCaseData(System.Text.Encoding.Latin1.GetBytes("Übersetzung: né à"), "text/plain; charset=windows-1252", ".txt").SetName("BUG_31_TakeInFile_WesternText");
        yield return new TestCaseData((byte[])[.. "申请"u8, 0x1A], "text/plain; charset=utf-8", ".txt").SetName("BUG_31_TakeInFile_TextEndedByDos");
        yield return new TestCaseData("请公开以%PDF-1.4开头的文件格式说明"u8.ToArray(), "text/plain; charset=utf-8", ".txt").SetName("BUG_31_TakeInFile_ATextThatSpeaksOfPdf");
        yield return new TestCaseData("\0\0\0\u0018ftypavif\0\0\0\0"u8.ToArray(), "image/avif", ".avif").SetName("BUG_31_TakeInFile_Avif");
        yield return new TestCaseData(SampleFiles.Zip("xl/workbook.bin"), "application/vnd.ms-excel.sheet.binary.macroenabled.12", ".xlsb").SetName("BUG_31_TakeInFile_Xlsb");
        yield return new TestCaseData(new byte[] { 0x49, 0x49, 0x2B, 0, 8, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0 }, "image/tiff", ".tif").SetName("BUG_31_TakeInFile_BigTiff");
        yield return new TestCaseData(new byte[] { 0xEF, 0xBB, 0xBF }.Concat(SampleFiles.Pdf).ToArray(), "application/pdf", ".pdf")
            .SetName("BUG_31_TakeInFile_PdfAfterAMark");
        yield return new TestCaseData(SampleFiles.Zip("word\\document.xml"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            ".docx").SetName("BUG_30_TakeInFile_DocxWithOtherStrokes");
        yield return new TestCaseData(Contents("word/document2.xml", "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx").SetName("BUG_30_TakeInFile_DocxWithAnotherMainPart");
        yield return new TestCaseData(new byte[] { 0x78, 0x9F, 0x3E, 0x22, 1, 0 }, "application/ms-tnef", ".dat").SetName("BUG_34_TakeInFile_Winmail");
        yield return new TestCaseData(OpenDocument("application/vnd.oasis.opendocument.text"), "application/vnd.oasis.opendocument.text", ".odt")
            .SetName("BUG_31_TakeInFile_Odt");
        yield return new TestCaseData(OpenDocument("application/vnd.oasis.opendocument.spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet", ".ods")
            .SetName("BUG_31_TakeInFile_Ods");
    }

    private static byte[] OpenDocument(string type)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        using (var writer = new StreamWriter(zip.CreateEntry("mimetype").Open()))
            writer.Write(type);
        return stream.ToArray();
    }

    private static byte[] Contents(string part, string type)
    {
        using var stream = new MemoryStream();
        using (var zip = new System.IO.Compression.ZipArchive(stream, System.IO.Compression.ZipArchiveMode.Create, leaveOpen: true))
        {
            using (var writer = new StreamWriter(zip.CreateEntry("[Content_Types].xml").Open()))
                writer.Write($"<Types><Override PartName=\"/{part}\" ContentType=\"{type}\"/></Types>");
            zip.CreateEntry(part);
        }
        return stream.ToArray();
    }

    private static IEnumerable<TestCaseData> Refused()
    {
        yield return new TestCaseData("<html xmlns:o=\"urn:schemas-microsoft-com:office:office\">"u8.ToArray())
            .SetName("BUG_31_TakeInFile_RefusesAPageOfAnOfficeProgram");
        yield return new TestCaseData("MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"a\"\r\n\r\n--a"u8.ToArray())
            .SetName("BUG_31_TakeInFile_RefusesAPageInOneFile");
        yield return new TestCaseData(SampleFiles.Compound("_VBA_PROJECT")).SetName("TakeInFile_RefusesMacrosOfOldFiles");
        yield return new TestCaseData("#!/bin/sh\n%PDF-1.4"u8.ToArray()).SetName("TakeInFile_RefusesAScriptBeforeAPdf");
        yield return new TestCaseData((byte[])[.. "MZ"u8, .. SampleFiles.Pdf, .. "%%EOF"u8]).SetName("TakeInFile_RefusesAProgramBeforeAPdf");
        yield return new TestCaseData((byte[])[0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, .. SampleFiles.Pdf, .. "%%EOF"u8]).SetName("TakeInFile_RefusesAProgramForLinuxBeforeAPdf");
        yield return new TestCaseData((byte[])[.. "\r\n<html><script>1</script>"u8, .. SampleFiles.Pdf, .. "%%EOF"u8]).SetName("TakeInFile_RefusesAPageBeforeAPdf");
        yield return new TestCaseData((byte[])[.. "@echo off\r\n"u8, .. SampleFiles.Pdf, .. "%%EOF"u8]).SetName("TakeInFile_RefusesABatchFileBeforeAPdf");
        yield return new TestCaseData(SampleFiles.Program).SetName("TakeInFile_RefusesAProgramForWindows");
        yield return new TestCaseData(SampleFiles.Elf).SetName("TakeInFile_RefusesAProgramForLinux");
        yield return new TestCaseData("#!/bin/sh\nrm -r .\n"u8.ToArray()).SetName("TakeInFile_RefusesAShellScript");
        yield return new TestCaseData("<script>1</script>"u8.ToArray()).SetName("TakeInFile_RefusesAPage");
        yield return new TestCaseData("\uFEFF  @ECHO OFF\r\n"u8.ToArray()).SetName("TakeInFile_RefusesABatchFile");
        yield return new TestCaseData(SampleFiles.Zip("word/document.xml", "word/vbaProject.bin")).SetName("TakeInFile_RefusesMacros");
        yield return new TestCaseData(SampleFiles.Compound("MsiTable")).SetName("TakeInFile_RefusesAnInstaller");
        yield return new TestCaseData(new byte[] { 0x41, 0x00, 0x42 }).SetName("TakeInFile_RefusesUnknownBytes");
    }

    [TestCaseSource(nameof(Accepted))]
    public async Task Kind(byte[] content, string mediaType, string extension)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var kept = await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, "C:\\桌面\\张三.exe", new MemoryStream(content)), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.MediaType, Is.EqualTo(mediaType), "by its bytes, not by its name");
            Assert.That(kept.FileName, Is.EqualTo("张三.exe" + extension));
            Assert.That(kept.Scan, Is.EqualTo(ScanVerdict.NotScanned));
            Assert.That(kept.Length, Is.EqualTo(content.Length));
            Assert.That(await Store(office).HasAsync(kept.Sha256, CancellationToken.None));
        }
    }

    [TestCase("CON.txt", "_CON.txt")]
    [TestCase("nul", "_nul.txt")]
    [TestCase("com1.zip", "_com1.zip.txt")]
    [TestCase("\u3164.txt", "txt.txt")]
    [TestCase("\u3000\u200B", "file.txt")]
    [TestCase("a\u202Etxt.exe", "atxt.exe.txt")]
    [TestCase("..\\..\\/etc/passwd", "passwd.txt")]
    [TestCase("甲\u2028乙\uFE0F.txt", "甲乙.txt")]
    [TestCase("№1：𠮷田.txt", "№1：𠮷田.txt")]
    public async Task AName_CanBeKeptOnAnySystem(string given, string kept)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var file = await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, given, new MemoryStream(SampleFiles.Utf8)), Role.Clerk);
        Assert.That(file.FileName, Is.EqualTo(kept));
    }

    [TestCaseSource(nameof(Refused))]
    public async Task NotTaken(byte[] content)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var problem = await office.RefusedAsync("files.not-allowed", new TakeInFile.Command(receipt.CaseNumber, "a.pdf", new MemoryStream(content)),
            Role.Clerk);
        Assert.That(problem.Kind, Is.EqualTo(Requests.Features.Kernel.ProblemKind.Law));
        Assert.That(await KeptAsync(office), Is.Empty);
    }

    [Test]
    public async Task BUG_43_AnArchiveCutShort_IsToldAsDamaged()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        foreach (var content in new[] { "PK\u0003\u0004 broken"u8.ToArray(), SampleFiles.Zip("word/document.xml")[..^30] })
            await office.RefusedAsync("files.damaged", new TakeInFile.Command(receipt.CaseNumber, "a.docx", new MemoryStream(content)), Role.Clerk);
        Assert.That(await KeptAsync(office), Is.Empty);
    }

    private static IEnumerable<TestCaseData> Openings()
    {
        yield return new TestCaseData(SampleFiles.Pdf, FileOpening.Damaged).SetName("BUG_43_APdfOfItsMarkAlone_IsToldAsDamaged");
        yield return new TestCaseData(SampleFiles.Compound("EncryptedPackage"), FileOpening.Password).SetName("BUG_43_AnOfficeFileUnderAPassword_IsToldSo");
        yield return new TestCaseData(SampleFiles.Png, FileOpening.Damaged).SetName("BUG_43_APictureOfItsMarkAlone_IsToldAsDamaged");
        yield return new TestCaseData(SampleFiles.Zip("word/document.xml"), FileOpening.Opens).SetName("BUG_43_AWholeOfficeFile_IsToldToOpen");
        yield return new TestCaseData(SampleFiles.Utf8, null).SetName("BUG_43_OfATextNothingIsTold");
    }

    [TestCaseSource(nameof(Openings))]
    public async Task Opening(byte[] content, FileOpening? expected)
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var kept = await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, "a.xlsx", new MemoryStream(content)), Role.Clerk);
        Assert.That(kept.Opening, Is.EqualTo(expected));
    }

    [Test]
    public async Task TakeInFile_AboveTheLimit_IsRefusedAndNothingIsKept()
    {
        await using var office = await TestOffice.OpenAsync(adapt: services => services.AddSingleton(new FileLimits(1024 * 1024)));
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.RefusedAsync("files.too-large", new TakeInFile.Command(receipt.CaseNumber, "a.txt", new LongText(1024 * 1024 + 1)), Role.Clerk);
        await office.RefusedAsync("files.empty", new TakeInFile.Command(receipt.CaseNumber, "a.txt", new LongText(0)), Role.Clerk);
        Assert.That(await KeptAsync(office), Is.Empty);
    }

    [Test]
    public async Task TakeInFile_BySomebodyWhoMayNotAttach_ReadsNothing()
    {
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        var content = new LongText(100);
        await office.RefusedAsync("access.not-allowed", new TakeInFile.Command(receipt.CaseNumber, "a.txt", content), Role.Chief);
        await office.RefusedAsync("case.not-found", new TakeInFile.Command("HCG-2026-0009", "a.txt", content), Role.Clerk);
        Assert.That(content.Position, Is.Zero);
    }

    [Test]
    public async Task TakeInFile_OfSixtyFourMegabytes_HoldsAFewInMemory()
    {
        const long length = 64L * 1024 * 1024;
        await using var office = await TestOffice.OpenAsync();
        var receipt = await office.DoAsync(SampleData.Posted(), Role.Clerk);
        await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, "warm.txt", new LongText(1024)), Role.Clerk);
        var content = new LongText(length);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var kept = await office.DoAsync(new TakeInFile.Command(receipt.CaseNumber, "long.txt", content), Role.Clerk);
        Assert.That(kept.Length, Is.EqualTo(length));
        Assert.That(content.MostMemory - before, Is.LessThan(8L * 1024 * 1024));
    }

    private static IContentStore Store(TestOffice office) => office.Services.GetRequiredKeyedService<IContentStore>(ContentStores.Files);

    private static async Task<List<string>> KeptAsync(TestOffice office)
    {
        var kept = new List<string>();
        await foreach (var hash in Store(office).ListAsync(null, CancellationToken.None)) kept.Add(hash);
        return kept;
    }

    /// <summary>So many letters, made while they are read; notes the most memory in use meanwhile.</summary>
    private sealed class LongText(long length) : Stream
    {
        private long _position;
        private int _reads;

        public long MostMemory { get; private set; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => length;
        public override long Position { get => _position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var read = (int)Math.Min(count, length - _position);
            buffer.AsSpan(offset, read).Fill((byte)'a');
            _position += read;
            if (_reads++ % 64 == 0) MostMemory = Math.Max(MostMemory, GC.GetTotalMemory(forceFullCollection: true));
            return read;
        }

        public override void Flush() { }
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
