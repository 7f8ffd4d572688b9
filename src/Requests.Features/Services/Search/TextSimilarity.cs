using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Search;

/// <summary>In what two requests differ although they read alike.</summary>
public enum DifferenceKind
{
    Time,
    Date,
    Place,
    Number,

    /// <summary>The same words in another order: who did what to whom may have changed.</summary>
    WordOrder,

    /// <summary>A name or a thing: words that stand in the place of others, or beside them.</summary>
    Words,

    /// <summary>The earlier request asked for more: what it says besides stands in no way.</summary>
    LeftOut,
}

/// <param name="Here">What stands only in the one, as written there.</param>
/// <param name="There">What stands only in the other.</param>
public sealed record Difference(DifferenceKind Kind, [property: OutsideWordsOfTheCase] IReadOnlyList<string> Here,
    [property: OutsideWordsOfTheCase] IReadOnlyList<string> There);

/// <summary>
/// How near two texts are to each other. Nearness is the share of common neighbouring tokens (Dice's measure), which other
/// word order barely touches; differences are what makes two near texts two requests: times, dates, house numbers, figures, order.
/// </summary>
internal sealed record TextSimilarity(double Likeness, IReadOnlyList<Difference> Differences, IReadOnlyList<Piece> Here, IReadOnlyList<Piece> There)
{
    private const double Repeated = 0.8;
    private const int Bands = 16;
    private const int RowsOfABand = 2;

    /// <summary>Reads like the same request again. A suggestion: an officer judges.</summary>
    public bool LooksRepeated => (Likeness >= Repeated || Contained >= Repeated) && Differences.All(d => d.Kind == DifferenceKind.LeftOut);

    /// <summary>How much of this request stands in the other, from 0 to 1: whoever leaves a part out asks again for the rest.</summary>
    public double Contained { get; private init; }

    /// <summary>From 0, nothing in common, to 1, the same neighbours.</summary>
    public static double LikenessOf(string one, string other)
    {
        var (a, b) = (Shingles(TextTokens.Of(one), t => t.Value), Shingles(TextTokens.Of(other), t => t.Value));
        return a.Count + b.Count == 0 ? 0 : 2.0 * a.Count(b.Contains) / (a.Count + b.Count);
    }

    /// <summary>Of two cases: whole requests where both are known, subjects where an old register kept no more.</summary>
    public static TextSimilarity Of(Case here, Case there) =>
        here.RequestText.Length > 0 && there.RequestText.Length > 0 ? Between(TextOf(here), TextOf(there)) : Between(here.Subject, there.Subject);

    /// <summary>Of two cases of which one or both came as a scan: the pair of texts that is nearest.</summary>
    /// <param name="scansHere">What was recognised in the scans of the one request, the others' in <paramref name="scansThere"/>.</param>
    public static TextSimilarity Of(Case here, IReadOnlyList<string> scansHere, Case there, IReadOnlyList<string> scansThere)
    {
        var typed = Of(here, there);
        if (scansHere.Count + scansThere.Count == 0) return typed;
        var (one, other, likeness) = NearestOf(here, scansHere, there, scansThere);
        return likeness > typed.Likeness ? Between(one, other) : typed;
    }

    /// <summary>The nearest two of all texts that ask: what was typed in, and what the scans say.</summary>
    public static (string Here, string There, double Likeness) NearestOf(Case here, IReadOnlyList<string> scansHere, Case there,
        IReadOnlyList<string> scansThere) => (from one in scansHere.Prepend(here.RequestText)
                                              from other in scansThere.Prepend(there.RequestText)
                                              select (one, other, LikenessOf(one, other))).MaxBy(p => p.Item3);

    public static string TextOf(Case @case) => $"{@case.Subject}\n{@case.RequestText}";

    public static TextSimilarity Between(string here, string there)
    {
        var (a, b) = (TextTokens.Of(here), TextTokens.Of(there));
        var (inA, inB) = TextDifference.Common(a, b);
        var (gaps, leftOut) = Gaps(here, a, inA, there, b, inB);
        var reordered = Reordered(a, inA, b, inB);
        var moved = reordered && Moved(gaps, leftOut);
        List<Difference> differences =
        [
            .. Enum.GetValues<ParticularKind>().Select(kind => new Difference(Enum.Parse<DifferenceKind>(kind.ToString()),
                Only(kind, here, a, b), Only(kind, there, b, a)))
                .Where(d => d.Here.Count > 0 || d.There.Any(only => !leftOut.Any(l => l.Contains(only, StringComparison.Ordinal)))),
        ];
        if (gaps.Count > 0 && !moved) differences.Add(new(DifferenceKind.Words, [.. gaps.Select(g => g.Here).Where(w => w.Length > 0)],
            [.. gaps.Select(g => g.There).Where(w => w.Length > 0)]));
        if (leftOut.Count > 0 && !moved) differences.Add(new(DifferenceKind.LeftOut, [], leftOut));
        if (reordered) differences.Add(new(DifferenceKind.WordOrder, [.. Runs(here, a, inA)], [.. Runs(there, b, inB)]));
        return new(Math.Round(LikenessOf(here, there), 2), differences, Pieces(here, a, inA), Pieces(there, b,
            inB))
        { Contained = a.Count == 0 ? 0 : (double)inA.Count(i => i) / a.Count };
    }

    // Words that ask, and say nothing of what is asked for.
    private const string Asking = "请求申公开提供获取希望贵局单位本人我们的了及和与以关于相有将给予向等一份下列上述现特此谢您好烦劳依法按照根据条例规定要查阅得性";

    // A stretch of the earlier request longer than this, or a whole clause, was left out; a shorter one belongs to a name.
    private const int LongestOfAName = 4;

    /// <summary>Where the two part between words they share: what was put in the place of what, and what was left out of the other.</summary>
    private static (List<(string Here, string There)> Gaps, List<string> LeftOut) Gaps(string here, IReadOnlyList<TextToken> a, bool[] inA,
        string there, IReadOnlyList<TextToken> b, bool[] inB)
    {
        var (gaps, leftOut) = (new List<(string, string)>(), new List<string>());
        for (int i = 0, j = 0; i < a.Count || j < b.Count; i++, j++)
        {
            var (fromI, fromJ) = (i, j);
            while (i < a.Count && !inA[i]) i++;
            while (j < b.Count && !inB[j]) j++;
            var (mine, theirs) = (Said(a, fromI, i), Said(b, fromJ, j));
            if (mine.Length > 0) gaps.Add((Cut(here, a, fromI, i), Cut(there, b, fromJ, j)));
            else if (theirs.Length > LongestOfAName || (theirs.Length > 0 && IsClause(there, b, fromJ, j))) leftOut.Add(Cut(there, b, fromJ, j));
            else if (theirs.Length > 0) gaps.Add(("", Cut(there, b, fromJ, j)));
        }
        return (gaps, leftOut);
    }

    // What fell out here came in there: no other word was said.
    private static bool Moved(List<(string Here, string There)> gaps, List<string> leftOut) =>
        string.Concat(gaps.Select(g => g.Here)).Where(char.IsLetterOrDigit).Order()
            .SequenceEqual(string.Concat(gaps.Select(g => g.There).Concat(leftOut)).Where(char.IsLetterOrDigit).Order());

    // What a stretch says beside asking; particulars are told by their own kinds.
    private static string Said(IReadOnlyList<TextToken> tokens, int from, int to) =>
        string.Concat(tokens.Skip(from).Take(to - from).Where(t => t.Kind is null && !Asking.Contains(t.Value, StringComparison.Ordinal)).Select(t => t.Value));

    private static string Cut(string text, IReadOnlyList<TextToken> tokens, int from, int to) =>
        to <= from ? "" : text[tokens[from].Start..(tokens[to - 1].Start + tokens[to - 1].Length)];

    // It stands between stops, or at an end: letters, digits and joining marks are no stops.
    private static bool IsClause(string text, IReadOnlyList<TextToken> tokens, int from, int to)
    {
        var before = from == 0 || text[(tokens[from - 1].Start + tokens[from - 1].Length)..tokens[from].Start].Any(IsStop);
        var after = to == tokens.Count || text[(tokens[to - 1].Start + tokens[to - 1].Length)..tokens[to].Start].Any(IsStop);
        return before && after;
    }

    private static bool IsStop(char c) => "，。；、：\n,.;:！？!?".Contains(c, StringComparison.Ordinal);

    /// <summary>
    /// Bands of the text's smallest hashes (MinHash): texts that share most of their shingles very likely share a band, so likely
    /// repeats are found by key. Particulars count by kind only, so that requests that part in a date are still found together.
    /// </summary>
    public static IEnumerable<ulong> BandsOf(string text) => BandsOf(TextTokens.Of(text));

    internal static ulong[] BandsOf(IReadOnlyList<TextToken> tokens)
    {
        if (tokens.Count == 0) return [];
        // A shingle that comes twice is no smaller the second time.
        var shingles = new ulong[Math.Max(1, tokens.Count - 1)];
        for (var at = 0; at < shingles.Length; at++) shingles[at] = Hash(WordOf(tokens[at]), at + 1 < tokens.Count ? WordOf(tokens[at + 1]) : "");
        var bands = new ulong[Bands];
        for (var band = 0; band < Bands; band++)
        {
            var hash = (ulong)band;
            for (var row = 0; row < RowsOfABand; row++)
            {
                var seed = Mix((ulong)(band * RowsOfABand + row + 1));
                var least = ulong.MaxValue;
                foreach (var shingle in shingles) least = Math.Min(least, Mix(shingle ^ seed));
                hash = Mix(hash ^ least);
            }
            bands[band] = hash;
        }
        return bands;

        static string WordOf(TextToken token) => token.Kind?.ToString() ?? token.Value;
    }

    private static HashSet<(string First, string Second)> Shingles(IReadOnlyList<TextToken> tokens, Func<TextToken, string> value) =>
        tokens.Count == 1 ? [(value(tokens[0]), "")] : [.. tokens.Zip(tokens.Skip(1), (first, second) => (value(first), value(second)))];

    private static List<string> Only(ParticularKind kind, string text, IReadOnlyList<TextToken> here, IReadOnlyList<TextToken> there)
    {
        var left = there.Where(t => t.Kind == kind).GroupBy(t => t.Value).ToDictionary(g => g.Key, g => g.Count());
        var only = new List<string>();
        foreach (var token in here.Where(t => t.Kind == kind))
        {
            if (left.GetValueOrDefault(token.Value) > 0) left[token.Value]--;
            else only.Add(text.Substring(token.Start, token.Length));
        }
        return only;
    }

    // Moved, not replaced: what fell out here in one stretch came in there in another.
    private static bool Reordered(IReadOnlyList<TextToken> a, bool[] inA, IReadOnlyList<TextToken> b, bool[] inB)
    {
        var (lost, found) = (Stretches(a, inA), Stretches(b, inB));
        if (lost.Overlaps(found)) return true;
        var (onlyA, onlyB) = (a.Where((_, i) => !inA[i]).Select(t => t.Value), b.Where((_, i) => !inB[i]).Select(t => t.Value));
        return a.Count == b.Count && lost.Count + inA.Count(i => !i) > 0 && onlyA.Order(StringComparer.Ordinal).SequenceEqual(onlyB.Order(StringComparer.Ordinal));
    }

    private static HashSet<(string, string)> Stretches(IReadOnlyList<TextToken> tokens, bool[] common) =>
        [.. Enumerable.Range(1, Math.Max(0, tokens.Count - 1)).Where(i => !common[i] && !common[i - 1]).Select(i => (tokens[i - 1].Value, tokens[i].Value))];

    private static IEnumerable<string> Runs(string text, IReadOnlyList<TextToken> tokens, bool[] common) =>
        Pieces(text, tokens, common).Where(p => p.Marked).Select(p => p.Text);

    /// <summary>The whole text, what has no match marked. Signs go with what stands before them.</summary>
    private static List<Piece> Pieces(string text, IReadOnlyList<TextToken> tokens, bool[] common)
    {
        var pieces = new List<Piece>();
        var from = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (i + 1 < tokens.Count && common[i + 1] == common[i]) continue;
            var end = i + 1 < tokens.Count ? tokens[i].Start + tokens[i].Length : text.Length;
            pieces.Add(new(text[from..end], !common[i]));
            from = end;
        }
        if (tokens.Count == 0 && text.Length > 0) pieces.Add(new(text, false));
        return pieces;
    }

    // FNV-1a: the same on every machine and in every version, as what is kept in the index must be.
    private static ulong Hash(string first, string second)
    {
        const ulong Prime = 1099511628211UL;
        var hash = 14695981039346656037UL;
        foreach (var c in first) hash = (hash ^ c) * Prime;
        hash *= Prime;
        foreach (var c in second) hash = (hash ^ c) * Prime;
        return hash;
    }

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
        return x ^ (x >> 31);
    }
}
