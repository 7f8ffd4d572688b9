namespace Requests.Features.Services.Search;

/// <summary>What somebody looks for: words divided by spaces, all of which must stand in one text, in any order.</summary>
internal sealed class SearchWords
{
    private const int ShortestWord = 2;
    private readonly IReadOnlyList<FoldedText> _words;

    private SearchWords(IReadOnlyList<FoldedText> words) => _words = words;

    /// <summary>The words long enough to be looked up; the others only confirm. One letter alone stands almost everywhere.</summary>
    public IEnumerable<FoldedText> Keyed => _words.Where(w => w.Letters.Length >= ShortestWord);

    public static SearchWords Of(string? text) =>
        new([.. (text ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(FoldedText.Of).Where(w => w.Letters.Length > 0)]);

    /// <summary>Where the words stand, in order and without overlap; empty unless every word does. The index knows pairs only, so what it finds is looked at again.</summary>
    /// <param name="closed">Places of the text that are not looked at: what stands in one of them, or reaches into it, is not found.</param>
    public IReadOnlyList<(int Start, int End)> PlacesIn(string text, IReadOnlyList<(int Start, int End)>? closed = null)
    {
        var folded = FoldedText.Of(text);
        var places = new List<(int Start, int End)>();
        foreach (var word in _words)
        {
            var before = places.Count;
            places.AddRange(folded.PlacesOf(word.Letters).Where(place => closed?.Any(c => place.Start < c.End && c.Start < place.End) is not true));
            if (places.Count == before) return [];
        }
        places.Sort();
        var apart = new List<(int Start, int End)>();
        foreach (var place in places)
        {
            if (apart.Count > 0 && place.Start < apart[^1].End) apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, place.End));
            else apart.Add(place);
        }
        return apart;
    }
}
