using System.Text;

namespace Requests.Statute.Citations;

/// <summary>Article numbers in Chinese numerals, 1 to 9999 (letters.md 1.6).</summary>
public static class ChineseNumerals
{
    private const string Digits = "零一二三四五六七八九";
    private static readonly (int Value, char Unit)[] Units = [(1000, '千'), (100, '百'), (10, '十')];

    public static string Format(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 9999);
        var text = new StringBuilder();
        var rest = number;
        var gap = false;
        foreach (var (value, unit) in Units)
        {
            var digit = rest / value;
            rest %= value;
            if (digit == 0)
            {
                gap |= text.Length > 0;
                continue;
            }

            AppendZero(text, gap);
            gap = false;
            // 十五, never 一十五, at the head of a number.
            if (!(unit == '十' && digit == 1 && text.Length == 0))
            {
                text.Append(Digits[digit]);
            }

            text.Append(unit);
        }

        if (rest > 0)
        {
            AppendZero(text, gap);
            text.Append(Digits[rest]);
        }

        return text.ToString();
    }

    /// <summary>Reads what <see cref="Format"/> writes and nothing else.</summary>
    public static bool TryParse(string text, out int number)
    {
        number = 0;
        var digit = 0;
        foreach (var sign in text)
        {
            var value = Digits.IndexOf(sign, StringComparison.Ordinal);
            if (value >= 0)
            {
                digit = value;
                continue;
            }

            var unit = Array.Find(Units, candidate => candidate.Unit == sign);
            if (unit.Value == 0)
            {
                return false;
            }

            number += (digit == 0 ? 1 : digit) * unit.Value;
            digit = 0;
        }

        number += digit;
        return number is >= 1 and <= 9999 && Format(number) == text;
    }

    private static void AppendZero(StringBuilder text, bool gap)
    {
        if (gap)
        {
            text.Append('零');
        }
    }
}
