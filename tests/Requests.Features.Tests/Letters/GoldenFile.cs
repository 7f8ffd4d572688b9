using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Requests.Paper;

namespace Requests.Features.Tests.Letters;

/// <summary>
/// A paper held against a text that a person has read. REQUESTS_GOLDEN=write writes them anew; PAPERS=folder writes the PDFs
/// there, to be opened and looked at.
/// </summary>
internal static partial class GoldenFile
{
    public static bool Exists(string name) => File.Exists(Path.Combine(Folder(), name + ".txt"));

    public static IReadOnlyList<string> Names => [.. Directory.GetFiles(Folder(),
        "*.txt").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>The text is the golden one, and PDF, DOCX and preview say exactly the same, read back by other programs.</summary>
    public static void Hold(string name, PaperDocument paper, string text)
    {
        var file = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("REQUESTS_GOLDEN") == "write") File.WriteAllText(file, text);
        var pdf = PdfWriter.Write(paper);
        if (Environment.GetEnvironmentVariable("PAPERS") is { } folder) File.WriteAllBytes(Path.Combine(Directory.CreateDirectory(folder).FullName, name + ".pdf"), pdf);
        Assert.That(text, Is.EqualTo(File.ReadAllText(file)));
        Assert.That(RenderingComparison.Differences(paper), Is.Empty, "TWIN");
        Assert.That(LayoutFindings.Of(paper), Is.Empty, "LAYOUT");
        Assert.That(Bare(ReadPdf(pdf)), Is.EqualTo(Bare(PaperText.Of(paper))), "what is copied out of the PDF is the letter");
    }

    /// <summary>Every character of a PDF in the order it is drawn, without page numbers.</summary>
    private static string ReadPdf(byte[] pdf)
    {
        using var pages = UglyToad.PdfPig.PdfDocument.Open(pdf);
        return string.Concat(pages.GetPages().Select(p => PageNumber().Replace(string.Concat(p.Letters.Select(l => l.Value)), "")));
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");

    [GeneratedRegex(@"—\s*\d+\s*—\s*$")]
    private static partial Regex PageNumber();
}
