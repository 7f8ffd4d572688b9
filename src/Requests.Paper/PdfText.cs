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
                foreach (var letter in Letters(element)) piece.Append(letter.Value);
            }
        return string.Join('\n', pieces.Values);
    }

    private static IEnumerable<Letter> Letters(MarkedContentElement element) => element.Letters.Concat(element.Children.SelectMany(Letters));
}
