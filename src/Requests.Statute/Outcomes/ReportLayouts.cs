namespace Requests.Statute.Outcomes;

/// <summary>The two forms of the annual report since Order 711.</summary>
public enum ReportLayout
{
    /// <summary>Reports for 2019 and 2020: 19 outcome rows, 其他处理 undivided.</summary>
    Trial2019,

    /// <summary>Reports for 2021 on: 21 outcome rows.</summary>
    Revised2021,
}

/// <summary>One outcome row of part three and the leaves it counts.</summary>
public sealed record LeafRow(string Code, string Chinese, IReadOnlyList<OutcomeLeaf> Leaves);

/// <summary>Which form a year's report uses, and its outcome rows (dossier section 4).</summary>
public static class ReportLayouts
{
    /// <summary>Before it the report had other forms, which this program does not hold.</summary>
    public const int FirstYear = 2019;

    /// <summary>The one row of the older form for all that is 其他处理.</summary>
    public const string Undivided = "OTHER";

    private const int LastTrialYear = 2020;

    private static readonly LeafRow[] Revised =
        [.. Leaves.All.Select(info => new LeafRow(info.Code, info.Chinese, [info.Leaf]))];

    private static readonly LeafRow[] Trial =
    [
        .. Revised.Where(row => Leaves.Of(row.Leaves[0]).Group != OutcomeGroup.Other),
        new(Undivided, "其他处理", [.. Leaves.All.Where(info => info.Group == OutcomeGroup.Other).Select(info => info.Leaf)]),
    ];

    /// <summary>The form for a report year; null before <see cref="FirstYear"/>.</summary>
    public static ReportLayout? For(int year) => year switch
    {
        < FirstYear => null,
        <= LastTrialYear => ReportLayout.Trial2019,
        _ => ReportLayout.Revised2021,
    };

    /// <summary>Outcome rows in form order.</summary>
    public static IReadOnlyList<LeafRow> Rows(ReportLayout layout) => layout == ReportLayout.Trial2019 ? Trial : Revised;
}
