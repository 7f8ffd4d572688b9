using Requests.Statute.AnnualReport;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

/// <summary>A place in which two reports differ.</summary>
/// <param name="Part">1 to 6.</param>
/// <param name="Row">Row code, forum or channel; empty for a text.</param>
/// <param name="Change">By how much; null for a text, and for a figure that one side leaves blank.</param>
public sealed record ReportDifference(int Part, string Row, string Column, string? Before, string? After, decimal? Change);

/// <summary>Lays two reports over each other cell by cell. Of two forms the newer is folded into the older's rows.</summary>
public static class ReportComparison
{
    public static IReadOnlyList<ReportDifference> Of(ReportContent before, ReportContent after)
    {
        var fold = before.Form != after.Form;
        return
        [
            .. Text(1, before.PartOne, after.PartOne),
            .. Cells(2, PartTwo(before), PartTwo(after)),
            .. Cells(3, PartThree(before, fold), PartThree(after, fold)),
            .. Cells(4, PartFour(before), PartFour(after)),
            .. Text(5, before.PartFive, after.PartFive),
            .. Text(6, before.PartSix, after.PartSix),
        ];
    }

    private static IEnumerable<ReportDifference> Text(int part, string before, string after) =>
        before == after ? [] : [new(part, "", "", before, after, null)];

    private static IEnumerable<ReportDifference> Cells(int part, IReadOnlyList<Cell> before, IReadOnlyList<Cell> after)
    {
        var now = after.ToDictionary(c => (c.Row, c.Column), c => c.Value);
        var then = before.ToDictionary(c => (c.Row, c.Column), c => c.Value);
        return from place in then.Keys.Union(now.Keys)
               let was = then.GetValueOrDefault(place)
               let has = now.GetValueOrDefault(place)
               where was != has
               select new ReportDifference(part, place.Row, place.Column, Written(was), Written(has), has - was);
    }

    private sealed record Cell(string Row, string Column, decimal? Value);

    private static List<Cell> PartTwo(ReportContent c) =>
    [
        .. c.PartTwo.Blocks.SelectMany(block => block.Rows.SelectMany(row => block.Columns.Zip(row.Values,
            (column, value) => new Cell(row.Code, column.Code, value)))),
        .. c.PartTwo.Counts.GroupBy(count => (count.Channel, count.Unit)).Select(g => new Cell(g.Key.Channel, g.Key.Unit, g.Sum(count => count.Count))),
    ];

    private static List<Cell> PartThree(ReportContent c, bool fold)
    {
        var others = ReportLayouts.Rows(ReportLayout.Trial2019).Single(row => row.Code == ReportLayouts.Undivided).Leaves.Select(leaf => Leaves.Of(leaf).Code).ToHashSet();
        return [.. c.PartThree.Rows.SelectMany(row => PartThreeTable.Columns.Zip(row.Values,
                (column, value) => new Cell(fold && others.Contains(row.Code) ? ReportLayouts.Undivided : row.Code, ReportProse.Camel(column), value)))
            .GroupBy(cell => (cell.Row, cell.Column)).Select(g => new Cell(g.Key.Row, g.Key.Column, g.Sum(cell => cell.Value)))];
    }

    private static List<Cell> PartFour(ReportContent c) =>
        [.. c.PartFour.SelectMany(block => PartFourLine.Columns.Zip(block.Values, (column, value) => new Cell(ReportProse.Camel(block.Forum), column, value)))];

    private static string? Written(decimal? value) => value is { } figure ? Figures.Of(figure) : null;
}
