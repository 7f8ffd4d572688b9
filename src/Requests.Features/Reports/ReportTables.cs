using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Reports;

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
