using System.Text;
using Requests.Paper;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using Letter = UglyToad.PdfPig.Content.Letter;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Tokens;

namespace Requests.Features.Services.Files.Inspection;

/// <summary>Looks into PDF: text by page, files and layers inside, notes, and text that only looks blacked out.</summary>
internal static class PdfInspector
{
    // Notes of readers; links and form fields are part of the page.
    private static readonly string[] Notes = ["Text", "FreeText", "Popup", "Highlight", "Underline", "StrikeOut", "Stamp", "Ink", "Caret"];

    public static FileInspection Inspect(Stream content)
    {
        using var file = PdfDocument.Open(content);
        var traces = new List<FileTrace>();
        if (!string.IsNullOrWhiteSpace(file.Information.Author)) traces.Add(new(TraceKind.Author, "Info", false));
        if (file.Advanced.TryGetEmbeddedFiles(out var files) && files.Count > 0) traces.Add(new(TraceKind.Attachment, "EmbeddedFiles", false));
        if (file.Structure.Catalog.CatalogDictionary.ContainsKey(NameToken.Create("OCProperties"))) traces.Add(new(TraceKind.Layer, "OCProperties", false));
        var pages = new List<string>();
        foreach (var page in file.GetPages())
        {
            pages.Add(TextOf(page));
            var annotations = page.GetAnnotations().Select(a => a.Type.ToString()).ToList();
            if (annotations.Any(Notes.Contains)) traces.Add(new(TraceKind.Comment, Place(page), false));
            if (annotations.Contains("FileAttachment")) traces.Add(new(TraceKind.Attachment, Place(page), false));
            if (HasCoveredText(page)) traces.Add(new(TraceKind.CoveredText, Place(page), false));
        }
        return new(pages, pages.Count, traces);
    }

    // Letters in the order they were written; a new line or a wide gap parts what only stands side by side.
    private static string TextOf(Page page)
    {
        var text = new StringBuilder();
        Letter? last = null;
        foreach (var letter in page.Letters)
        {
            if (last is not null)
            {
                var size = Math.Max(last.PointSize, 1);
                if (Math.Abs(letter.StartBaseLine.Y - last.StartBaseLine.Y) > size / 2) text.Append('\n');
                else if (letter.StartBaseLine.X - last.EndBaseLine.X > size / 2) text.Append(' ');
            }
            text.Append(letter.Value);
            last = letter;
        }
        return text.ToString();
    }

    private static string Place(Page page) => $"p. {page.Number}";

    // A dark filled area drawn over letters: what a careless hand takes for a redaction.
    private static bool HasCoveredText(Page page)
    {
        var dark = page.Paths.Where(p => p.IsFilled && IsDark(p.FillColor)).Select(p => p.GetBoundingRectangle()).OfType<UglyToad.PdfPig.Core.PdfRectangle>()
            .Where(b => b is { Width: > 4, Height: > 4 }).ToList();
        return dark.Count > 0 && page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value) && !IsLight(l.FillColor)).Any(l => dark.Any(b => Covers(b, l)));
    }

    private static bool Covers(UglyToad.PdfPig.Core.PdfRectangle box, Letter letter)
    {
        var (x, y) = ((letter.StartBaseLine.X + letter.EndBaseLine.X) / 2, letter.StartBaseLine.Y + letter.PointSize * 0.3);
        return x > box.Left && x < box.Right && y > box.Bottom && y < box.Top;
    }

    private static bool IsDark(IColor? color) => color is null || Brightness(color) < 0.3;

    // Light letters on a dark ground are a heading, not a secret.
    private static bool IsLight(IColor? color) => color is not null && Brightness(color) > 0.6;

    private static double Brightness(IColor color)
    {
        var (r, g, b) = color.ToRGBValues();
        return (r + g + b) / 3;
    }
}
