using System.Text;
using System.Text.RegularExpressions;

namespace Requests.Features.Services.Files.Reading;

/// <summary>
/// The words of a stored mail: subject, people and text parts, decoded. It reads for search only, so that what it does not know it leaves as it
/// stands; a mail program that answers needs more.
/// </summary>
internal static partial class MailText
{
    private const int DeepestPart = 8;
    private static readonly string[] Spoken = ["subject", "from", "to", "cc", "date"];

    public static string Of(byte[] mail, int longest)
    {
        var text = new StringBuilder();
        // One byte a character, so that every part can be decoded by the encoding it names.
        Read(Encoding.Latin1.GetString(mail), text, longest, 0);
        return text.Length <= longest ? text.ToString() : text.ToString(0, longest);
    }

    private static void Read(string part, StringBuilder text, int longest, int depth)
    {
        if (depth > DeepestPart || text.Length >= longest) return;
        var end = Blank().Match(part);
        var headers = Unfolded().Replace(end.Success ? part[..end.Index] : part, " ").Split('\n')
            .Select(l => l.Split(':', 2)).Where(h => h.Length == 2).DistinctBy(h => h[0].Trim().ToLowerInvariant())
                .ToDictionary(h => h[0].Trim().ToLowerInvariant(), h => h[1].Trim());
        var body = end.Success ? part[(end.Index + end.Length)..] : "";
        foreach (var name in Spoken)
            if (headers.GetValueOrDefault(name) is { } said) text.Append(Words(said)).Append('\n');
        var type = headers.GetValueOrDefault("content-type") ?? "text/plain";
        if (Boundary().Match(type) is { Success: true } boundary && type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var inner in body.Split("--" + boundary.Groups["b"].Value).Skip(1)
                .Where(p => !p.StartsWith("--", StringComparison.Ordinal))) Read(inner.TrimStart('\r', '\n'), text, longest, depth + 1);
            return;
        }
        if (type.StartsWith("message/rfc822", StringComparison.OrdinalIgnoreCase)) Read(body, text, longest, depth + 1);
        if (!type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)) return;
        var decoded = EncodingOf(Charset().Match(type).Groups["c"].Value)
            .GetString(Decoded(body, headers.GetValueOrDefault("content-transfer-encoding") ?? ""));
        text.Append(type.StartsWith("text/html", StringComparison.OrdinalIgnoreCase) ? System.Net.WebUtility.HtmlDecode(Tag()
            .Replace(decoded, " ")) : decoded).Append('\n');
    }

    private static byte[] Decoded(string body, string how)
    {
        if (how.Equals("base64", StringComparison.OrdinalIgnoreCase)) return Base64(body);
        return how.Equals("quoted-printable", StringComparison.OrdinalIgnoreCase) ? Quoted(SoftEnd().Replace(body, "")) : Encoding.Latin1.GetBytes(body);
    }

    // =?GB2312?B?...?= in a header; other characters are UTF-8 as they stand.
    private static string Words(string header) => Word().IsMatch(header)
        ? Word().Replace(Between().Replace(header, "?==?"), m => EncodingOf(m.Groups["c"].Value)
            .GetString(m.Groups["how"].Value is "B" or "b" ? Base64(m.Groups["t"].Value) : Quoted(m.Groups["t"].Value.Replace('_', ' '))))
        : Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(header));

    private static byte[] Base64(string text)
    {
        var plain = NotBase64().Replace(text, "");
        var bytes = new byte[plain.Length];
        return Convert.TryFromBase64String(plain.PadRight((plain.Length + 3) / 4 * 4, '='), bytes, out var length) ? bytes[..length] : [];
    }

    private static byte[] Quoted(string text) =>
        Encoding.Latin1.GetBytes(Hex().Replace(text, m => ((char)Convert.ToByte(m.Groups[1].Value, 16)).ToString()));

    private static Encoding EncodingOf(string name)
    {
        if (name.StartsWith("gb", StringComparison.OrdinalIgnoreCase)) return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        try
        {
            return name.Length == 0 ? Encoding.UTF8 : CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return Encoding.UTF8;
        }
    }

    [GeneratedRegex(@"\r?\n\r?\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\r?\n[ \t]+|\r(?=\n)")]
    private static partial Regex Unfolded();

    [GeneratedRegex("boundary=\"?(?<b>[^\";]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Boundary();

    [GeneratedRegex("charset=\"?(?<c>[^\";\\s]+)\"?", RegexOptions.IgnoreCase)]
    private static partial Regex Charset();

    [GeneratedRegex(@"=\?(?<c>[^?]+)\?(?<how>[BbQq])\?(?<t>[^?]*)\?=")]
    private static partial Regex Word();

    [GeneratedRegex(@"\?=\s+=\?")]
    private static partial Regex Between();

    [GeneratedRegex(@"=\r?\n")]
    private static partial Regex SoftEnd();

    [GeneratedRegex("=([0-9A-Fa-f]{2})")]
    private static partial Regex Hex();

    [GeneratedRegex("[^A-Za-z0-9+/]")]
    private static partial Regex NotBase64();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
