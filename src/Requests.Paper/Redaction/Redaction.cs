using Requests.Paper.Pdf;
using Requests.Paper.Redacting;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace Requests.Paper;

/// <summary>
/// Takes content out of a PDF for good: every page becomes one picture with the marks painted into it. Nothing of the
/// old file is copied, so text, layers, attachments, comments and metadata cannot come along. Streams are read from their
/// start and stay open; those that are only read must be seekable.
/// </summary>
public static class Redaction
{
    private const double Dpi = 200;

    /// <summary>Longest side of a picture in pixels; larger sheets get a lower resolution.</summary>
    private const double LongestSide = 4700;

    /// <summary>Most pixels of a picture, a little more than A3 has; four bytes each, twice while marks are painted.</summary>
    private const double MostPixels = 9_000_000;

    /// <summary>Whether pages can be made into pictures here (poppler-utils is installed).</summary>
    public static bool Available => Rasteriser.Installed.Program is not null;

    /// <summary>Writes a redacted copy.</summary>
    /// <exception cref="RedactionException">No pdftoppm, an unreadable or protected PDF, or a mark outside its page.</exception>
    public static Task RedactAsync(Stream pdf, IReadOnlyList<RedactionMark> marks, Stream output, CancellationToken ct = default) =>
        RedactAsync(pdf, marks, output, Rasteriser.Installed, ct);

    internal static Task RedactAsync(Stream pdf, IReadOnlyList<RedactionMark> marks, Stream output, Rasteriser rasteriser, CancellationToken ct) =>
        WithCopyAsync(pdf, async (path, folder) =>
        {
            await using var copy = File.OpenRead(path);
            using var source = Open(copy);
            Check(source, marks);
            using var file = new PdfFile(output);
            var catalog = file.Reserve();
            var tree = file.Reserve();
            var leaves = new List<int>();
            foreach (var page in source.GetPages())
            {
                var png = await rasteriser.PageAsync(path, page.Number, DpiOf(page, Dpi), folder, ct);
                leaves.Add(Leaf(file, tree, page, Painter.Paint(png, page.Width, marks.Where(m => m.Page == page.Number))));
            }
            file.Add(tree, $"<</Type /Pages /Count {leaves.Count} /Kids [{string.Join(' ', leaves.Select(l => $"{l} 0 R"))}]>>");
            file.Add(catalog, $"<</Type /Catalog /Pages {tree} 0 R /Lang (zh-CN)>>");
            file.Finish(catalog);
            return true;
        }, ct);

    /// <summary>One page as PNG, for marking on the screen.</summary>
    public static Task<byte[]> PageImageAsync(Stream pdf, int page, double dpi = 96, CancellationToken ct = default) =>
        WithCopyAsync(pdf, async (path, folder) =>
        {
            await using var copy = File.OpenRead(path);
            using var source = Open(copy);
            if (page < 1 || page > source.NumberOfPages) throw NoPage(page);
            return await Rasteriser.Installed.PageAsync(path, page, DpiOf(source.GetPage(page), dpi), folder, ct);
        }, ct);

    /// <summary>Pages with their width and height in points.</summary>
    public static IReadOnlyList<PaperSheet> Sheets(Stream pdf)
    {
        using var source = Open(pdf);
        return [.. source.GetPages().Select(p => new PaperSheet(p.Number, p.Width, p.Height))];
    }

    /// <summary>Where a term stands, as candidates for marks; blanks and case do not matter. A place over two lines gives two boxes.</summary>
    public static IReadOnlyList<FoundText> FindText(Stream pdf, string term)
    {
        var wanted = Squeezed(term);
        if (wanted.Length == 0) return [];
        using var source = Open(pdf);
        return [.. source.GetPages().SelectMany(page => PageWords.Of(page).Find(wanted))];
    }

    /// <summary>The text under each mark of the unredacted file, to be looked for afterwards.</summary>
    public static IReadOnlyList<string> TextUnder(Stream pdf, IReadOnlyList<RedactionMark> marks)
    {
        using var source = Open(pdf);
        Check(source, marks);
        return [.. marks.Select(m => PageWords.Of(source.GetPage(m.Page)).Under(m.Box)).Where(t => t.Length > 0)];
    }

    /// <summary>Reads a redacted file again and reports whatever can still be taken out of it; empty when nothing can.</summary>
    public static IReadOnlyList<RedactionFinding> Verify(Stream redacted, IEnumerable<string> textUnderMarks)
    {
        using var file = Open(redacted);
        return [.. Leaks.Of(file, [.. textUnderMarks.Select(Squeezed).Where(t => t.Length > 0)])];
    }

    internal static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static int Leaf(PdfFile file, int tree, UglyToad.PdfPig.Content.Page page, (byte[] Jpeg, int Width, int Height) picture)
    {
        var image = file.AddStream($"/Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode", picture.Jpeg, deflate: false);
        var (width, height) = (PdfFile.Number(page.Width), PdfFile.Number(page.Height));
        var content = file.AddStream("", System.Text.Encoding.ASCII.GetBytes($"{width} 0 0 {height} 0 0 cm /Picture Do"));
        return file.Add($"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {width} {height}] /Resources <</XObject <</Picture {image} 0 R>>>> /Contents {content} 0 R>>");
    }

    private static double DpiOf(UglyToad.PdfPig.Content.Page page, double dpi) => Math.Min(dpi,
        Math.Min(LongestSide * 72 / Math.Max(page.Width, page.Height), 72 * Math.Sqrt(MostPixels / Math.Max(1, page.Width * page.Height))));

    private static void Check(PdfDocument source, IReadOnlyList<RedactionMark> marks)
    {
        foreach (var mark in marks)
        {
            if (mark.Page < 1 || mark.Page > source.NumberOfPages) throw NoPage(mark.Page);
            var page = source.GetPage(mark.Page);
            if (mark.Box.Width <= 0 || mark.Box.Height <= 0 || mark.Box.Left >= page.Width || mark.Box.Top >= page.Height
                || mark.Box.Right <= 0 || mark.Box.Bottom <= 0)
                throw new RedactionException($"遮盖位置不在第{mark.Page}页内。 The mark lies outside page {mark.Page}.");
        }
    }

    private static RedactionException NoPage(int page) => new($"没有第{page}页。 There is no page {page}.");

    private static PdfDocument Open(Stream pdf)
    {
        try
        {
            pdf.Position = 0;
            return PdfDocument.Open(pdf);
        }
        catch (Exception broken) when (broken is not OperationCanceledException)
        {
            throw new RedactionException("PDF 无法打开，可能已损坏或者加密。 The PDF cannot be opened; it may be broken or protected.", broken);
        }
    }

    /// <summary>The program that makes pictures wants a file; it and its folder are gone afterwards.</summary>
    private static async Task<T> WithCopyAsync<T>(Stream pdf, Func<string, string, Task<T>> use, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("redaction-").FullName;
        try
        {
            var path = Path.Combine(folder, "source.pdf");
            if (pdf.CanSeek) pdf.Position = 0;
            await using (var copy = File.Create(path)) await pdf.CopyToAsync(copy, ct);
            return await use(path, folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>A page of a PDF: number from one, width and height in points as shown.</summary>
public sealed record PaperSheet(int Number, double Width, double Height);
