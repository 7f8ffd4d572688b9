using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper;

/// <summary>Check TWIN: the written forms of one paper hold the same words. Blanks and line ends do not count.</summary>
public static partial class RenderingComparison
{
    /// <summary>Writes the paper in all forms and compares what is read back from each with its text.</summary>
    public static IReadOnlyList<TwinDifference> Differences(PaperDocument document) =>
        Differences(PdfWriter.Write(document), DocxWriter.Write(document), HtmlWriter.Write(document), PaperText.Of(document));

    /// <summary>Compares what is read back from written forms with the text; empty when all agree.</summary>
    public static IReadOnlyList<TwinDifference> Differences(byte[] pdf, byte[] docx, string html, string text)
    {
        var expected = Squeezed(text);
        return [.. new[] { ("PDF", PdfText.Of(pdf)), ("DOCX", OfDocx(docx)), ("HTML", OfHtml(html)) }
            .Select(form => Compare(form.Item1, expected, Squeezed(form.Item2))).OfType<TwinDifference>()];
    }

    /// <summary>Words of a DOCX of ours: the first page's header, then the text.</summary>
    internal static string OfDocx(byte[] docx)
    {
        using var package = WordprocessingDocument.Open(new MemoryStream(docx), false);
        var main = package.MainDocumentPart!;
        var words = new StringBuilder();
        foreach (var header in main.HeaderParts) words.Append(header.Header!.InnerText);
        foreach (var text in main.Document!.Body!.Descendants<Text>()) words.Append(text.Text);
        return words.ToString();
    }

    internal static string OfHtml(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    // A letter and its accent are the same words as one character or as two.
    private static string Squeezed(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c))).Normalize(NormalizationForm.FormD);

    private static TwinDifference? Compare(string form, string expected, string actual)
    {
        if (expected == actual) return null;
        var at = 0;
        while (at < expected.Length && at < actual.Length && expected[at] == actual[at]) at++;
        return new TwinDifference(form, at, Around(expected, at), Around(actual, at));
    }

    private static string Around(string text, int at)
    {
        var from = Math.Min(Math.Max(0, at - 5), text.Length);
        return text[from..Math.Min(text.Length, at + 15)];
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}

/// <param name="Form">PDF, DOCX or HTML.</param>
/// <param name="At">Character of the text, blanks not counted, where they part.</param>
/// <param name="Expected">The text around that place.</param>
/// <param name="Actual">What the form holds there.</param>
public sealed record TwinDifference(string Form, int At, string Expected, string Actual);
