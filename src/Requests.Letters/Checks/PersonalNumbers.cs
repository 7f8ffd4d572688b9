using System.Text.RegularExpressions;
using Requests.Paper;
using Requests.Statute.Privacy;

namespace Requests.Letters.Checks;

/// <summary>Finds numbers of persons in a text: ID numbers, bank cards, mobile phones.</summary>
public static partial class PersonalNumbers
{
    /// <summary>Each once, digits only, in order.</summary>
    public static IReadOnlyList<string> In(string text) =>
        [.. Written(text).Select(n => n.Plain).Distinct()];

    /// <summary>The same as they are written, blanks and dashes between their digits included.</summary>
    public static IReadOnlyList<(string Written, string Plain)> Written(string text) =>
        Candidates(Characters.Unified(text)) is { Count: > 0 } found
            ? [.. found.OrderBy(m => m.Index).Select(m => (m.Value, Plain(m.Value))).Distinct()] : [];

    private static List<Match> Candidates(string text)
    {
        var found = new List<Match>();
        for (var match = Residents().Match(text); match.Success;)
        {
            var isOne = IsResident(match.Value);
            if (isOne) found.Add(match);
            // From the next place where it is none: a run may begin with figures that are no part of the number.
            match = Residents().Match(text, match.Index + (isOne ? match.Length : 1));
        }
        found.AddRange(Others().Matches(text).Where(m => IsPersonal(Plain(m.Value)) && !found.Exists(f => f.Index < m.Index + m.Length && m.Index < f.Index + f.Length)));
        return found;
    }

    // Written apart it is one only of a birth date that somebody living may have.
    private static bool IsResident(string written) => Plain(written) is var plain && IdNumber.IsValid(plain)
        && (plain.Length == written.Length || plain.AsSpan(6, 2) is "19" or "20");

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
        15 => IdNumber.IsFormer(number),
        18 => IdNumber.IsValid(number) || IsCard(number),
        >= 16 and <= 19 => IsCard(number),
        _ => false,
    };

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

    // As one run or in the groups people write them in, with any one or two of the usual signs between; an identity number, which a check sign
    // tells from others, in whatever groups, and it and a mobile number also where a line ends within them.
    [GeneratedRegex(@"(?<![0-9])(?:[0-9](?:[ \t\n.\p{Pd}\u2212\u00B7_/]{0,2}[0-9]){16}[ \t\n.\p{Pd}\u2212\u00B7_/]{0,2}[0-9Xx\u00D7])(?![0-9])")]
    private static partial Regex Residents();

    [GeneratedRegex(@"(?<![0-9A-Za-z.])(?:(?:\(?(?:\+|00)?86\)?[ \p{Pd}]?)?1[3-9][0-9](?<sign>[ .\p{Pd}\u2212\u00B7_/]?)[0-9]{4}\k<sign>[0-9]{4}|(?:\(?(?:\+|00)86\)?[ \p{Pd}]?)1[3-9][0-9][ \p{Pd}]?[0-9]{4}[ \p{Pd}]?[0-9]{4}|1[3-9](?=(?:[0-9]\n?){9}(?![0-9]))[0-9]{0,8}\n[0-9]+|1 [3-9](?: [0-9]){9}|[0-9]{4}(?:[ .\p{Pd}\u00B7_][0-9]{4}){3}(?:[ .\p{Pd}\u00B7_][0-9]{1,3})?|[0-9]{11,19})(?![0-9A-WYZa-wyz])")]
    private static partial Regex Others();
}
