using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Paper;

namespace Requests.Features.Services.Privacy;

/// <summary>
/// The one form in which names, numbers and addresses are compared, however they were typed: width, case, blanks, dots, dashes and unseen
/// characters make no other person. Hashes are taken of it; what was typed is what is kept.
/// </summary>
public static partial class CanonicalForm
{
    private const string China = "86";
    private const int MobileDigits = 11, ShortestAbroad = 11;

    // Typed for the X of an identity number, and letters of other alphabets that look like those of a code.
    private const string Alike = "\u00D7\u2715\u2716\u2573\u2613\u0410\u0412\u0415\u041A\u041C\u041D\u041E\u0420\u0421\u0422\u0423\u0425\u0391\u0392\u0395\u0397\u039A\u039C\u039D\u03A1\u03A4\u03A5\u03A7";
    private const string Meant = "XXXXXABEKMHOPCTYXABEHKMNPTYX";

    // Dots between parts of a name that Unicode counts as letters.
    private const int ArabicDot = 0x119E, SinologicalDot = 0xA78F;

    private static readonly IdnMapping Domains = new();

    /// <summary>Never empty for a value that shows something.</summary>
    public static string Of(PersonalField field, string value)
    {
        var unified = Characters.Unified(value).Trim();
        var form = field switch
        {
            PersonalField.Phone => Phone(unified),
            PersonalField.Email => Email(unified),
            PersonalField.IdNumber => IdNumber(unified),
            _ => Letters(unified),
        };
        return form.Length == 0 ? unified.ToUpperInvariant() : form;
    }

    // Without what people write around it: 身份证号：…, …（副本）, No. ….
    private static string IdNumber(string text)
    {
        var letters = Letters(string.Concat(Digits(text).ToUpperInvariant().Select(c => Alike.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Meant[at] : c)));
        return Labelled().Match(letters) is { Success: true } labelled ? labelled.Groups["number"].Value : letters;
    }

    // Figures of other scripts.
    private static string Digits(string text) => text.All(char.IsAscii) ? text : string.Concat(text.EnumerateRunes()
        .Select(r => Rune.GetUnicodeCategory(r) is UnicodeCategory.DecimalDigitNumber ? ((int)Rune.GetNumericValue(r)).ToString(CultureInfo.InvariantCulture) : r.ToString()));

    private static string Letters(string text) => string.Concat(text.EnumerateRunes()
        .Where(r => (Rune.IsLetterOrDigit(r) && r.Value is not (ArabicDot or SinologicalDot)) || Rune.GetUnicodeCategory(r) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark))
            .ToUpperInvariant();

    // The country's code may be written or not; a number with an area code then lacks its 0.
    private static string Phone(string text)
    {
        var digits = string.Concat(Digits(text).Where(char.IsAsciiDigit));
        // No number within the country begins so and is as long.
        var abroad = digits.StartsWith("00" + China, StringComparison.Ordinal) ? digits[4..]
            : digits.StartsWith(China, StringComparison.Ordinal) && (text.TrimStart('(', ' ').StartsWith('+') || digits.Length >= ShortestAbroad) ? digits[2..] : null;
        // A mobile number as it was once dialled from another city.
        if (digits.Length == MobileDigits + 1 && digits[0] == '0' && digits[1] == '1' && digits[2] is >= '3' and <= '9') return digits[1..];
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

    [GeneratedRegex(@"^(?:(?:居民|公民)?身份(?:证|证件|号码)?(?:号码|号)?|证件(?:号码|号)?|护照(?:号码|号)?|(?:统一)?社会信用代码证?|信用代码|(?:组织)?机构代码证?|营业执照(?:注册号|号码|号)?|(?:工商)?注册号|证号|编号|号码|号|代码|NO)?(?<number>[0-9A-Z]{7,})(?:号|副本|正本|居民身份证|身份证|护照)?$")]
    private static partial Regex Labelled();
}
