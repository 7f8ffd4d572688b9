using System.Globalization;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Tokens;

namespace Requests.Paper;

/// <summary>The words of a PDF of ours, as any reader program extracts them, without page numbers and repeated table heads.</summary>
internal static class PdfText
{
    public static string Of(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        // A cell that goes on over a page has one piece and comes back in one.
        var pieces = new SortedDictionary<int, StringBuilder>();
        foreach (var page in document.GetPages())
            foreach (var element in page.GetMarkedContents().Where(e => !e.IsArtifact))
            {
                var number = element.Properties is { } said && said.TryGet(NameToken.Create("Piece"), out NumericToken token) ? token.Int : -1;
                if (!pieces.TryGetValue(number, out var piece)) pieces[number] = piece = new StringBuilder();
                Letter? last = null;
                foreach (var letter in Letters(element))
                {
                    // An accent comes back as the letter before it once more, now with its accent.
                    if (last is not null && Accents(letter, last)) piece.Length -= last.Value.Length;
                    piece.Append(letter.Value);
                    last = letter;
                }
            }
        return string.Join('\n', pieces.Values);
    }

    private static bool Accents(Letter letter, Letter last)
    {
        if (letter.StartBaseLine != last.StartBaseLine) return false;
        var (whole, bare) = (letter.Value.Normalize(NormalizationForm.FormD), last.Value.Normalize(NormalizationForm.FormD));
        return whole.Length > bare.Length && bare[0] == whole[0] && whole.EnumerateRunes().Skip(1)
            .All(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark);
    }

    private static IEnumerable<Letter> Letters(MarkedContentElement element) => element.Letters.Concat(element.Children.SelectMany(Letters));
}
