using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;

namespace Requests.Features.Services.Reports;

/// <summary>A cell that breaks an identity.</summary>
/// <param name="Row">Row code of part three, or the forum of part four.</param>
/// <param name="Expected">What the rest of the table asks for; null where any figure would do.</param>
/// <param name="Actual">What stands there; null for a blank.</param>
public sealed record ReportCell(string Row, string Column, int? Expected, int? Actual);

/// <summary>One identity of the report and whether it holds.</summary>
/// <param name="Id">X-1 to X-7.</param>
/// <param name="Detail">The identity; where it fails, with how many cells break it.</param>
public sealed record ReportCheck(string Id, bool Ok, string Detail, IReadOnlyList<ReportCell> Cells);

/// <summary>
/// The identities X-1..X-7 with their findings, in the words of the current language. X-6 cannot fail on the table counted just
/// now, since nothing of it is typed; it is named there so that a reader sees all seven. It is the differences that a frozen copy
/// lists afterwards, and the nightly self-check holds the columns by which a case is counted against the case.
/// </summary>
public static class ReportVerdict
{
    private static readonly Text Broken = Text.Of("ReportVerdict.Broken");

    /// <param name="lastYear">Null: X-4 is not judged.</param>
    /// <param name="rebuilt">The table rebuilt from the cases; null: X-6 is not judged.</param>
    /// <param name="partFour">Null: X-7 is not judged.</param>
    /// <param name="partTwo">Null: X-5 is judged by part three alone.</param>
    public static IReadOnlyList<ReportCheck> Of(PartThreeTable table, PartThreeTable? lastYear, PartThreeTable? rebuilt, PartFourTable? partFour,
        PartTwo? partTwo = null)
    {
        var checks = new List<ReportCheck>
        {
            Judge("X-1", Text.Of("ReportVerdict.X-1"), ReportChecks.X1(table)),
            Judge("X-2", Text.Of("ReportVerdict.X-2"), ReportChecks.X2(table)),
            Judge("X-3", Text.Of("ReportVerdict.X-3"), ReportChecks.X3(table)),
        };
        if (lastYear is not null)
            checks.Add(Judge("X-4", Text.Of("ReportVerdict.X-4"), ReportChecks.X4(table, lastYear)));
        checks.Add(Judge("X-5", Text.Of("ReportVerdict.X-5"), [.. CellsOf(partTwo), .. ReportChecks.X5(table).Select(CellOf)]));
        if (rebuilt is not null)
            checks.Add(Judge("X-6", Text.Of("ReportVerdict.X-6"), ReportChecks.X6(table, rebuilt, new HashSet<(string, PartThreeColumn)>())));
        if (partFour is not null)
            checks.Add(Judge("X-7", Text.Of("ReportVerdict.X-7"),
                ReportChecks.X7(partFour).Select(f => new ReportCell(Camel(f.Forum), Camel(PartThreeColumn.Total), f.Expected, f.Actual))));
        return checks;
    }

    private static ReportCheck Judge(string id, Text identity, IEnumerable<CellFinding> findings) => Judge(id, identity, findings.Select(CellOf));

    private static ReportCell CellOf(CellFinding finding) => new(finding.Row, Camel(finding.Column), finding.Expected, finding.Actual);

    private static IEnumerable<ReportCell> CellsOf(PartTwo? partTwo) => partTwo is null ? []
        : ReportChecks.X5(partTwo.Blocks.SelectMany(block => block.Rows.SelectMany(row => block.Columns.Zip(row.Values,
            (column, value) => new PartTwoFinding(row.Code, column.Code, value))))).Select(f => new ReportCell(f.Row, f.Column, null, (int?)f.Actual));

    private static ReportCheck Judge(string id, Text identity, IEnumerable<ReportCell> found)
    {
        ReportCell[] cells = [.. found];
        return new(id, cells.Length == 0, (cells.Length == 0 ? identity : Broken.With(identity, cells.Length)).ToString(), cells);
    }

    private static string Camel(Enum value) => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
