using Requests.Features.Services.Files.Inspection;
using Requests.Paper;
using SkiaSharp;

namespace Requests.Features.Tests.Files;

public sealed class FileInspectorTests
{
    private static IEnumerable<TestCaseData> Carriers()
    {
        TestCaseData Case(string name, Func<Stream> file, string type, params TraceKind[] kinds) => new TestCaseData(file, type, kinds).SetName($"Inspect_{name}_FindsIt");
        yield return Case("ATrackedChange", () => TelltaleFiles.Docx(tracked: true), MediaTypes.Word, TraceKind.Revision);
        yield return Case("AComment", () => TelltaleFiles.Docx(comment: true), MediaTypes.Word, TraceKind.Comment);
        yield return Case("HiddenText", () => TelltaleFiles.Docx(hidden: true), MediaTypes.Word, TraceKind.HiddenText);
        yield return Case("AnAuthor", () => TelltaleFiles.Docx(author: "某人"), MediaTypes.Word, TraceKind.Author);
        yield return Case("ATemplatePath", () => TelltaleFiles.Docx(template: true), MediaTypes.Word, TraceKind.Path);
        yield return Case("AnEmbeddedSheet", () => TelltaleFiles.Docx(embedded: true), MediaTypes.Word, TraceKind.EmbeddedObject);
        yield return Case("AHiddenSheet", () => TelltaleFiles.Xlsx(hiddenSheet: true), MediaTypes.Sheet, TraceKind.HiddenSheet);
        yield return Case("HiddenRows", () => TelltaleFiles.Xlsx(hiddenRow: true), MediaTypes.Sheet, TraceKind.HiddenCells, TraceKind.HiddenCells);
        yield return Case("AHiddenSlide", () => TelltaleFiles.Pptx(hiddenSlide: true), MediaTypes.Slides, TraceKind.HiddenSlide);
        yield return Case("SpeakerNotes", () => TelltaleFiles.Pptx(notes: true), MediaTypes.Slides, TraceKind.SpeakerNotes);
        yield return Case("APlaceOnTheMap", () => TelltaleFiles.Jpeg(gps: true), MediaTypes.Jpeg, TraceKind.Gps);
        yield return Case("TextUnderARectangle", TelltaleFiles.PdfWithTextUnderARectangle, MediaTypes.Pdf, TraceKind.CoveredText);
        yield return Case("APdfAuthor", () => TelltaleFiles.Pdf(author: "somebody"), MediaTypes.Pdf, TraceKind.Author);
        yield return Case("ABrokenFile", () => new MemoryStream([1, 2, 3]), MediaTypes.Word, TraceKind.Unreadable);
        yield return Case("AnUnknownFormat", () => new MemoryStream([1, 2, 3]), "application/zip", TraceKind.Unreadable);
        yield return Case("NothingInADocx", () => TelltaleFiles.Docx(), MediaTypes.Word);
        yield return Case("NothingInAnXlsx", () => TelltaleFiles.Xlsx(), MediaTypes.Sheet);
        yield return Case("NothingInAPptx", () => TelltaleFiles.Pptx(), MediaTypes.Slides);
        yield return Case("NothingInAJpegThatOnlyKnowsWhichWayUp", () => TelltaleFiles.Jpeg(orientation: 6), MediaTypes.Jpeg);
        yield return Case("NothingInAPdf", () => TelltaleFiles.Pdf(), MediaTypes.Pdf);
    }

    [TestCaseSource(nameof(Carriers))]
    public void Inspect(Func<Stream> file, string type, TraceKind[] kinds) =>
        Assert.That(FileInspector.Inspect(file(), type).Traces.Select(t => t.Kind), Is.EqualTo(kinds));

    [Test]
    public void Inspect_ReadsTheTextOfEveryFormat()
    {
        Assert.That(FileInspector.Inspect(TelltaleFiles.Docx(), MediaTypes.Word).Pages, Is.EqualTo(new[] { "正文看得见。" }));
        Assert.That(FileInspector.Inspect(TelltaleFiles.Xlsx(), MediaTypes.Sheet).Pages, Is.EquivalentTo(new[] { "第1张表", "第2张表" }));
        Assert.That(FileInspector.Inspect(TelltaleFiles.Pptx(), MediaTypes.Slides).Pages, Is.EqualTo(new[] { "看得见的" }));
        var pdf = FileInspector.Inspect(TelltaleFiles.Pdf(), MediaTypes.Pdf);
        Assert.That((pdf.PageCount, pdf.Pages.Single()), Is.EqualTo(((int?)1, "Secret\nOpen")));
    }

    [Test]
    public void Clean_ADocx_KeepsWhatIsSeenAndNothingElse()
    {
        using var clean = Cleaned(TelltaleFiles.Docx(tracked: true, comment: true, hidden: true, author: "某人", template: true), MediaTypes.Word);
        var read = FileInspector.Inspect(clean, MediaTypes.Word);
        Assert.That(read.Traces, Is.Empty);
        Assert.That(read.Pages, Is.EqualTo(new[] { "正文看得见。新加的。" }), "changes are accepted as they stand");
        Assert.That(System.Text.Encoding.UTF8.GetString(Unzipped(clean)), Does.Not.Contain("某人").And.Not.Contain("somebody").And.Not.Contain("看不见"));
    }

    [Test]
    public void Clean_APptx_TakesTheNotesAway()
    {
        using var clean = Cleaned(TelltaleFiles.Pptx(notes: true), MediaTypes.Slides);
        Assert.That(FileInspector.Inspect(clean, MediaTypes.Slides).Traces, Is.Empty);
    }

    [Test]
    public void Clean_ASheetThatIsHidden_IsLeftToAPerson()
    {
        using var clean = Cleaned(TelltaleFiles.Xlsx(hiddenSheet: true), MediaTypes.Sheet);
        Assert.That(FileInspector.Inspect(clean, MediaTypes.Sheet).Traces,
            Is.EqualTo(new[] { new FileTrace(TraceKind.HiddenSheet, "表2", false) }), "formulas may lean on it");
    }

    [Test]
    public void Clean_AJpeg_KeepsEveryPixelAndTheWayUp()
    {
        using var photo = TelltaleFiles.Jpeg(gps: true, orientation: 6);
        using var clean = Cleaned(photo, MediaTypes.Jpeg);
        Assert.That(FileInspector.Inspect(clean, MediaTypes.Jpeg).Traces, Is.Empty);
        (photo.Position, clean.Position) = (0, 0);
        using var codec = SKCodec.Create(new MemoryStream(clean.ToArray()));
        Assert.That(codec.EncodedOrigin, Is.EqualTo(SKEncodedOrigin.RightTop));
        Assert.That(SKBitmap.Decode(clean.ToArray()).Bytes, Is.EqualTo(SKBitmap.Decode(photo.ToArray()).Bytes));
    }

    private static MemoryStream Cleaned(Stream file, string type)
    {
        var clean = new MemoryStream();
        FileCleaner.Clean(file, type, clean);
        return clean;
    }

    private static byte[] Unzipped(MemoryStream package)
    {
        using var zip = new System.IO.Compression.ZipArchive(new MemoryStream(package.ToArray()));
        var all = new MemoryStream();
        foreach (var entry in zip.Entries)
        {
            using var part = entry.Open();
            part.CopyTo(all);
        }
        return all.ToArray();
    }
}
