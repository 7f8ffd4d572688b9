using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Requests.Statute.Citations;

namespace Requests.Features.Services.Search;

/// <summary>What in a request pins it down, so that a change of it makes another request.</summary>
public enum ParticularKind
{
    Time,
    Date,

    /// <summary>Number of a house, floor, room, road or paper.</summary>
    Place,
    Number,
}

/// <summary>The smallest thing two texts are compared by: a particular, a word in Latin letters or one character.</summary>
/// <param name="Value">One way to write it: 2024年3月5日 and 二〇二四年三月五日 are the same.</param>
internal readonly record struct TextToken(string Value, ParticularKind? Kind, int Start, int Length);

/// <summary>Cuts a text into tokens. Signs, spaces, width and case do not count.</summary>
internal static partial class TextTokens
{
    private const string ChineseDigits = "〇零○一二三四五六七八九";
    private const string Small = @"(?:\d{1,2}|[一二三四五六七八九十]{1,3})";

    // With these, and with digits and Latin letters, something longer than one character may begin; any other letter stands for itself.
    private static readonly SearchValues<char> Beginnings = SearchValues.Create("〇零○一二三四五六七八九十百上下晚凌中早ABCDEFGHIJKLMNOPQRSTUVWXYZ");

    // The same few thousand characters make up all texts.
    private static readonly string?[] Letters = new string?[char.MaxValue + 1];

    public static IReadOnlyList<TextToken> Of(string text)
    {
        var narrow = string.Create(text.Length, text, (span, from) =>
        {
            for (var i = 0; i < span.Length; i++) span[i] = char.ToUpperInvariant(from[i] is >= '\uFF01' and <= '\uFF5E' ? (char)(from[i] - 0xFEE0) : from[i]);
        });
        var tokens = new List<TextToken>(text.Length);
        for (var at = 0; at < narrow.Length;)
        {
            var first = narrow[at];
            if (!char.IsDigit(first) && !Beginnings.Contains(first))
            {
                if (char.IsLetter(first)) tokens.Add(new(Letters[first] ??= first.ToString(), null, at, 1));
                at++;
                continue;
            }
            var match = Token().Match(narrow, at);
            if (match.Length == 0)
            {
                at++;
                continue;
            }
            tokens.Add(Make(match));
            at += match.Length;
        }
        return tokens;
    }

    private static TextToken Make(Match match)
    {
        TextToken As(ParticularKind? kind, string value) => new(value, kind, match.Index, match.Length);
        string Part(string name) => match.Groups[name].Success ? Figures(match.Groups[name].Value) : "";
        if (match.Groups["year"].Success) return As(ParticularKind.Date, $"{Part("year")}-{Part("month")}-{Part("day")}");
        if (match.Groups["month"].Success) return As(ParticularKind.Date, $"-{Part("month")}-{Part("day")}");
        if (match.Groups["hour"].Success) return As(ParticularKind.Time, $"{Hour(Part("hour"), match.Groups["half"].Value)}:{(match.Groups["minute"].Value is "半" ? "30" : Part("minute").PadLeft(2, '0'))}");
        if (match.Groups["unit"].Success) return As(ParticularKind.Place, $"{Part("house")}{match.Groups["unit"].Value}");
        if (match.Groups["number"].Success) return As(ParticularKind.Number, match.Value);
        return As(null, match.Value);
    }

    // 下午1时38分 is 13:38.
    private static string Hour(string hour, string half) =>
        half is "下午" or "晚上" && int.TryParse(hour, CultureInfo.InvariantCulture, out var h) && h < 12 ? (h + 12).ToString(CultureInfo.InvariantCulture) : hour;

    private static string Figures(string written)
    {
        if (written.Any(char.IsAsciiDigit)) return written.TrimStart('0') is { Length: > 0 } figures ? figures : "0";
        if (ChineseNumerals.TryParse(written, out var number)) return number.ToString(CultureInfo.InvariantCulture);
        // 二〇二四, digit by digit.
        return written.All(c => ChineseDigits.Contains(c, StringComparison.Ordinal)) ? string.Concat(written.Select(c => Math.Max(0,
            ChineseDigits.IndexOf(c, StringComparison.Ordinal) - 2))) : written;
    }

    [GeneratedRegex(@"\G(?:"
        + @"(?<year>\d{4}|[〇零○一二三四五六七八九]{4})年(?:(?<month>" + Small + @")月(?:(?<day>" + Small + @")[日号]?)?)?"
        + @"|(?<year>(?:19|20)\d{2})[-/.](?<month>\d{1,2})[-/.](?<day>\d{1,2})(?!\d)"
        + @"|(?<month>" + Small + @")月(?<day>" + Small + @")[日号]"
        + @"|(?<half>上午|下午|晚上|凌晨|中午|早上)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::\d{2})?(?!\d)"
        + @"|(?<half>上午|下午|晚上|凌晨|中午|早上)?(?<hour>" + Small + @")[时点](?:(?<minute>" + Small + @")分?|(?<minute>半)|整|许|钟)?"
        + @"|(?<house>\d+(?:-\d+)*|[一二三四五六七八九十百]+)(?<unit>号|弄|栋|幢|单元|室|楼|层|路|组|村)"
        + @"|(?<number>\d+(?:\.\d+)*)"
        + @"|[A-Z]+"
        + @"|\p{L})")]
    private static partial Regex Token();
}
