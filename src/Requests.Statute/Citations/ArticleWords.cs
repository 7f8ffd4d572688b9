using System.Globalization;
using System.Text.RegularExpressions;

namespace Requests.Statute.Citations;

/// <summary>
/// What the articles behind rules are called in either language. Rules hold them as the law or its commentary writes them:
/// 《政府信息公开条例》第三十三条, Art. 36(4), 行政复议法 Art. 48, 国办函〔2020〕109号 Art. 3.
/// </summary>
public static partial class ArticleWords
{
    /// <param name="Chinese">As it is cited.</param>
    /// <param name="Act">Tells whether a number in brackets counts paragraphs or items; null where every such number is a paragraph.</param>
    /// <param name="Writings">Other ways in which it is written down, without 《》.</param>
    private sealed record Source(string Chinese, string English, LegalAct? Act = null, params string[] Writings);

    /// <param name="Article">Null for an item of a paper without articles.</param>
    /// <param name="Numbers">In brackets, or the paragraph and the item.</param>
    private sealed record Place(int? Article, IReadOnlyList<int> Numbers);

    // An article without any act is one of the disclosure regulations.
    private static readonly Source[] Sources =
    [
        new("《政府信息公开条例》", "Disclosure Regulations", Acts.Order711, "", "条例"),
        new("《政府信息公开条例》（国务院令第492号）", "Disclosure Regulations of 2007 (Order No. 492)"),
        new("《政府信息公开信息处理费管理办法》（国办函〔2020〕109号）", "Processing Fee Measures (General Office Letter [2020] No. 109)", null,
            "政府信息公开信息处理费管理办法", "国办函〔2020〕109号", "109号"),
        new("国办公开办函〔2015〕207号", "Disclosure Office Letter [2015] No. 207"),
        new("国办公开办函〔2016〕235号", "Disclosure Office Letter [2016] No. 235", null, "235号"),
        new("国办公开办函〔2019〕60号", "Disclosure Office Letter [2019] No. 60"),
        new("国办公开办函〔2021〕30号", "Disclosure Office Letter [2021] No. 30"),
        new("国务院办公厅节假日安排通知", "General Office notice on public holidays"),
        new("法释〔2025〕8号", "Judicial Interpretation [2025] No. 8", null, "最高人民法院关于审理政府信息公开行政案件适用法律若干问题的解释"),
        new("法释〔2011〕17号", "Judicial Interpretation [2011] No. 17", null, "最高人民法院关于审理政府信息公开行政案件若干问题的规定"),
        new("最高人民法院指导案例26号", "Supreme People's Court Guiding Case No. 26"),
        new("《行政复议法》", "Administrative Reconsideration Law", Acts.ReconsiderationLaw2023),
        new("《行政复议法实施条例》", "Regulations on the Administrative Reconsideration Law"),
        new("《行政诉讼法》", "Administrative Litigation Law"),
        new("《民事诉讼法》", "Civil Procedure Law"),
        new("《民法典》", "Civil Code"),
        new("《邮政法》", "Postal Law"),
        new("《保守国家秘密法》", "State Secrets Law"),
        new("《档案法实施条例》", "Regulations on the Archives Law"),
        new("《个人信息保护法》", "Personal Information Protection Law"),
    ];

    private static readonly Dictionary<string, Source> ByWriting =
        Sources.SelectMany(source => source.Writings.Append(Bare(source.Chinese)).Select(writing => (writing,
            source))).ToDictionary(pair => pair.writing, pair => pair.source);

    /// <summary>An article of a rule in one language; empty where the rule has none ("-"). An act that is not known keeps its name.</summary>
    public static string In(string article, bool english) => article == "-" ? ""
        : string.Join(english ? "; " : "；", article.Split(['；', ';'], StringSplitOptions.TrimEntries).Select(part => One(part, english)));

    private static string One(string written, bool english)
    {
        var act = Written().Match(written) is { Success: true } first ? written[..first.Index].Trim() : written;
        var source = ByWriting.GetValueOrDefault(Bare(act)) ?? new(act, act);
        var places = Written().Matches(written).SelectMany(PlacesOf).ToList();
        if (!english)
        {
            return source.Chinese + string.Join('、', places.Select(place => Chinese(place, source.Act)));
        }

        var word = places switch { [] => "", [{ Article: null }, ..] => ", item ", [_] => ", Art. ", _ => ", Arts. " };
        return source.English + word + string.Join(", ", places.Select(English));
    }

    private static string English(Place place) =>
        place.Article is { } article ? article + string.Concat(place.Numbers.Select(number => $"({number})")) : $"{place.Numbers[0]}";

    // 36(4)(5) names two items; 29(2)(3) the third item of the second paragraph.
    private static string Chinese(Place place, LegalAct? act)
    {
        var items = place.Article is not { } article || (act is not null && !CitationForm.HasParagraphs(act, article));
        var numbers = place.Numbers.Select((number, index) => $"第{ChineseNumerals.Format(number)}{(items || index > 0 ? "项" : "款")}");
        return (place.Article is { } named ? $"第{ChineseNumerals.Format(named)}条" : "") + string.Join(items ? "、" : "", numbers);
    }

    private static IEnumerable<Place> PlacesOf(Match match)
    {
        if (match.Groups["list"] is { Success: true } list)
        {
            return list.Value.Split(", ").Select(place => place.Split(['(', ')'],
                StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture)).ToList())
                .Select(numbers => new Place(numbers[0], numbers[1..]));
        }

        return match.Groups["point"] is { Success: true } point ? [new Place(null, [int.Parse(point.Value, CultureInfo.InvariantCulture)])]
            : [new Place(Number(match.Groups["article"]), [.. new[] { match.Groups["paragraph"],
                match.Groups["item"] }.Where(group => group.Success).Select(Number)])];
    }

    private static int Number(Group group) => ChineseNumerals.TryParse(group.Value, out var number) ? number : throw new FormatException(group.Value);

    private static string Bare(string act) => act.Replace("《", "", StringComparison.Ordinal).Replace("》", "", StringComparison.Ordinal)
        .Replace("中华人民共和国", "", StringComparison.Ordinal);

    private const string N = "[零一二三四五六七八九十百千]+";
    private const string L = @"\d+(\(\d+\))*";

    [GeneratedRegex($@"第(?<article>{N})条(第(?<paragraph>{N})款)?(第(?<item>{N})项)?|Arts?\. (?<list>{L}(, {L})*)|item (?<point>\d+)")]
    private static partial Regex Written();
}
