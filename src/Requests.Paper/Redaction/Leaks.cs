using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokens;

namespace Requests.Paper.Redacting;

/// <summary>What a redacted file must not hold.</summary>
internal static class Leaks
{
    public static IEnumerable<RedactionFinding> Of(PdfDocument file, IReadOnlyList<string> marked)
    {
        foreach (var page in file.GetPages())
        {
            var text = Redaction.Squeezed(page.Text);
            var known = marked.FirstOrDefault(m => text.Contains(m, StringComparison.OrdinalIgnoreCase));
            if (known is not null) yield return new(RedactionLeak.MarkedText, page.Number, known);
            else if (text.Length > 0) yield return new(RedactionLeak.Text, page.Number, text[..Math.Min(40, text.Length)]);
            var pictures = page.GetImages().Count();
            if (pictures != 1 || page.Paths.Count > 0) yield return new(RedactionLeak.Pictures, page.Number, $"{pictures} pictures, {page.Paths.Count} drawings");
            if (page.GetAnnotations().Any()) yield return new(RedactionLeak.Annotation, page.Number, "comment, link or form field");
        }
        if (file.Advanced.TryGetEmbeddedFiles(out var attached) && attached.Count > 0) yield return new(RedactionLeak.Attachment, null,
            string.Join(", ", attached.Select(a => a.Name)));
        if (file.TryGetXmpMetadata(out _)) yield return new(RedactionLeak.Metadata, null, "XMP");
        foreach (var (name, value) in Information(file)) yield return new(RedactionLeak.Metadata, null, $"{name}: {value}");
        if (file.TryGetBookmarks(out var bookmarks) && bookmarks.Roots.Count > 0) yield return new(RedactionLeak.Bookmark, null, bookmarks.Roots[0].Title);
        var catalog = file.Structure.Catalog.CatalogDictionary;
        if (catalog.ContainsKey(NameToken.Create("OCProperties"))) yield return new(RedactionLeak.Layer, null, "optional content");
        foreach (var active in (string[])["AcroForm", "JavaScript", "OpenAction", "AA", "Names"])
            if (catalog.ContainsKey(NameToken.Create(active))) yield return new(RedactionLeak.Attachment, null, active);
    }

    private static IEnumerable<(string, string)> Information(PdfDocument file)
    {
        var said = file.Information;
        (string Name, string? Value)[] all = [("Title", said.Title), ("Author", said.Author), ("Subject", said.Subject),
            ("Keywords", said.Keywords), ("Creator", said.Creator), ("Producer", said.Producer)];
        return all.Where(a => !string.IsNullOrEmpty(a.Value)).Select(a => (a.Name, a.Value!));
    }
}
