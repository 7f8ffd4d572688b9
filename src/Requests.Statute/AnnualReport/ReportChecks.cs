using Requests.Statute.Disputes;

namespace Requests.Statute.AnnualReport;

/// <summary>A cell of part three that breaks an identity.</summary>
/// <param name="RuleId">X-1 to X-6.</param>
/// <param name="Row">Row code.</param>
/// <param name="Column">Column.</param>
/// <param name="Expected">What the rest of the table asks for; null where any figure would do .</param>
/// <param name="Actual">What stands there; null for a blank.</param>
public sealed record CellFinding(string RuleId, string Row, PartThreeColumn Column, int? Expected, int? Actual);

/// <summary>A cell of part two, and one that breaks X-5.</summary>
/// <param name="Row">Row code.</param>
/// <param name="Column">Code of the column.</param>
/// <param name="Actual">What stands there; null for a blank.</param>
public readonly record struct PartTwoFinding(string Row, string Column, decimal? Actual);

/// <summary>A block of part four that breaks X-7.</summary>
public sealed record BlockFinding(string RuleId, DisputeForum Forum, int Expected, int? Actual);

/// <summary>The cross-foot identities of the annual report. Each names the cells that fail; a blank is X-5's alone and counts as 0 elsewhere.</summary>
public static class ReportChecks
{
    private const PartThreeColumn Sum = PartThreeColumn.Total;

    /// <summary>X-1, X-2, X-3, X-5 together.</summary>
    public static IReadOnlyList<CellFinding> Check(PartThreeTable table) => [.. X1(table), .. X2(table), .. X3(table), .. X5(table)];

    /// <summary>X-1: new + carried in = total + carried out, in every column.</summary>
    public static IEnumerable<CellFinding> X1(PartThreeTable table) =>
        from column in PartThreeTable.Columns
        let expected = Value(table, PartThreeTable.New, column) + Value(table, PartThreeTable.CarriedIn, column) - Value(table, PartThreeTable.Total, column)
        where expected != Value(table, PartThreeTable.CarriedOut, column)
        select new CellFinding("X-1", PartThreeTable.CarriedOut, column, expected, table[PartThreeTable.CarriedOut, column]);

    /// <summary>X-2: the total row is the sum of the outcome rows, in every column.</summary>
    public static IEnumerable<CellFinding> X2(PartThreeTable table) =>
        from column in PartThreeTable.Columns
        let expected = table.Rows.Where(IsOutcome).Sum(row => row.Cells[(int)column] ?? 0)
        where expected != Value(table, PartThreeTable.Total, column)
        select new CellFinding("X-2", PartThreeTable.Total, column, expected, table[PartThreeTable.Total, column]);

    /// <summary>X-3: the total column is the sum of the six applicant types, in every row.</summary>
    public static IEnumerable<CellFinding> X3(PartThreeTable table) =>
        from row in table.Rows
        let expected = row.Cells.Take((int)Sum).Sum(cell => cell ?? 0)
        where expected != (row.Cells[(int)Sum] ?? 0)
        select new CellFinding("X-3", row.Code, Sum, expected, row.Cells[(int)Sum]);

    /// <summary>X-4: carried in is last year's carried out, per column.</summary>
    public static IEnumerable<CellFinding> X4(PartThreeTable table, PartThreeTable lastYear) =>
        from column in PartThreeTable.Columns
        let expected = Value(lastYear, PartThreeTable.CarriedOut, column)
        where expected != Value(table, PartThreeTable.CarriedIn, column)
        select new CellFinding("X-4", PartThreeTable.CarriedIn, column, expected, table[PartThreeTable.CarriedIn, column]);

    /// <summary>X-5: no blanks (write 0) and no negatives.</summary>
    public static IEnumerable<CellFinding> X5(PartThreeTable table) =>
        from row in table.Rows
        from column in PartThreeTable.Columns
        where row.Cells[(int)column] is null or < 0
        select new CellFinding("X-5", row.Code, column, null, row.Cells[(int)column]);

    /// <summary>X-5 of part two: no blanks (write 0), and no negatives but in a change.</summary>
    public static IEnumerable<PartTwoFinding> X5(IEnumerable<PartTwoFinding> cells) =>
        cells.Where(cell => cell.Actual is null || (cell.Actual < 0 && !PartTwoForm.MayBeNegative(cell.Column)));

    /// <summary>X-6: every cell equals the one rebuilt from the cases, unless a reason for the edit is on record.</summary>
    public static IEnumerable<CellFinding> X6(PartThreeTable table, PartThreeTable rebuilt,
        IReadOnlySet<(string Row, PartThreeColumn Column)> editsWithReason) =>
        from row in table.Rows
        from column in PartThreeTable.Columns
        let expected = rebuilt[row.Code, column]
        where row.Cells[(int)column] != expected && !editsWithReason.Contains((row.Code, column))
        select new CellFinding("X-6", row.Code, column, expected, row.Cells[(int)column]);

    /// <summary>X-7: in part four each total is the sum of its four results.</summary>
    public static IEnumerable<BlockFinding> X7(PartFourTable table) =>
        from block in table.Blocks
        let expected = block.Results.Sum(cell => cell ?? 0)
        where expected != block.Total
        select new BlockFinding("X-7", block.Forum, expected, block.Total);

    private static int Value(PartThreeTable table, string row, PartThreeColumn column) => table[row, column] ?? 0;

    private static bool IsOutcome(PartThreeRow row) =>
        row.Code is not (PartThreeTable.New or PartThreeTable.CarriedIn or PartThreeTable.Total or PartThreeTable.CarriedOut);
}
