using System.Globalization;
using System.Text;

namespace Requests.Features.Services.Files.Reading;

/// <summary>The words of an RTF file: its text without tables of faces, colours and styles, in the code page it names.</summary>
internal static class RtfText
{
    private const int DefaultPage = 1252, Chinese = 936;

    // Groups that hold no text of the page; every other destination a writer marks with \\*.
    private static readonly HashSet<string> Silent = ["fonttbl", "colortbl", "stylesheet", "info", "pict", "object", "header", "footer",
        "generator", "listtable", "rsidtbl", "themedata", "datastore"];

    public static string Of(byte[] rtf, int longest)
    {
        var (text, bytes, groups) = (new StringBuilder(), new List<byte>(), new Stack<(bool Silent, int Skip)>());
        var (silent, skip, left, page) = (false, 1, 0, Encodings(DefaultPage));
        void Flush()
        {
            if (bytes.Count > 0) text.Append(page.GetString([.. bytes]));
            bytes.Clear();
        }
        void Say(byte b)
        {
            if (left > 0) left--;
            else if (!silent) bytes.Add(b);
        }
        for (var at = 0; at < rtf.Length && text.Length < longest; at++)
        {
            switch (rtf[at])
            {
                case (byte)'{':
                    groups.Push((silent, skip));
                    break;
                case (byte)'}':
                    Flush();
                    if (groups.Count > 0) (silent, skip) = groups.Pop();
                    left = 0;
                    break;
                case (byte)'\r' or (byte)'\n': break;
                case (byte)'\\' when at + 1 < rtf.Length && rtf[at + 1] == '\'' && at + 3 < rtf.Length
                    && byte.TryParse(Encoding.ASCII.GetString(rtf, at + 2, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var coded):
                    Say(coded);
                    at += 3;
                    break;
                case (byte)'\\' when at + 1 < rtf.Length && !char.IsAsciiLetter((char)rtf[at + 1]):
                    if (rtf[++at] == '*') silent = true;
                    else if (rtf[at] is (byte)'{' or (byte)'}' or (byte)'\\') Say(rtf[at]);
                    else if (rtf[at] == '~') Say((byte)' ');
                    break;
                case (byte)'\\':
                    var start = ++at;
                    while (at < rtf.Length && char.IsAsciiLetter((char)rtf[at])) at++;
                    var word = Encoding.ASCII.GetString(rtf, start, at - start);
                    start = at;
                    while (at < rtf.Length && (char.IsAsciiDigit((char)rtf[at]) || (rtf[at] == '-' && at == start))) at++;
                    var number = int.TryParse(Encoding.ASCII.GetString(rtf, start, at - start), NumberStyles.AllowLeadingSign,
                        CultureInfo.InvariantCulture, out var told) ? told : (int?)null;
                    // A blank after the word belongs to it.
                    if (at >= rtf.Length || rtf[at] != ' ') at--;
                    if (Silent.Contains(word)) silent = true;
                    else if (word == "ansicpg") page = Encodings(number ?? DefaultPage);
                    else if (word == "uc") skip = Math.Max(0, number ?? 1);
                    else if (word == "u" && !silent)
                    {
                        Flush();
                        text.Append((char)(number ?? '?'));
                        left = skip;
                    }
                    else if (word is "par" or "line" or "tab" or "cell" or "row" && !silent)
                    {
                        Flush();
                        text.Append('\n');
                    }
                    break;
                default:
                    Say(rtf[at]);
                    break;
            }
        }
        Flush();
        return text.ToString();
    }

    private static Encoding Encodings(int page) =>
        page == Chinese ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")! : CodePagesEncodingProvider.Instance.GetEncoding(page) ?? Encoding.UTF8;
}
