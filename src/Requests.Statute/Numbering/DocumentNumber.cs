using System.Text.RegularExpressions;

namespace Requests.Statute.Numbering;

public enum DocumentNumberFault
{
    Empty,

    /// <summary>Letters' code of the agency is missing before the year.</summary>
    CodeMissing,

    /// <summary>Only U+3014 and U+3015 may stand round the year.</summary>
    WrongBrackets,

    /// <summary>The year is not four half-width digits.</summary>
    YearForm,

    /// <summary>第 before the number.</summary>
    OrdinalSign,

    /// <summary>Zeros before the number, or number zero.</summary>
    LeadingZero,

    /// <summary>The number is not half-width digits.</summary>
    NumberForm,

    /// <summary>号 is missing at the end, or something stands after it.</summary>
    SignMissing,

    /// <summary>A blank anywhere.</summary>
    Blank,
}

/// <summary>文号: agency code and series mark, year, running number of the yearly series (NUM-FORM; letters.md 1.6).</summary>
public sealed partial record DocumentNumber(string Code, int Year, int Number)
{
    /// <summary>哈城管公复〔2026〕12号.</summary>
    public override string ToString() => Format(Code, Year, Number);

    /// <exception cref="ArgumentException">A part that could not be read back.</exception>
    public static string Format(string code, int year, int number)
    {
        var text = $"{code}〔{year}〕{number}号";
        return Check(text) is { } fault
            ? throw new ArgumentException($"Not a document number: {fault}.", nameof(code))
            : text;
    }

    public static bool TryParse(string text, out DocumentNumber? number)
    {
        var match = Pattern().Match(text);
        number = match.Success && int.TryParse(match.Groups["number"].ValueSpan, out var running)
            ? new(match.Groups["code"].Value, int.Parse(match.Groups["year"].ValueSpan, System.Globalization.CultureInfo.InvariantCulture), running)
            : null;
        return number is not null;
    }

    /// <summary>What is wrong with a written number; null when it stands.</summary>
    public static DocumentNumberFault? Check(string text)
    {
        if (text.Length == 0)
        {
            return DocumentNumberFault.Empty;
        }

        if (text.Any(char.IsWhiteSpace))
        {
            return DocumentNumberFault.Blank;
        }

        if (TryParse(text, out _))
        {
            return null;
        }

        var (open, close) = (text.IndexOf('〔', StringComparison.Ordinal), text.IndexOf('〕', StringComparison.Ordinal));
        if (open < 0 || close < open || text.LastIndexOf('〔') != open || text.LastIndexOf('〕') != close)
        {
            return DocumentNumberFault.WrongBrackets;
        }

        if (!CodePattern().IsMatch(text[..open]))
        {
            return DocumentNumberFault.CodeMissing;
        }

        if (!YearPattern().IsMatch(text[(open + 1)..close]))
        {
            return DocumentNumberFault.YearForm;
        }

        return text[(close + 1)..] switch
        {
            var rest when !rest.EndsWith('号') => DocumentNumberFault.SignMissing,
            var rest when rest.StartsWith('第') => DocumentNumberFault.OrdinalSign,
            var rest when rest.StartsWith('0') => DocumentNumberFault.LeadingZero,
            _ => DocumentNumberFault.NumberForm,
        };
    }

    private const string CodeForm = @"[\u4E00-\u9FFF]+";
    private const string YearForm = "[12][0-9]{3}";

    [GeneratedRegex($"^(?<code>{CodeForm})〔(?<year>{YearForm})〕(?<number>[1-9][0-9]{{0,8}})号\\z")]
    private static partial Regex Pattern();

    [GeneratedRegex($"^{CodeForm}\\z")]
    private static partial Regex CodePattern();

    [GeneratedRegex($"^{YearForm}\\z")]
    private static partial Regex YearPattern();
}
