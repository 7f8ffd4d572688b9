using Requests.Paper;
using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

/// <summary>Notes that only a working copy prints.</summary>
/// <param name="Lines">Failing checks, findings in the texts, gaps, and who answers for freezing it all the same.</param>
public sealed record WorkingNotes(IReadOnlyList<string> Lines);

/// <summary>Lays a report out as the official form, parts one to six, with charts after them.</summary>
public static class ReportPaper
{
    private const double Small = 9;
    private static readonly string[] Marks = ["", "一", "二", "三", "四", "五", "六", "七"];
    private static readonly string[] LegalPersons = ["商业企业", "科研机构", "社会公益组织", "法律服务机构", "其他"];
    private static readonly string[] Results = ["结果维持", "结果纠正", "其他结果", "尚未审结", "总计"];

    /// <param name="notes">Null for the copy that is published.</param>
    public static PaperDocument Of(ReportContent content, WorkingNotes? notes)
    {
        var title = $"{content.Body}{content.Year}年政府信息公开工作年度报告";
        List<Block> blocks =
        [
            new TitleLines([content.Body, $"{content.Year}年政府信息公开工作年度报告"]),
            .. Working(notes),
            new Heading(1, "一、总体情况"), .. Prose(content.PartOne),
            new Heading(1, "二、主动公开政府信息情况"), .. content.PartTwo.Blocks.Select(PartTwo),
            new Heading(1, "三、收到和处理政府信息公开申请情况"), PartThree(content),
            new Heading(1, "四、政府信息公开行政复议、行政诉讼情况"), PartFour(content),
            new Heading(1, "五、存在的主要问题及改进情况"), .. Prose(content.PartFive),
            new Heading(1, "六、其他需要报告的事项"), .. Prose(content.PartSix),
            .. Charts(content),
        ];
        return new PaperDocument(PaperProfile.Form, title, blocks);
    }

    private static IEnumerable<Block> Working(WorkingNotes? notes) =>
        notes is null ? [] : [new Paragraph("（工作稿，不对外发布）", Indented: false, Alignment.Center), .. notes.Lines.Select(line => new Paragraph(line))];

    private static IEnumerable<Block> Prose(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).DefaultIfEmpty("无").Select(line => new Paragraph(line));

    private static Table PartTwo(PartTwoTable block)
    {
        const double Label = 0.4;
        var columns = block.Columns.Count;
        return new Table([Label, .. Enumerable.Repeat((1 - Label) / columns, columns)],
        [
            new TableRow([Head(block.Heading, columns + 1)], Head: true),
            new TableRow([Head("信息内容"), .. block.Columns.Select(c => Head(c.Chinese))], Head: true),
            .. block.Rows.Select(row => new TableRow([new(row.Name), .. row.Values.Select(v => Centred(v is { } value ? Figures.Of(value) : ""))])),
        ], Small);
    }

    private static Table PartThree(ReportContent content)
    {
        var rows = new List<TableRow>
        {
            new([Head("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", 3, 3), Head("申请人情况", 7)], Head: true),
            new([Head("自然人", 1, 2), Head("法人或其他组织", 5), Head("总计", 1, 2)], Head: true),
            new([.. LegalPersons.Select(name => Head(name))], Head: true),
            Line(content, PartThreeTable.New, new TableCell("一、本年新收政府信息公开申请数量", 3)),
            Line(content, PartThreeTable.CarriedIn, new TableCell("二、上年结转政府信息公开申请数量", 3)),
        };
        var groups = ReportLayouts.Rows(content.Form).GroupBy(row => Leaves.Of(row.Leaves[0]).Group).ToList();
        var outcomes = groups.Sum(g => g.Count()) + 1;
        var first = new[] { new TableCell("三、本年度办理结果", 1, outcomes) };
        foreach (var (group, no) in groups.Select((group, index) => (group, index + 1)))
        {
            var leaves = group.ToList();
            foreach (var (leaf, index) in leaves.Select((leaf, index) => (leaf, index + 1)))
            {
                TableCell[] labels = leaves.Count == 1 ? [new($"（{Marks[no]}）{GroupWord(leaf)}", 2)]
                    : index == 1 ? [new($"（{Marks[no]}）{GroupWords[group.Key]}", 1, leaves.Count), new($"{index}．{leaf.Chinese}")]
                    : [new($"{index}．{leaf.Chinese}")];
                rows.Add(Line(content, leaf.Code, [.. first, .. labels]));
                first = [];
            }
        }
        rows.Add(Line(content, PartThreeTable.Total, new TableCell($"（{Marks[groups.Count + 1]}）总计", 2)));
        rows.Add(Line(content, PartThreeTable.CarriedOut, new TableCell("四、结转下年度继续办理", 3)));
        return new Table([0.08, 0.13, 0.23, .. Enumerable.Repeat(0.08, 7)], rows, Small);
    }

    private static readonly Dictionary<OutcomeGroup, string> GroupWords = new()
    {
        [OutcomeGroup.Granted] = "予以公开",
        [OutcomeGroup.Partial] = "部分公开",
        [OutcomeGroup.Refused] = "不予公开",
        [OutcomeGroup.Unavailable] = "无法提供",
        [OutcomeGroup.NotProcessed] = "不予处理",
        [OutcomeGroup.Other] = "其他处理",
    };

    private static string GroupWord(LeafRow row) =>
        row.Leaves[0] == OutcomeLeaf.Partial ? "部分公开（区分处理的，只计这一情形，不计其他情形）" : row.Chinese;

    private static TableRow Line(ReportContent content, string code, params TableCell[] labels) =>
        new([.. labels, .. content.PartThree.Rows.Single(row => row.Code == code).Values.Select(v => Centred(v is { } value ? Figures.Of(value) : ""))]);

    private static Table PartFour(ReportContent content)
    {
        var blocks = content.PartFour.OrderBy(block => block.Forum).ToList();
        return new Table([.. Enumerable.Repeat(1.0 / 15, 15)],
        [
            new TableRow([Head("行政复议", 5), Head("行政诉讼", 10)], Head: true),
            new TableRow([.. Results.Select(r => Head(r, 1, 2)), Head("未经复议直接起诉", 5), Head("复议后起诉", 5)], Head: true),
            new TableRow([.. Results.Concat(Results).Select(r => Head(r))], Head: true),
            new TableRow([.. blocks.SelectMany(block => block.Values).Select(v => Centred(v is { } value ? Figures.Of(value) : ""))]),
        ], Small);
    }

    private static IEnumerable<Block> Charts(ReportContent content)
    {
        var outcomes = ReportLayouts.Rows(content.Form).Select(row => (Leaves.Of(row.Leaves[0]).Group,
            Count: content.PartThree.Rows.Single(r => r.Code == row.Code).Values[^1] ?? 0))
            .GroupBy(o => o.Group).Select(g => (Word: GroupWords[g.Key], Count: g.Sum(o => o.Count))).ToList();
        var ended = outcomes.Sum(o => o.Count);
        var trends = content.Trends;
        yield return new Heading(1, "附：图表");
        yield return new BarChart("办理结果构成", [.. outcomes.Select(o => new Bar(o.Word, o.Count, ended == 0 ? "0件" : $"{Figures.Of(o.Count)}件（{Figures.Percent((double)o.Count / ended)}）"))]);
        yield return new BarChart("各月新收申请", [.. trends.Months.Select(m => new Bar($"{m.Month}月", m.New, $"{Figures.Of(m.New)}件"))]);
        yield return new BarChart("答复是否按期", [new("按期", trends.OnTime, $"{Figures.Of(trends.OnTime)}件"), new("逾期", trends.Late, $"{Figures.Of(trends.Late)}件")]);
        yield return new BarChart("近五年新收申请", [.. trends.Years.Select(y => new Bar($"{y.Year}年", y.New, $"{Figures.Of(y.New)}件"))]);
    }

    private static TableCell Head(string text, int columns = 1, int rows = 1) => new(text, columns, rows, Bold: true, Alignment.Center);

    private static TableCell Centred(string text) => new(text, Alignment: Alignment.Center);
}
