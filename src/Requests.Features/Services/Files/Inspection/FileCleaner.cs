using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using Requests.Features.Services.Files.Reading;
using Requests.Paper;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Features.Services.Files.Inspection;

/// <summary>Takes away what a reader does not see and need not: metadata, comments, tracked changes, hidden text (check HIDDEN).</summary>
public static class FileCleaner
{
    public static bool Cleans(string mediaType) => mediaType is MediaTypes.Word or MediaTypes.Sheet or MediaTypes.Slides or MediaTypes.Jpeg;

    /// <summary>Writes a cleaned copy; the original is not touched. Tracked changes are accepted as they stand.</summary>
    /// <param name="content">Seekable; left open.</param>
    /// <param name="clean">Seekable, readable and empty; holds the copy afterwards.</param>
    /// <exception cref="InvalidDataException">The file cannot be read as what it is.</exception>
    public static void Clean(Stream content, string mediaType, Stream clean)
    {
        content.Position = 0;
        try
        {
            if (mediaType == MediaTypes.Jpeg)
            {
                JpegMetadata.Clean(content, clean);
                return;
            }
            using (BoundedZip.Open(content)) content.Position = 0;
            content.CopyTo(clean);
            clean.Position = 0;
            using OpenXmlPackage file = mediaType switch
            {
                MediaTypes.Word => WordprocessingDocument.Open(clean, true),
                MediaTypes.Sheet => SpreadsheetDocument.Open(clean, true),
                _ => PresentationDocument.Open(clean, true),
            };
            Properties(file);
            if (file is WordprocessingDocument word) Word(word);
            else Comments(file);
        }
        catch (Exception e) when (e is OpenXmlPackageException or FileFormatException or EndOfStreamException or System.Xml.XmlException)
        {
            throw new InvalidDataException("The file cannot be cleaned.", e);
        }
    }

    private static void Properties(OpenXmlPackage file)
    {
        var p = file.PackageProperties;
        (p.Creator, p.LastModifiedBy, p.Title, p.Subject, p.Keywords, p.Description, p.Category, p.ContentStatus, p.Revision) = ("", "",
            "", "", "", "", "", "", "");
        foreach (var part in OfficeInspector.PartsOf(file))
        {
            if (part is ExtendedFilePropertiesPart { Properties: { } app })
                app.RemoveAllChildren();
            if (part is ThumbnailPart or CustomFilePropertiesPart) file.DeletePart(part);
        }
    }

    private static void Word(WordprocessingDocument file)
    {
        var main = file.MainDocumentPart!;
        foreach (var part in OfficeInspector.PartsOf(file).Where(p => p.RootElement is not null))
        {
            var root = part.RootElement!;
            Accept(root);
            foreach (var hidden in root.Descendants<W.Run>().Where(r => r.RunProperties?.Vanish is { } v && WordMarks.IsHidden(v)).ToList()) hidden.Remove();
            foreach (var mark in root.Descendants().Where(e => e is W.CommentRangeStart or W.CommentRangeEnd or W.CommentReference).ToList()) mark.Remove();
            foreach (var external in part.ExternalRelationships.Where(r => part is DocumentSettingsPart && OfficeInspector.IsPath(r.Uri)).ToList())
            {
                root.Descendants<W.AttachedTemplate>().ToList().ForEach(t => t.Remove());
                part.DeleteExternalRelationship(external);
            }
        }
        foreach (var part in main.Parts.Select(p => p.OpenXmlPart).Where(p => p is WordprocessingCommentsPart or WordprocessingCommentsExPart or WordprocessingCommentsIdsPart
            or WordprocessingPeoplePart or WordCommentsExtensiblePart).ToList()) main.DeletePart(part);
    }

    private static void Accept(OpenXmlElement root)
    {
        foreach (var gone in root.Descendants().Where(e => e is W.DeletedRun or W.MoveFromRun or W.Deleted or W.MoveFrom
            || WordMarks.IsFormatChange(e)).ToList()) gone.Remove();
        foreach (var kept in root.Descendants().Where(e => e is W.InsertedRun or W.MoveToRun).ToList())
        {
            foreach (var child in kept.ChildElements.ToList())
            {
                child.Remove();
                kept.InsertBeforeSelf(child);
            }
            kept.Remove();
        }
        foreach (var mark in root.Descendants().Where(e => e is W.Inserted or W.MoveTo or W.MoveFromRangeStart or W.MoveFromRangeEnd or W.MoveToRangeStart or W.MoveToRangeEnd).ToList()) mark.Remove();
    }

    private static void Comments(OpenXmlPackage file)
    {
        foreach (var owner in OfficeInspector.PartsOf(file))
            foreach (var part in owner.Parts.Select(p => p.OpenXmlPart).Where(p => p is WorksheetCommentsPart or WorksheetThreadedCommentsPart or SlideCommentsPart
                or PowerPointCommentPart or NotesSlidePart || (p is VmlDrawingPart && owner is WorksheetPart)).ToList())
            {
                if (part is VmlDrawingPart && owner is WorksheetPart sheet) sheet.Worksheet!.Elements<DocumentFormat.OpenXml.Spreadsheet.LegacyDrawing>().ToList().ForEach(d => d.Remove());
                owner.DeletePart(part);
            }
    }
}
