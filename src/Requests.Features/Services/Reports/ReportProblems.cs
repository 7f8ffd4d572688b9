using Requests.Features.Kernel;

namespace Requests.Features.Services.Reports;

public static class ReportProblems
{
    public static readonly Problem NoForm = new("report.no-form", ProblemKind.NotFound, "REP-5");

    public static readonly Problem NoCell = new("report.no-cell", ProblemKind.NotFound, "REP-5");

    public static readonly Problem TablesUnfit = new("report.tables-unfit", ProblemKind.Invalid, "REP-5");

    public static readonly Problem NoCity = new("report.no-city", ProblemKind.NotFound, "REP-5");

    public static readonly Problem Frozen = new("report.frozen", ProblemKind.State, "REP-3");

    public static readonly Problem NotFrozen = new("report.not-frozen", ProblemKind.NotFound, "REP-3");

    public static readonly Problem YearRuns = new("report.year-runs", ProblemKind.State, "REP-3");

    /// <summary>Argument: what fails.</summary>
    public static readonly Problem DoesNotHold = new("report.does-not-hold", ProblemKind.Law, "REP-3");

    public static readonly Problem NoLeader = new("report.no-leader", ProblemKind.Invalid, "REP-3");

    public static readonly Problem NoFormat = new("report.no-format", ProblemKind.Invalid, "REP-5");
}
