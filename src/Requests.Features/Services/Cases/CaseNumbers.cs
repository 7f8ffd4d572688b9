using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Features.Data.Entities;
using Requests.Paper;

namespace Requests.Features.Services.Cases;

/// <summary>登记编号 as people type it.</summary>
public static partial class CaseNumbers
{
    private const char Minus = '\u2212', Katakana = '\u30FC';

    [GeneratedRegex("^([A-Z]{2,10})-?([0-9]{4})-?([0-9]{4,})$")]
    private static partial Regex WithoutDashes();

    // What stands around a number on a slip or in a sentence, and marks drawn for a dash.
    [GeneratedRegex("^(?:[\"'“‘（(【\\[《〔]|(?:登记|申请|案件|受理|查询)?编号|登记号|单号|NO\\.|[：:#])*(?<number>[A-Z]{2,10}[-_─=~]?[0-9]{4}[-_─=~]?[0-9]{4,})(?:[\"'”’）)】\\]》〕号。.，,；;、！!]*)$")]
    private static partial Regex Dressed();

    /// <summary>Numbers are typed from paper: in any width, with any dash or none, with blanks and what a copy brings along.</summary>
    public static string Tidy(string? number)
    {
        var tidy = string.Concat(Characters.Unified(number ?? "").Where(c => !char.IsWhiteSpace(c))
            .Select(c => char.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation || c is Minus or Katakana ? '-' : c)).ToUpperInvariant();
        if (Dressed().Match(tidy) is { Success: true } dressed) tidy = string.Concat(dressed.Groups["number"].Value.Where(char.IsAsciiLetterOrDigit));
        return WithoutDashes().Replace(tidy, "$1-$2-$3");
    }

    /// <summary>The case whose number a colleague typed: as it stands, which is how old ones are written, or as the program writes its own.</summary>
    public static async Task<Case?> FindTypedAsync(this CaseOpener desk, string typed, CancellationToken ct) =>
        await desk.FindAsync(typed.Trim(), ct) ?? await desk.FindAsync(Tidy(typed), ct);
}
