using System.Globalization;
using Requests.Paper;

namespace Requests.Features.Services.Intake;

/// <summary>An address of electronic mail as far as its form tells whether anything can ever arrive there.</summary>
internal static class MailAddress
{
    private const int LongestLocal = 64, LongestDomain = 253;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    private const char HanStop = '\u3002', Quote = '"';

    /// <summary>Half width, without blanks, unseen characters and a stop at its end: what a mail program needs.</summary>
    public static string Tidy(string address) => string.Concat(Characters.Unified(address).Where(c => !char.IsWhiteSpace(c))).Replace(HanStop, '.').TrimEnd('.');

    /// <summary>False where no mail can ever be delivered; true says nothing of whether somebody reads it.</summary>
    public static bool CanBeDelivered(string address)
    {
        var tidy = Tidy(address);
        var at = tidy.LastIndexOf('@');
        return at is > 0 and <= LongestLocal && (IsQuoted(tidy[..at]) ? !HasBlank(address.Trim()) : IsLocal(tidy[..at])) && IsDomain(tidy[(at + 1)..]);
    }

    // What is quoted would be another address without its blanks.
    private static bool HasBlank(string address) => address.Any(char.IsWhiteSpace);

    private static bool IsQuoted(string local) => local.Length > 2 && local[0] == Quote && local[^1] == Quote
        && local[1..^1].All(c => c is > ' ' and <= '~' and not (Quote or '\\'));

    private static bool IsLocal(string local) => local[0] != '.' && local[^1] != '.' && !local.Contains("..", StringComparison.Ordinal)
        && local.All(c => char.IsLetterOrDigit(c) || c is '.' or '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '/' or '=' or '?' or '^' or '_' or '`' or '{' or '|' or '}' or '~');

    private static bool IsDomain(string domain)
    {
        string ascii;
        try
        {
            ascii = Domains.GetAscii(domain);
        }
        catch (ArgumentException)
        {
            return false;
        }
        var labels = ascii.Split('.');
        return ascii.Length <= LongestDomain && labels.Length > 1 && labels[^1].Length > 1 && !labels[^1].All(char.IsAsciiDigit);
    }
}
