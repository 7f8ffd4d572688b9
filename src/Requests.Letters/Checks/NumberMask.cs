using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Statute.Privacy;

namespace Requests.Letters.Checks;

/// <summary>
/// Masks numbers of people where they stand in a text: identity, bank card, telephone, passport, and the name part of a mail address.
/// However they are written: full width, in groups, with unseen characters between; all else stays as it is.
/// </summary>
public static partial class NumberMask
{
    private const char Hidden = '*';
    private const int MobileDigits = 11, Shortest = 6, Tail = 4;

    /// <summary>The text with its personal numbers masked, as long as it was; the same object where there are none.</summary>
    public static string Of(string text)
    {
        if (text.Length < Shortest) return text;
        var folded = Fold(text, out var places);
        HashSet<int>? hidden = null;
        foreach (var pattern in Patterns)
        {
            foreach (Match match in pattern.Matches(folded))
            {
                foreach (var place in Digits(match, folded)) (hidden ??= []).Add(places[place]);
            }
        }
        foreach (Match match in Mail().Matches(folded))
        {
            var name = match.Groups["name"];
            for (var place = name.Index + (name.Length > 1 ? 1 : 0); place < name.Index + name.Length; place++) (hidden ??= []).Add(places[place]);
        }
        return hidden is null ? text : Hide(text, hidden);
    }

    /// <summary>Where numbers of people stand in a text, masked already or not, with what is shown of them.</summary>
    public static IReadOnlyList<(int Start, int End)> PlacesOf(string text)
    {
        if (text.Length < Shortest) return [];
        var folded = Fold(Of(text), out var places);
        return [.. Masked().Matches(folded).Select(m => (places[m.Index], places[m.Index + m.Length - 1] + 1))];
    }

    /// <summary>A number of a person stands there, also one that is written in other groups than people write; a part of one is none.</summary>
    public static bool HoldsNumber(string? text) => text is not null && (!ReferenceEquals(Of(text), text)
        || Runs().Matches(Fold(text, out _)).Any(run => string.Concat(run.Value.Where(char.IsAsciiLetterOrDigit)) is var digits && !ReferenceEquals(Of(digits), digits)));

    private static IReadOnlyList<Regex> Patterns => [Grouped(), Loose(), Line(), Passport()];

    // The places of the digits that are not shown; none where the run is no number of a person.
    private static List<int> Digits(Match match, string folded)
    {
        var places = Enumerable.Range(match.Index, match.Length).Where(i => char.IsAsciiDigit(folded[i])
            || (i == match.Index + match.Length - 1 && folded[i] is 'X' or 'x')).ToList();
        var number = string.Concat(places.Select(i => char.ToUpperInvariant(folded[i])));
        var head = HeadOf(number, match);
        return head is { } shown && places.Count > shown + Tail ? places[shown..^Tail] : [];
    }

    /// <summary>How many digits are shown at the beginning; null for no number of a person.</summary>
    private static int? HeadOf(string number, Match match)
    {
        if (match.Groups["line"].Success) return match.Groups["area"].Length;
        if (match.Groups["passport"].Success) return 0;
        var country = number.Length - MobileDigits;
        if (country is 0 or 2 or 4 && IsMobile(number[country..]) && (country == 0 || number[..country] is "86" or "0086")) return country + 3;
        return number.Length switch
        {
            15 when IsDay($"19{number.AsSpan(6, 6)}") => 6,
            18 when IdNumber.IsValid(number) || IsDay(number[6..14]) => 6,
            >= 16 and <= 19 when PersonalNumbers.IsCard(number) => 0,
            _ => null,
        };
    }

    private static bool IsMobile(string number) => number[0] == '1' && number[1] is >= '3' and <= '9';

    private static bool IsDay(string digits) =>
        DateOnly.TryParseExact(digits, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1900 and < 2100;

    private static string Hide(string text, HashSet<int> hidden)
    {
        var masked = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) ? 2 : 1;
            if (hidden.Contains(at)) masked.Append(Hidden, length);
            else masked.Append(text, at, length);
            at += length;
        }
        return masked.ToString();
    }

    // One form for each sign, with the place it came from; what nobody sees is passed over.
    private static string Fold(string text, out List<int> places)
    {
        var (folded, from) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var at = 0; at < text.Length;)
        {
            var whole = Rune.TryGetRuneAt(text, at, out var rune);
            var length = whole ? rune.Utf16SequenceLength : 1;
            if (!whole || rune.IsAscii)
            {
                Take(text[at], at);
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator)
            {
                Take(' ', at);
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DashPunctuation || rune.Value is 0x2212)
            {
                Take('-', at);
            }
            else if (rune.Value is 0xD7)
            {
                Take('X', at);
            }
            else if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.DecimalDigitNumber)
            {
                Take((char)('0' + CharUnicodeInfo.GetDecimalDigitValue(text, at)), at);
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark))
            {
                foreach (var sign in rune.ToString().Normalize(NormalizationForm.FormKC)) Take(sign, at);
            }
            at += length;
        }
        places = from;
        return folded.ToString();

        void Take(char sign, int at)
        {
            folded.Append(sign);
            from.Add(at);
        }
    }

    // What is shown before and behind, as far as digits or a mail address go.
    [GeneratedRegex(@"[0-9A-Za-z._%+() \-]{0,20}\*(?:[ .\-\n\u00B7_/]{0,2}[0-9*Xx])*(?:@[A-Za-z0-9.\-]+)?")]
    private static partial Regex Masked();

    // As one run or in the groups people write; a country's code may stand before a mobile number.
    [GeneratedRegex(@"(?<![0-9A-Za-z])(?:(?:\+|00)?86[ -]?)?1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}(?![0-9A-Za-z])|(?<![0-9A-Za-z])[0-9]{6}[ -]?(?:[0-9]{8}[ -]?[0-9]{3}[0-9Xx]|[0-9]{9})(?![0-9A-Za-z])|(?<![0-9A-Za-z])[0-9]{4}(?:[ -]?[0-9]{4}){3}(?:[ -]?[0-9]{1,3})?(?![0-9A-Za-z])")]
    private static partial Regex Grouped();

    // Digits with whatever but letters between them.
    [GeneratedRegex(@"[0-9](?:[^\p{L}0-9]*[0-9]){6,}(?:[^\p{L}0-9]*[Xx])?")]
    private static partial Regex Runs();

    // Any one sign or line break between digits.
    [GeneratedRegex(@"(?<![0-9A-Za-z])[0-9](?:[ .\-\n\u00B7_/]{0,2}[0-9]){10,18}(?:[ .\-\n\u00B7_/]{0,2}[Xx])?(?![0-9A-Za-z])")]
    private static partial Regex Loose();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<line>\(?(?<area>0[1-9][0-9]{1,2})\)?[ -]?[2-9][0-9]{2,3}[ -]?[0-9]{4})(?![0-9A-Za-z])")]
    private static partial Regex Line();

    [GeneratedRegex(@"(?<![0-9A-Za-z])(?<passport>[EGPSDHM][A-Z]?[0-9]{7,10})(?![0-9A-Za-z])", RegexOptions.IgnoreCase)]
    private static partial Regex Passport();

    [GeneratedRegex(@"(?<name>[A-Za-z0-9._%+\-]+)@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+")]
    private static partial Regex Mail();
}
