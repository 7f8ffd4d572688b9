using System.Globalization;
using System.Text;
using Requests.Paper;

namespace Requests.Features.Services.Privacy;

/// <summary>Which of a person's facts a value is.</summary>
public enum PersonalField
{
    Name,
    IdNumber,
    Phone,
    Address,
    Email,
}

/// <summary>
/// The one form in which names, numbers and addresses are compared, however they were typed: width, case, blanks, dots, dashes and unseen
/// characters make no other person. Hashes are taken of it; what was typed is what is kept.
/// </summary>
public static class CanonicalForm
{
    private const string China = "86";
    private const int MobileDigits = 11;

    // Typed for the X of an identity number.
    private const char Times = '\u00D7';

    private static readonly IdnMapping Domains = new();

    /// <summary>Never empty for a value that shows something.</summary>
    public static string Of(PersonalField field, string value)
    {
        var unified = Characters.Unified(value).Trim();
        var form = field switch
        {
            PersonalField.Phone => Phone(unified),
            PersonalField.Email => Email(unified),
            PersonalField.IdNumber => Letters(unified.Replace(Times, 'X')),
            _ => Letters(unified),
        };
        return form.Length == 0 ? unified.ToUpperInvariant() : form;
    }

    private static string Letters(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => Rune.IsLetterOrDigit(r) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)).ToUpperInvariant();

    // The country's code may be written or not; a number with an area code then lacks its 0.
    private static string Phone(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var abroad = digits.StartsWith("00" + China, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(China, StringComparison.Ordinal) && (text.TrimStart('(', ' ').StartsWith('+') || (digits.Length == MobileDigits + 2 && digits[2] == '1')) ? digits[2..] : null;
        return abroad is null or "" ? digits : (abroad.Length == MobileDigits && abroad[0] == '1') || abroad[0] == '0' ? abroad : "0" + abroad;
    }

    private static string Email(string text)
    {
        var address = string.Concat(text.Where(c => !char.IsWhiteSpace(c))).ToLowerInvariant();
        if (address.LastIndexOf('@') is not (> 0 and var at)) return address;
        try
        {
            return address[..(at + 1)] + Domains.GetAscii(address[(at + 1)..].TrimEnd('.'));
        }
        catch (ArgumentException)
        {
            return address;
        }
    }
}
