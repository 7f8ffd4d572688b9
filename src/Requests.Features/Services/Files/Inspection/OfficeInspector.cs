using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Presentation;
using DocumentFormat.OpenXml.Spreadsheet;
using Requests.Paper;
using A = DocumentFormat.OpenXml.Drawing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Features.Services.Files.Inspection;

/// <summary>Looks into DOCX, XLSX and PPTX.</summary>
internal static class OfficeInspector
{
    // Parts that are a trace by being there.
    private static readonly Dictionary<Type, (TraceKind Kind, bool Removable)> TellingParts = new()
    {
        [typeof(WordprocessingCommentsPart)] = (TraceKind.Comment, true),
        [typeof(WorksheetCommentsPart)] = (TraceKind.Comment, true),
        [typeof(WorksheetThreadedCommentsPart)] = (TraceKind.Comment, true),
        [typeof(SlideCommentsPart)] = (TraceKind.Comment, true),
        [typeof(PowerPointCommentPart)] = (TraceKind.Comment, true),
        [typeof(NotesSlidePart)] = (TraceKind.SpeakerNotes, true),
        [typeof(VbaProjectPart)] = (TraceKind.Macro, false),
        [typeof(EmbeddedObjectPart)] = (TraceKind.EmbeddedObject, false),
        [typeof(EmbeddedPackagePart)] = (TraceKind.EmbeddedObject, false),
        [typeof(EmbeddedControlPersistencePart)] = (TraceKind.EmbeddedObject, false),
        [typeof(ExternalWorkbookPart)] = (TraceKind.Path, false),
        [typeof(ThumbnailPart)] = (TraceKind.Thumbnail, true),
        [typeof(CustomFilePropertiesPart)] = (TraceKind.Metadata, true),
    };

    public static FileInspection Word(Stream content)
    {
        using var file = WordprocessingDocument.Open(content, false);
        var parts = PartsOf(file);
        var traces = Common(file, parts);
        foreach (var part in parts.Where(p => p.RootElement is not null))
        {
            var elements = part.RootElement!.Descendants().ToList();
            if (elements.Any(WordMarks.IsHidden)) traces.Add(new(TraceKind.HiddenText, Name(part), true));
            if (elements.Any(WordMarks.IsRevision)) traces.Add(new(TraceKind.Revision, Name(part), true));
        }
        var body = file.MainDocumentPart?.Document?.Body;
        return new([string.Join('\n', body?.Descendants<W.Paragraph>().Select(p => p.InnerText) ?? [])], null, traces);
    }

    public static FileInspection Sheet(Stream content)
    {
        using var file = SpreadsheetDocument.Open(content, false);
        var parts = PartsOf(file);
        var traces = Common(file, parts);
        var book = file.WorkbookPart!;
        foreach (var sheet in book.Workbook!.Descendants<Sheet>().Where(s => s.State is { } state && state.Value != SheetStateValues.Visible))
            traces.Add(new(TraceKind.HiddenSheet, sheet.Name?.Value ?? "", false));
        var shared = book.SharedStringTablePart?.SharedStringTable?.Elements<SharedStringItem>().Select(i => i.InnerText).ToList() ?? [];
        var pages = new List<string>();
        foreach (var part in book.WorksheetParts)
        {
            var sheet = part.Worksheet!;
            if (sheet.Descendants<Row>().Any(r => r.Hidden?.Value is true) || sheet.Descendants<Column>().Any(c => c.Hidden?.Value is true))
                traces.Add(new(TraceKind.HiddenCells, Name(part), false));
            pages.Add(string.Join('\n', sheet.Descendants<Cell>().Select(c => TextOf(c, shared)).Where(t => t.Length > 0)));
        }
        return new(pages, null, traces);
    }

    public static FileInspection Slides(Stream content)
    {
        using var file = PresentationDocument.Open(content, false);
        var parts = PartsOf(file);
        var traces = Common(file, parts);
        var slides = file.PresentationPart!.SlideParts.ToList();
        traces.AddRange(slides.Where(s => s.Slide!.Show?.Value is false).Select(s => new FileTrace(TraceKind.HiddenSlide, Name(s), false)));
        return new([.. slides.Select(s => string.Join('\n', s.Slide!.Descendants<A.Paragraph>().Select(p => p.InnerText)))], slides.Count, traces);
    }

    /// <summary>Every part of a package, once.</summary>
    internal static IReadOnlyList<OpenXmlPart> PartsOf(OpenXmlPackage package)
    {
        var seen = new HashSet<OpenXmlPart>(ReferenceEqualityComparer.Instance);
        var open = new Stack<OpenXmlPartContainer>([package]);
        while (open.TryPop(out var container))
            foreach (var pair in container.Parts)
                if (seen.Add(pair.OpenXmlPart)) open.Push(pair.OpenXmlPart);
        return [.. seen.OrderBy(Name, StringComparer.Ordinal)];
    }

    private static List<FileTrace> Common(OpenXmlPackage file, IReadOnlyList<OpenXmlPart> parts)
    {
        var traces = new List<FileTrace>();
        foreach (var part in parts)
        {
            if (TellingParts.TryGetValue(part.GetType(), out var telling) && !IsEmpty(part)) traces.Add(new(telling.Kind, Name(part), telling.Removable));
            if (part.ExternalRelationships.Any(r => IsPath(r.Uri))) traces.Add(new(TraceKind.Path, Name(part), part is DocumentSettingsPart));
        }
        var properties = file.PackageProperties;
        if (new[] { properties.Creator, properties.LastModifiedBy }.Any(p => !string.IsNullOrWhiteSpace(p))) traces.Add(new(TraceKind.Author, "docProps/core.xml", true));
        if (parts.OfType<ExtendedFilePropertiesPart>().Any(p => p.Properties is { } x
            && new[] { x.Company?.Text, x.Manager?.Text }.Any(t => !string.IsNullOrWhiteSpace(t))))
            traces.Add(new(TraceKind.Author, "docProps/app.xml", true));
        return traces;
    }

    private static bool IsEmpty(OpenXmlPart part) => part switch
    {
        WordprocessingCommentsPart comments => comments.Comments?.HasChildren is not true,
        NotesSlidePart notes => string.IsNullOrWhiteSpace(notes.NotesSlide?.InnerText),
        _ => false,
    };

    // A link on the web is content; a share, a drive or a file of the author is not.
    internal static bool IsPath(Uri uri) => !uri.IsAbsoluteUri ? uri.OriginalString.Contains('\\', StringComparison.Ordinal) : uri.Scheme == Uri.UriSchemeFile;

    private static string Name(OpenXmlPart part) => part.Uri.OriginalString.TrimStart('/');

    private static string TextOf(Cell cell, List<string> shared) =>
        cell.DataType?.Value == CellValues.SharedString && int.TryParse(cell.CellValue?.Text, out var index) && index < shared.Count ? shared[index] : cell.InnerText;
}

/// <summary>What tells hidden text and tracked changes in a word processor's file.</summary>
internal static class WordMarks
{
    public static bool IsHidden(OpenXmlElement element) => element is W.Vanish { Parent: W.RunProperties or W.StyleRunProperties } vanish && vanish.Val?.Value is not false;

    public static bool IsRevision(OpenXmlElement element) => element is W.InsertedRun or W.DeletedRun or W.Inserted or W.Deleted or W.MoveFromRun or W.MoveToRun
        or W.MoveFrom or W.MoveTo or W.InsertedMathControl or W.DeletedMathControl || IsFormatChange(element);

    public static bool IsFormatChange(OpenXmlElement element) => element is W.RunPropertiesChange or W.ParagraphPropertiesChange or W.SectionPropertiesChange
        or W.TablePropertiesChange or W.TableRowPropertiesChange or W.TableCellPropertiesChange or W.TableGridChange or W.TablePropertyExceptionsChange
        or W.NumberingChange or W.ParagraphMarkRunPropertiesChange or W.CellInsertion or W.CellDeletion or W.CellMerge;
}
