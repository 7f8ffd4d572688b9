using System.Text.Json;
using System.Text.Json.Serialization;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

/// <summary>Part three as JSON: one row a line of the form, seven figures in the order of the columns.</summary>
public sealed record PartThree(IReadOnlyList<PartThreeColumn>? Columns, IReadOnlyList<PartThreeLine> Rows)
{
    public static PartThree Of(PartThreeTable table) =>
        new(PartThreeTable.Columns, [.. table.Rows.Select(row => new PartThreeLine(row.Code, row.Chinese, row.Cells))]);

    /// <summary>The table of the form; a line nobody typed is blank, so that X-5 names it.</summary>
    public PartThreeTable ToTable(ReportLayout layout)
    {
        var typed = Rows.ToDictionary(row => row.Code, row => row.Values);
        return PartThreeTable.FromFigures(layout, [.. PartThreeTable.RowHeads(layout)
            .Select(head => typed.GetValueOrDefault(head.Code) ?? [.. PartThreeTable.Columns.Select(_ => (int?)null)])]);
    }
}

/// <param name="Code">NEW, CARRIED_IN, the outcome codes (OTHER in the 2019/2020 form), TOTAL, CARRIED_OUT.</param>
/// <param name="Name">Row label of the form.</param>
/// <param name="Values">Seven figures; null for a cell left blank.</param>
public sealed record PartThreeLine(string Code, string? Name, IReadOnlyList<int?> Values);

/// <summary>One block of part four: upheld, corrected, other result, open, total.</summary>
public sealed record PartFourLine(DisputeForum Forum, IReadOnlyList<int?> Values)
{
    public const int Figures = 5;

    public static readonly IReadOnlyList<string> Columns = ["upheld", "corrected", "otherResult", "open", "total"];

    public static PartFourLine Of(PartFourBlock block) => new(block.Forum, [.. block.Results, block.Total]);

    public PartFourBlock ToBlock() => new(Forum, Values[0], Values[1], Values[2], Values[3], Values[4]);
}

/// <summary>Names of the two forms in the API.</summary>
public static class LayoutNames
{
    public const string Trial = "2019/2020";
    public const string Revised = "2021";

    public static string Of(ReportLayout layout) => layout == ReportLayout.Trial2019 ? Trial : Revised;

    public static bool TryParse(string? name, out ReportLayout layout)
    {
        layout = name == Revised ? ReportLayout.Revised2021 : ReportLayout.Trial2019;
        return name is Revised or Trial;
    }
}

/// <summary>The tables of a report as somebody typed them.</summary>
/// <param name="PartFour">Null: not typed.</param>
/// <param name="Layout">2021 or 2019/2020; null, an OTHER row tells the older form.</param>
public sealed record ReportTables(PartThree PartThree, IReadOnlyList<PartFourLine>? PartFour = null, string? Layout = null)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    [JsonIgnore]
    public ReportLayout Form => LayoutNames.TryParse(Layout, out var named) ? named
        : PartThree.Rows.Any(row => row.Code == ReportLayouts.Undivided) ? ReportLayout.Trial2019 : ReportLayout.Revised2021;

    [JsonIgnore]
    public PartThreeTable Table => PartThree.ToTable(Form);

    [JsonIgnore]
    public PartFourTable? Disputes => PartFour is { } blocks ? new PartFourTable([.. blocks.Select(block => block.ToBlock())]) : null;

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static ReportTables FromJson(string json) => JsonSerializer.Deserialize<ReportTables>(json, Json)!;

    /// <summary>What cannot be laid on the form at all, by its place; everything else is a finding, not a refusal.</summary>
    public string? Unfit()
    {
        if (Layout is { } layout && !LayoutNames.TryParse(layout, out _)) return $"layout {layout}";
        if (PartThree?.Rows is not { } rows) return "partThree.rows";
        var codes = PartThreeTable.RowHeads(Form).Select(head => head.Code).ToHashSet();
        foreach (var row in rows)
        {
            if (!codes.Remove(row.Code ?? "")) return $"partThree.rows {row.Code}";
            if (row.Values?.Count != PartThreeTable.Columns.Count) return $"partThree.rows {row.Code}.values";
        }
        if (PartFour is not { } blocks) return null;
        if (!blocks.Select(block => block.Forum).Order().SequenceEqual(Enum.GetValues<DisputeForum>())) return "partFour";
        return blocks.FirstOrDefault(block => block.Values?.Count != PartFourLine.Figures) is { } wrong ? $"partFour {wrong.Forum}" : null;
    }
}
