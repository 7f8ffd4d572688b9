using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Requests.Features.Kernel;

/// <summary>
/// A case number as one segment of an address, and back. Old registers bring numbers with strokes, dots and blanks; browsers and proxies
/// take <c>..</c>, a stroke and its escaped form for a path of their own, so those are written as a tilde with two hex digits.
/// </summary>
public static partial class CaseAddress
{
    private const char Mark = '~';

    /// <summary>Fit to stand in an address as it is.</summary>
    public static string Of(string number)
    {
        var onlyDots = number.All(c => c == '.');
        var segment = new StringBuilder();
        foreach (var c in number)
        {
            if (c is '/' or '\\' or '%' or Mark || (onlyDots && c == '.')) segment.Append(Mark).Append(((int)c).ToString("X2", CultureInfo.InvariantCulture));
            else segment.Append(c);
        }
        return Uri.EscapeDataString(segment.ToString());
    }

    /// <summary>The number that a segment means, however its sender wrote a stroke.</summary>
    /// <param name="segment">As the server read it: all is unescaped but a stroke.</param>
    public static string Read(string segment) => Escaped().Replace(segment, m => ((char)Convert.ToInt32(m.Groups[1].Value, 16)).ToString());

    [GeneratedRegex("(?:~(?=2F|5C|25|7E|2E)|%(?=2F))([0-9A-F]{2})", RegexOptions.IgnoreCase)]
    private static partial Regex Escaped();
}
