using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Requests.Paper.Layout;

/// <summary>A piece of text that stays on one line. Cuts are places to part it when keeping it whole would cost too much.</summary>
internal sealed record Unit(IReadOnlyList<int> CodePoints, IReadOnlyList<int> Cuts)
{
    public int First => CodePoints[0];

    public int Last => CodePoints[^1];

    public bool Blank => CodePoints is [' '];

    public IEnumerable<Unit> Parted(IReadOnlyList<int> at)
    {
        var from = 0;
        foreach (var cut in at.Where(c => c > 0 && c < CodePoints.Count).Append(CodePoints.Count))
        {
            yield return new Unit([.. CodePoints.Skip(from).Take(cut - from)], []);
            from = cut;
        }
    }
}

/// <summary>Parts text into units: numbers with their unit, days, document numbers, articles, addresses stay whole (letters' rule 1.8).</summary>
internal static partial class Units
{
    public static List<Unit> Of(string text)
    {
        var units = new List<Unit>();
        var at = 0;
        foreach (Match whole in Whole().Matches(text))
        {
            Single(text[at..whole.Index], units);
            units.Add(new Unit(CodePoints(whole.Value), Cuts(whole)));
            at = whole.Index + whole.Length;
        }
        Single(text[at..], units);
        return units;
    }

    private static void Single(string text, List<Unit> units)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            var joins = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark;
            if (joins && units.Count > 0) units[^1] = units[^1] with { CodePoints = [.. units[^1].CodePoints, rune.Value] };
            else units.Add(new Unit([rune.Value], []));
        }
    }

    private static int[] Cuts(Match whole)
    {
        // A web address parts after a stroke; a document number never does.
        return whole.Groups["web"].Success
            ? [.. Enumerable.Range(1, whole.Length - 1).Where(i => whole.Value[i - 1] is '/' or '?' or '&' && whole.Value[i] != '/')]
            : [];
    }

    private static List<int> CodePoints(string text) => [.. text.EnumerateRunes().Select(r => r.Value)];

    [GeneratedRegex("""
        (?<web>(?:https?://|www\.)[\x21-\x7E]+)
        |[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+
        |(?<number>[\u4E00-\u9FFF]{0,8}〔\d{4}〕\d+号)
        |\d{4}年(?:\d{1,2}月(?:\d{1,2}日)?)?
        |\d{1,2}月\d{1,2}日
        |[￥¥]\d[\d.,]*(?:元|万元|亿元)?
        |\d+(?:[.,]\d+)*(?:个工作日|个月|万元|亿元|平方米|[元日天份页件号条款项月时分秒米人次张册卷岁期个名处户家级％%‰℃])
        |第[一二三四五六七八九十百千零〇\d]+[条款项章节号次页处份]
        |[（(][一二三四五六七八九十\d]{1,3}[）)]
        |——|……
        |[A-Za-z0-9][\x21-\x7E]*
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Whole();
}
