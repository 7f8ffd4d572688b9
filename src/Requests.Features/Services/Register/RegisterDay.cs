using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Paper;

namespace Requests.Features.Services.Register;

/// <summary>A day as people and programs write it in a table.</summary>
internal static partial class RegisterDay
{
    private const string Han = "〇一二三四五六七八九";

    /// <summary>Year, month and day in this order, with any mark between them; a time or weekday after them does not count. Two-digit years and days before months are not guessed.</summary>
    public static bool TryRead(string text, out DateOnly day)
    {
        day = default;
        var plain = Arabic(Characters.Unified(text).Trim());
        var match = Parted().Match(plain);
        if (!match.Success) match = Joined().Match(plain);
        // Two days in one cell: which is meant is not guessed.
        return match.Success && !Another().IsMatch(plain[(match.Groups["d"].Index + match.Groups["d"].Length)..]) && int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) is > 0 and var year
            && DateOnly.TryParseExact($"{year:0000}-{match.Groups["m"].Value.PadLeft(2, '0')}-{match.Groups["d"].Value.PadLeft(2, '0')}", "yyyy-MM-dd",
                CultureInfo.InvariantCulture, DateTimeStyles.None, out day);
    }

    // 二〇一九年十月二十三日.
    private static string Arabic(string text)
    {
        if (!text.Contains('年', StringComparison.Ordinal)) return text;
        var digits = string.Concat(text.Replace('○', '〇').Replace('零', '〇')
            .Select(c => Han.IndexOf(c, StringComparison.Ordinal) is >= 0 and var digit ? (char)('0' + digit) : c));
        return Tens().Replace(digits, m => $"{(m.Groups["t"].Length == 0 ? "1" : m.Groups["t"].Value)}{(m.Groups["o"].Length == 0 ? "0" : m.Groups["o"].Value)}");
    }

    [GeneratedRegex(@"^(?<y>\d{4})\s*[-/.·年‐–—]\s*(?<m>\d{1,2})\s*[-/.·月‐–—]\s*(?<d>\d{1,2})\s*[日号]?(?:[\sT(].*|[上下]午.*|星期.*|周.*)?$", RegexOptions.Singleline)]
    private static partial Regex Parted();

    [GeneratedRegex(@"^(?<y>\d{4})(?<m>\d{2})(?<d>\d{2})(?:\s.*)?$", RegexOptions.Singleline)]
    private static partial Regex Joined();

    [GeneratedRegex(@"\d{4}\s*[-/.·年‐–—]\s*\d{1,2}\s*[-/.·月‐–—]\s*\d|\d{1,2}月\d{1,2}|(?<!\d)(?:19|20)\d{6}(?!\d)")]
    private static partial Regex Another();

    [GeneratedRegex(@"(?<t>\d?)十(?<o>\d?)")]
    private static partial Regex Tens();
}
