using System.Text;
using System.Text.RegularExpressions;
using Requests.Statute.Privacy;

namespace Requests.Letters.Checks;

/// <summary>Finds numbers of persons in a text: ID numbers, bank cards, mobile phones.</summary>
internal static partial class PersonalNumbers
{
    /// <summary>Each once, digits only, in order.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Candidates().Matches(text.Normalize(NormalizationForm.FormKC)).Select(m => Plain(m.Value)).Where(IsPersonal).Distinct()];

    public static string Plain(string number) => string.Concat(number.Where(c => char.IsAsciiDigit(c) || c is 'X' or 'x')).ToUpperInvariant();

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
    private static bool IsCard(string number)
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

    // As one run, or in the groups people write them in.
    [GeneratedRegex(@"(?<![0-9A-Za-z.])(?:[0-9]{6}[ -][0-9]{8}[ -][0-9]{3}[0-9Xx]|[0-9]{4}(?:[ -][0-9]{4}){3}(?:[ -][0-9]{1,3})?|1[3-9][0-9][ -][0-9]{4}[ -][0-9]{4}|[0-9]{17}[Xx]|[0-9]{11,19})(?![0-9A-Za-z])")]
    private static partial Regex Candidates();
}
