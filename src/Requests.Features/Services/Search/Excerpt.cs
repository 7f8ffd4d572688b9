using Requests.Features.Kernel;

namespace Requests.Features.Services.Search;

/// <summary>A stretch of text that is, or is not, what was looked for.</summary>
public sealed record Piece([property: OutsideWordsOfTheCase] string Text, bool Marked);

internal static class Excerpt
{
    private const int Before = 24;
    private const int Longest = 120;

    /// <summary>The text around the first place, in pieces, with every place inside it marked.</summary>
    /// <param name="places">In order, without overlap, at least one.</param>
    public static IReadOnlyList<Piece> Around(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var from = Whole(text, Math.Max(0, places[0].Start - Before));
        var to = Whole(text, Math.Min(text.Length, Math.Max(from + Longest, places[0].End)));
        var pieces = new List<Piece>();
        var at = from;
        foreach (var (start, end) in places.TakeWhile(p => p.End <= to))
        {
            Add(text[at..start], false);
            Add(text[start..end], true);
            at = end;
        }
        Add(text[at..to] + (to < text.Length ? "…" : ""), false);
        return pieces;

        void Add(string piece, bool marked)
        {
            if (pieces.Count == 0 && from > 0 && !marked) piece = "…" + piece;
            if (piece.Length > 0) pieces.Add(new(OneLine(piece), marked));
        }
    }

    /// <summary>Never between the halves of a character.</summary>
    private static int Whole(string text, int at) => at < text.Length && char.IsLowSurrogate(text[at]) ? at - 1 : at;

    private static string OneLine(string piece) => piece.Replace('\n', ' ').Replace('\r', ' ').Replace('\f', ' ');
}
