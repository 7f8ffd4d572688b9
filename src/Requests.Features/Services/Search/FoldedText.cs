using System.Text;
using Requests.Paper;

namespace Requests.Features.Services.Search;

/// <summary>
/// A text as it is searched: its letters and digits only, compatibility forms unified, in upper case. Spaces, line ends and
/// signs fall away, since a PDF breaks words anywhere; every letter knows the place it came from.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<(int Start, int End)> _places;

    private FoldedText(string letters, List<(int Start, int End)> places) => (Letters, _places) = (letters, places);

    public string Letters { get; }

    public static FoldedText Of(string text)
    {
        var letters = new StringBuilder(text.Length);
        var places = new List<(int, int)>(text.Length);
        for (var at = 0; at < text.Length;)
        {
            // A half of a pair that a file cut in two is no character.
            if (!Rune.TryGetRuneAt(text, at, out var rune))
            {
                at++;
                continue;
            }
            var end = at + rune.Utf16SequenceLength;
            foreach (var folded in (rune.IsAscii ? rune.ToString() : Characters.Unified(rune.ToString())).EnumerateRunes())
            {
                if (!Rune.IsLetterOrDigit(folded)) continue;
                foreach (var letter in Rune.ToUpperInvariant(folded).ToString())
                {
                    letters.Append(letter);
                    places.Add((at, end));
                }
            }
            at = end;
        }
        return new(letters.ToString(), places);
    }

    /// <summary>The distinct overlapping pairs, two characters packed in one number each.</summary>
    public IReadOnlySet<uint> Pairs()
    {
        var pairs = new HashSet<uint>();
        for (var i = 1; i < Letters.Length; i++) pairs.Add(((uint)Letters[i - 1] << 16) | Letters[i]);
        return pairs;
    }

    /// <summary>Where these folded letters stand in the text itself.</summary>
    public IEnumerable<(int Start, int End)> PlacesOf(string letters)
    {
        for (var at = 0; (at = Letters.IndexOf(letters, at, StringComparison.Ordinal)) >= 0; at += letters.Length)
            yield return (_places[at].Start, _places[at + letters.Length - 1].End);
    }
}
