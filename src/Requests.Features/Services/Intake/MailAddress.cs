using System.Globalization;
using Requests.Paper;

namespace Requests.Features.Services.Intake;

/// <summary>An address of electronic mail as far as its form tells whether anything can ever arrive there.</summary>
internal static class MailAddress
{
    private const int LongestLocal = 64, LongestDomain = 253;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Half width, without blanks and unseen characters: what a mail program needs.</summary>
    public static string Tidy(string address) => string.Concat(Characters.Unified(address).Where(c => !char.IsWhiteSpace(c)));

    /// <summary>False where no mail can ever be delivered; true says nothing of whether somebody reads it.</summary>
    public static bool CanBeDelivered(string address)
    {
        var tidy = Tidy(address);
        var at = tidy.IndexOf('@', StringComparison.Ordinal);
        return at is > 0 and <= LongestLocal && at == tidy.LastIndexOf('@') && IsLocal(tidy[..at]) && IsDomain(tidy[(at + 1)..]);
    }

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
