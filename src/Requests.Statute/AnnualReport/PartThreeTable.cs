using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Statute.AnnualReport;

/// <summary>Columns of part three, in form order. The first six are the applicant types (INT-8).</summary>
public enum PartThreeColumn
{
    NaturalPerson,
    Business,
    Research,
    PublicBenefit,
    LegalServices,
    Other,
    Total,
}

/// <summary>One case as the report counts it.</summary>
/// <param name="Applicant">Column.</param>
/// <param name="CarriedIn">Received in an earlier year.</param>
/// <param name="Leaf">How it ended in the year; null while open on 31 December.</param>
public sealed record CountedCase(ApplicantType Applicant, bool CarriedIn, OutcomeLeaf? Leaf);

/// <summary>Which cases a row of part three counts; null asks for nothing.</summary>
/// <param name="CarriedIn">Received in an earlier year, or in this one.</param>
/// <param name="Ended">Ended in the year, or open after it.</param>
/// <param name="Leaves">How it ended.</param>
public sealed record PartThreeRowRule(bool? CarriedIn = null, bool? Ended = null, IReadOnlyList<OutcomeLeaf>? Leaves = null)
{
    public bool Counts(CountedCase one) =>
        (CarriedIn is not { } carried || carried == one.CarriedIn) && (Ended is not { } ended || ended == one.Leaf is not null)
        && (Leaves is null || (one.Leaf is { } leaf && Leaves.Contains(leaf)));
}

/// <summary>One row; a cell is null when it was left blank in an imported form.</summary>
public sealed record PartThreeRow(string Code, string Chinese, IReadOnlyList<int?> Cells);

/// <summary>Part three: requests received and how they ended (dossier section 4). 25 rows since 2021, 23 before; 7 columns.</summary>
public sealed record PartThreeTable(ReportLayout Layout, IReadOnlyList<PartThreeRow> Rows)
{
    public const string New = "NEW";
    public const string CarriedIn = "CARRIED_IN";
    public const string Total = "TOTAL";
    public const string CarriedOut = "CARRIED_OUT";

    public static IReadOnlyList<PartThreeColumn> Columns { get; } = Enum.GetValues<PartThreeColumn>();

    public int? this[string row, PartThreeColumn column] => Rows.First(candidate => candidate.Code == row).Cells[(int)column];

    /// <summary>Codes and labels of all rows in form order.</summary>
    public static IReadOnlyList<(string Code, string Chinese)> RowHeads(ReportLayout layout) =>
    [
        (New, "本年新收政府信息公开申请数量"),
        (CarriedIn, "上年结转政府信息公开申请数量"),
        .. ReportLayouts.Rows(layout).Select(row => (row.Code, row.Chinese)),
        (Total, "总计"),
        (CarriedOut, "结转下年度继续办理"),
    ];

    /// <summary>What a row counts; null where the form has no such row.</summary>
    public static PartThreeRowRule? RuleOf(ReportLayout layout, string row) => row switch
    {
        New => new(CarriedIn: false),
        CarriedIn => new(CarriedIn: true),
        Total => new(Ended: true),
        CarriedOut => new(Ended: false),
        _ => ReportLayouts.Rows(layout).FirstOrDefault(leaf => leaf.Code == row) is { } found ? new(Leaves: found.Leaves) : null,
    };

    /// <summary>The applicants a column counts; null for the total, which counts everybody.</summary>
    public static ApplicantType? TypeOf(PartThreeColumn column) => column switch
    {
        PartThreeColumn.NaturalPerson => ApplicantType.NaturalPerson,
        PartThreeColumn.Business => ApplicantType.Business,
        PartThreeColumn.Research => ApplicantType.Research,
        PartThreeColumn.PublicBenefit => ApplicantType.PublicBenefit,
        PartThreeColumn.LegalServices => ApplicantType.LegalServices,
        PartThreeColumn.Other => ApplicantType.Other,
        PartThreeColumn.Total => null,
        _ => throw new ArgumentOutOfRangeException(nameof(column), column, "The form has no such column."),
    };

    /// <summary>The table from rows of seven figures in form order; for import.</summary>
    /// <exception cref="ArgumentException">Rows or columns do not fit the form.</exception>
    public static PartThreeTable FromFigures(ReportLayout layout, IReadOnlyList<IReadOnlyList<int?>> figures)
    {
        var heads = RowHeads(layout);
        return figures.Count == heads.Count && figures.All(row => row.Count == Columns.Count)
            ? new(layout, [.. heads.Zip(figures, (head, cells) => new PartThreeRow(head.Code, head.Chinese, cells))])
            : throw new ArgumentException($"The form has {heads.Count} rows of {Columns.Count} cells.", nameof(figures));
    }

    /// <summary>
    /// The table rebuilt from the cases. A case of unknown applicant type counts in the total column only,
    /// so that X-3 names each cell it leaves open instead of a guess (SEED-6).
    /// </summary>
    public static PartThreeTable Build(ReportLayout layout, IEnumerable<CountedCase> cases)
    {
        var all = cases.ToList();
        return FromFigures(layout, [.. RowHeads(layout).Select(head =>
        {
            var rule = RuleOf(layout, head.Code)!;
            var counted = all.FindAll(rule.Counts);
            return Columns.Select(column => (int?)counted.Count(one => TypeOf(column) is not { } type || type == one.Applicant)).ToArray();
        })]);
    }

    /// <summary>A copy with one cell changed.</summary>
    public PartThreeTable With(string row, PartThreeColumn column, int? value) => this with
    {
        Rows = [.. Rows.Select(candidate => candidate.Code == row
            ? candidate with { Cells = [.. candidate.Cells.Select((cell, index) => index == (int)column ? value : cell)] }
            : candidate)],
    };
}
