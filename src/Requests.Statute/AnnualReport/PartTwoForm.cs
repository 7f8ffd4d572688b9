using Requests.Statute.Outcomes;

namespace Requests.Statute.AnnualReport;

/// <summary>A row or column of part two.</summary>
/// <param name="Code">Stable name.</param>
/// <param name="Chinese">Label of the form.</param>
public sealed record PartTwoLabel(string Code, string Chinese);

/// <summary>One block of part two: the item of Art. 20 it reports on, its columns and its rows.</summary>
public sealed record PartTwoBlock(int Item, string Heading, IReadOnlyList<PartTwoLabel> Columns, IReadOnlyList<PartTwoLabel> Rows);

/// <summary>Part two: what the body makes public of its own motion under Art. 20(1), (5), (6), (8), until 2020 also (9). Figures are reported, not counted from requests.</summary>
public static class PartTwoForm
{
    private static readonly PartTwoLabel Regulation = new("REGULATION", "规章");
    private static readonly PartTwoLabel Licence = new("LICENCE", "行政许可");
    private static readonly PartTwoLabel Penalty = new("PENALTY", "行政处罚");
    private static readonly PartTwoLabel Coercion = new("COERCION", "行政强制");
    private static readonly PartTwoLabel Fee = new("FEE", "行政事业性收费");
    private static readonly PartTwoLabel ItemsBefore = new("ITEMS_BEFORE", "上一年项目数量");
    private static readonly PartTwoLabel Change = new("CHANGE", "本年增/减");
    private static readonly PartTwoLabel Decisions = new("DECISIONS", "本年处理决定数量");

    private static readonly PartTwoBlock[] Revised =
    [
        new(1, "第二十条第（一）项",
            [new("ISSUED", "本年制发件数"), new("REPEALED", "本年废止件数"), new("IN_FORCE", "现行有效件数")],
            [Regulation, new("NORMATIVE_DOCUMENT", "行政规范性文件")]),
        new(5, "第二十条第（五）项", [Decisions], [Licence]),
        new(6, "第二十条第（六）项", [Decisions], [Penalty, Coercion]),
        new(8, "第二十条第（八）项", [new("AMOUNT", "本年收费金额（单位：万元）")], [Fee]),
    ];

    private static readonly PartTwoBlock[] Trial =
    [
        new(1, "第二十条第（一）项",
            [new("NEWLY_MADE", "本年新制作数量"), new("NEWLY_PUBLISHED", "本年新公开数量"), new("PUBLISHED_TOTAL", "对外公开总数量")],
            [Regulation, new("NORMATIVE_DOCUMENT", "规范性文件")]),
        new(5, "第二十条第（五）项", [ItemsBefore, Change, new("DECISIONS", "处理决定数量")], [Licence, new("OTHER_SERVICE", "其他对外管理服务事项")]),
        new(6, "第二十条第（六）项", [ItemsBefore, Change, new("DECISIONS", "处理决定数量")], [Penalty, Coercion]),
        new(8, "第二十条第（八）项", [ItemsBefore, Change], [Fee]),
        new(9, "第二十条第（九）项", [new("ITEMS", "采购项目数量"), new("AMOUNT", "采购总金额（单位：万元）")], [new("PROCUREMENT", "政府集中采购")]),
    ];

    private static readonly Dictionary<string, string> English = new()
    {
        ["REGULATION"] = "Government rules",
        ["NORMATIVE_DOCUMENT"] = "Normative documents",
        ["ISSUED"] = "Issued this year",
        ["REPEALED"] = "Repealed this year",
        ["IN_FORCE"] = "In force",
        ["NEWLY_MADE"] = "Newly made",
        ["NEWLY_PUBLISHED"] = "Newly published",
        ["PUBLISHED_TOTAL"] = "Published in all",
        ["LICENCE"] = "Administrative licences",
        ["OTHER_SERVICE"] = "Other services to the public",
        ["PENALTY"] = "Administrative penalties",
        ["COERCION"] = "Administrative coercion",
        ["FEE"] = "Administrative fees",
        ["ITEMS_BEFORE"] = "Items last year",
        ["CHANGE"] = "Change this year",
        ["DECISIONS"] = "Decisions",
        ["PROCUREMENT"] = "Central procurement",
        ["ITEMS"] = "Items",
        ["AMOUNT"] = "Amount (10,000 yuan)",
    };

    /// <summary>A row or column by its code, in the words of the newest form that has it; null for any other code.</summary>
    public static string? NameOf(string code, bool english) => english ? English.GetValueOrDefault(code)
        : Revised.Concat(Trial).SelectMany(block => block.Rows.Concat(block.Columns)).FirstOrDefault(label => label.Code == code)?.Chinese;

    /// <summary>Blocks in form order.</summary>
    public static IReadOnlyList<PartTwoBlock> Blocks(ReportLayout layout) => layout == ReportLayout.Trial2019 ? Trial : Revised;

    public static bool Has(ReportLayout layout, string row, string column) =>
        Blocks(layout).Any(block => block.Rows.Any(r => r.Code == row) && block.Columns.Any(c => c.Code == column));

    /// <summary>Only a change may fall.</summary>
    public static bool MayBeNegative(string column) => column == Change.Code;

    /// <summary>Money is told in 万元 with decimals; everything else is counted in whole pieces.</summary>
    public static bool IsAmount(string column) => column == "AMOUNT";
}
