using System.Text.RegularExpressions;
using Requests.Paper;
using Requests.Statute.Privacy;

namespace Requests.Letters.Checks;

/// <summary>Finds numbers of persons in a text: ID numbers, bank cards, mobile phones.</summary>
public static partial class PersonalNumbers
{
    /// <summary>Each once, digits only, in order.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Candidates().Matches(Characters.Unified(text)).Select(m => Plain(m.Value)).Where(IsPersonal).Distinct()];

    /// <summary>The same as they are written, blanks and dashes between their digits included.</summary>
    public static IReadOnlyList<(string Written, string Plain)> Written(string text) =>
        [.. Candidates().Matches(Characters.Unified(text)).Select(m => (m.Value, Plain(m.Value))).Where(n => IsPersonal(n.Item2)).Distinct()];

    /// <summary>Digits only, and the X of a resident's number.</summary>
    public static string Plain(string number)
    {
        var plain = string.Concat(Characters.Unified(number).Where(c => char.IsAsciiDigit(c) || c is 'X' or 'x' or Times)).ToUpperInvariant()
            .Replace(Times, 'X');
        // A mobile number with the country's code before it.
        return plain.Length is 13 or 15 && plain[..^11] is "86" or "0086" && plain[^11] == '1' ? plain[^11..] : plain;
    }

    private static bool IsPersonal(string number) => number.Length switch
    {
        11 => number[0] == '1' && number[1] is >= '3' and <= '9',
        15 => IsFormerId(number),
        18 => IdNumber.IsValid(number) || IsCard(number),
        >= 16 and <= 19 => IsCard(number),
        _ => false,
    };

    // The numbers given out until 1999 have a two-digit year and no check sign.
    private static bool IsFormerId(string number) =>
        DateOnly.TryParseExact($"19{number.AsSpan(6, 6)}", "yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out _);

    // Luhn; a number of one digit only satisfies it and is no card.
    internal static bool IsCard(string number)
    {
        if (number.Contains('X', StringComparison.Ordinal) || number.Distinct().Count() == 1) return false;
        var sum = 0;
        for (var i = 0; i < number.Length; i++)
        {
            var digit = number[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? digit * 2 - 9 : digit * 2;
            sum += digit;
        }
        return sum % 10 == 0;
    }

    private const char Times = '\u00D7';

    // As one run, or in the groups people write them in; an identity number also where a line ends within it.
    [GeneratedRegex(@"(?<![0-9A-Za-z.])(?:(?=(?:[0-9]\n?){17}[0-9Xx\u00D7](?![0-9A-Za-z]))[0-9]{1,17}\n[0-9]*[0-9Xx\u00D7]|(?:(?:\+|00)86[ -]?)1[3-9][0-9][ -]?[0-9]{4}[ -]?[0-9]{4}|[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx\u00D7]|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{17}[Xx\u00D7]|[0-9]{11,19})(?![0-9A-Za-z])")]
    private static partial Regex Candidates();
}
