using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Statute.Archive;

namespace Requests.Statute.Numbering;

/// <summary>档号 after DA/T 22-2015 (ARC-5): J001-WS·2026-D30-BGS-0007.</summary>
/// <param name="Fonds">全宗号.</param>
/// <param name="Class">门类代码; WS is 文书.</param>
/// <param name="Year">年度.</param>
/// <param name="Term">保管期限.</param>
/// <param name="Unit">机构（问题）代码.</param>
/// <param name="Item">件号, 1 to 9999.</param>
public sealed partial record ArchiveCode(string Fonds, string Class, int Year, RetentionTerm Term, string Unit, int Item)
{
    private static readonly string[] NeededFields = ["{fonds}", "{year}", "{term}", "{item}"];

    /// <summary>The code as DA/T 22-2015 writes it.</summary>
    public const string StandardPattern = "{fonds}-{class}·{year}-{term}-{unit}-{item}";

    public override string ToString() => ToString(StandardPattern);

    /// <summary>The code as an agency's own rules write it.</summary>
    /// <param name="pattern">Text with {fonds}, {class}, {year}, {term}, {unit} and {item}.</param>
    public string ToString(string pattern) => pattern
        .Replace("{fonds}", Fonds, StringComparison.Ordinal)
        .Replace("{class}", Class, StringComparison.Ordinal)
        .Replace("{year}", Year.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal)
        .Replace("{term}", RetentionTerms.Of(Term).Code, StringComparison.Ordinal)
        .Replace("{unit}", Unit, StringComparison.Ordinal)
        .Replace("{item}", Item.ToString("0000", CultureInfo.InvariantCulture), StringComparison.Ordinal);

    /// <summary>Whether codes of this pattern tell two files apart: fonds, year, term and item must be in it, and no other field.</summary>
    public static bool IsPattern(string? pattern) =>
        pattern is not null
        && NeededFields.All(field => pattern.Contains(field, StringComparison.Ordinal))
        && new ArchiveCode("", "", 1, RetentionTerm.Permanent, "", 1).ToString(pattern).IndexOfAny(['{', '}', '\n', '\r']) < 0;

    /// <summary>Reads what <see cref="ToString()"/> writes and nothing else.</summary>
    public static bool TryParse(string text, out ArchiveCode? code)
    {
        var match = Pattern().Match(text);
        code = match.Success && RetentionTerms.Find(match.Groups["term"].Value) is { } term
            ? new(
                match.Groups["fonds"].Value,
                match.Groups["class"].Value,
                int.Parse(match.Groups["year"].ValueSpan, CultureInfo.InvariantCulture),
                term,
                match.Groups["unit"].Value,
                int.Parse(match.Groups["item"].ValueSpan, CultureInfo.InvariantCulture))
            : null;
        return code is not null;
    }

    [GeneratedRegex(@"^(?<fonds>[A-Z0-9]+)-(?<class>[A-Z]+)·(?<year>[12][0-9]{3})-(?<term>[A-Z][0-9]*)-(?<unit>[A-Z0-9]+)-(?<item>(?!0000)[0-9]{4})\z")]
    private static partial Regex Pattern();
}
