using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Reports;

/// <summary>A place where the prose and the tables may part.</summary>
/// <param name="Part">1, 5 or 6.</param>
/// <param name="Code">unknownField or bareNumber.</param>
/// <param name="Quote">The words in question.</param>
public sealed record TextFinding(int Part, string Code, string Quote, string Detail);

/// <summary>
/// The texts of a report. A figure is quoted as a field in braces, such as <c>{NEW}</c>, and filled in from the tables each
/// time it is read, so that it cannot drift; a figure typed by hand is a finding.
/// </summary>
public sealed partial class ReportProse
{
    public const string UnknownField = "unknownField";
    public const string BareNumber = "bareNumber";

    private static readonly Text Unknown = Text.Of("ReportProse.Unknown");
    private static readonly Text Bare = Text.Of("ReportProse.Bare");

    private readonly Dictionary<string, string> _fields = [];

    public ReportProse(int year, string body, PartTwo partTwo, PartThreeTable partThree, PartFourTable partFour, ReportTrends trends, string? fees)
    {
        _fields["year"] = year.ToString(CultureInfo.InvariantCulture);
        _fields["body"] = body;
        _fields["published"] = Figures.Of(partTwo.Total);
        _fields["channels"] = Figures.Of(partTwo.Counts.Select(c => c.Channel).Distinct().Count());
        foreach (var channel in partTwo.Counts.GroupBy(c => c.Channel)) _fields[$"published:{channel.Key}"] = Figures.Of(channel.Sum(c => c.Count));
        foreach (var row in partTwo.Blocks.SelectMany(block => block.Rows.Select(row => (block, row))))
            foreach (var (column, value) in row.block.Columns.Zip(row.row.Values))
                if (value is { } figure) _fields[$"two:{row.row.Code}:{column.Code}"] = Figures.Of(figure);
        foreach (var row in partThree.Rows)
        {
            _fields[row.Code] = Figures.Of(row.Cells[(int)PartThreeColumn.Total] ?? 0);
            foreach (var column in PartThreeTable.Columns) _fields[$"{row.Code}:{Camel(column)}"] = Figures.Of(row.Cells[(int)column] ?? 0);
        }
        foreach (var block in partFour.Blocks)
        {
            (string Name, int? Value)[] cells = [("upheld", block.Upheld), ("corrected", block.Corrected),
                ("otherResult", block.OtherResult), ("open", block.Open), ("total", block.Total)];
            foreach (var (name, value) in cells) _fields[$"{Camel(block.Forum)}:{name}"] = Figures.Of(value ?? 0);
        }
        foreach (var channel in Enum.GetValues<IntakeChannel>())
            _fields[$"channel:{Camel(channel)}"] = Figures.Of(trends.Channels.FirstOrDefault(c => c.Code == Camel(channel))?.Count ?? 0);
        _fields["onTime"] = Figures.Of(trends.OnTime);
        _fields["late"] = Figures.Of(trends.Late);
        _fields["trend"] = Trend(partThree[PartThreeTable.New, PartThreeColumn.Total] ?? 0, trends.NewBefore);
        _fields["fees"] = fees ?? "";
    }

    /// <summary>Every field with what it says now.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>The text with its fields filled in; an unknown one stays as it stands.</summary>
    public string Fill(string text) => Field().Replace(text, match => _fields.TryGetValue(match.Groups[1].Value, out var value) ? value : match.Value);

    /// <summary>Where the text quotes what the report does not hold, or a figure as typed.</summary>
    public IEnumerable<TextFinding> Check(int part, string text)
    {
        foreach (var field in Field().Matches(text).Select(m => m.Groups[1].Value).Where(f => !_fields.ContainsKey(f)).Distinct())
            yield return new(part, UnknownField, field, Unknown.With(field).ToString());
        foreach (var number in Counted().Matches(Field().Replace(text, "|")).Select(m => m.Value).Distinct())
            yield return new(part, BareNumber, number, Bare.With(number).ToString());
    }

    /// <summary>A first draft of part one, for a person to go on with.</summary>
    public static string DraftPartOne(PartTwo partTwo, ReportTrends trends)
    {
        var text = new StringBuilder("{year}年，{body}认真贯彻《中华人民共和国政府信息公开条例》，推进政府信息公开工作，现将有关情况报告如下。\n（一）主动公开情况。");
        text.Append(partTwo.Counts.Count == 0 ? "本年度主动公开数量尚未登记。" : "全年通过{channels}个渠道主动公开政府信息{published}条。其中："
            + string.Join("，", partTwo.Counts.GroupBy(c => c.Channel).Select(c => $"{c.Key}{{published:{c.Key}}}{c.First().Unit}")) + "。");
        text.Append("\n（二）依申请公开情况。全年新收政府信息公开申请{NEW}件，{trend}；上年结转{CARRIED_IN}件。");
        if (trends.Channels.Count > 0) text.Append("按申请渠道分：" + string.Join("，", trends.Channels.Select(c => $"{ChannelWord(c.Code)}{{channel:{c.Code}}}件")) + "。");
        text.Append("全年办结{TOTAL}件，其中予以公开{GRANTED}件，部分公开{PARTIAL}件；按期答复{onTime}件，逾期答复{late}件。结转下年度继续办理{CARRIED_OUT}件。");
        text.Append("\n（三）行政复议和行政诉讼情况。行政复议{reconsideration:total}件，未经复议直接起诉{directSuit:total}件，复议后起诉{suitAfterReconsideration:total}件。");
        return text.ToString();
    }

    /// <summary>Part six until somebody writes it: the fees, which are reported also when nil (FEE-10), and nothing else.</summary>
    public static string DraftPartSix(string? fees) => fees is null ? "无其他需要报告的事项。" : "{fees}\n除上述情况外，无其他需要报告的事项。";

    private static string Trend(int now, int? before) => before switch
    {
        null => "上年数据未录入",
        { } known when known == now => "与上年持平",
        { } known => $"比上年{(now > known ? "增加" : "减少")}{Figures.Of(Math.Abs(now - known))}件（{(now > known ? "增长" : "下降")}{Figures.Percent(Math.Abs(now - known) / (double)known)}）",
    };

    private static string ChannelWord(string code) => Enum.TryParse<IntakeChannel>(code, ignoreCase: true, out var channel) ? Text.Of(channel).Zh : code;

    internal static string Camel(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    [GeneratedRegex(@"\{([^{}\s]+)\}")]
    private static partial Regex Field();

    // Digits with a counting word; days, years, articles and document numbers have none.
    [GeneratedRegex(@"\d[\d,.]*\s*(?:余|多)?(?:件|条|个|份|次|起|篇|期|项|万元|元|%|％|个百分点)")]
    private static partial Regex Counted();
}
