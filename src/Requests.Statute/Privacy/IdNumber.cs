using System.Globalization;

namespace Requests.Statute.Privacy;

/// <summary>Resident identity numbers (GB 11643-1999): 17 digits and a check sign (PII-ID).</summary>
public static class IdNumber
{
    private const string CheckSigns = "10X98765432";
    private static readonly int[] Weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    /// <summary>Form, birth date and check sign hold. The region is not looked up.</summary>
    public static bool IsValid(string text) =>
        text.Length == 18
        && text.AsSpan(0, 17).IndexOfAnyExceptInRange('0', '9') < 0
        && DateOnly.TryParseExact(text.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        && char.ToUpperInvariant(text[17]) == CheckSign(text.AsSpan(0, 17));

    /// <summary>The 15 digits given out until 1999, with a two-digit year and no check sign: the birth date holds.</summary>
    public static bool IsFormer(string text) => text.Length == 15 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0
        && DateOnly.TryParseExact($"19{text.AsSpan(6, 6)}", "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>Check sign for 17 digits.</summary>
    public static char CheckSign(ReadOnlySpan<char> digits)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(digits.Length, Weights.Length);
        var sum = 0;
        for (var place = 0; place < Weights.Length; place++)
        {
            sum += (digits[place] - '0') * Weights[place];
        }

        return CheckSigns[sum % CheckSigns.Length];
    }
}
