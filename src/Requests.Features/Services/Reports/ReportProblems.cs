using Requests.Features.Kernel;

namespace Requests.Features.Services.Reports;

public static class ReportProblems
{
    public static readonly Problem NoForm = new("report.no-form", ProblemKind.NotFound,
        new("没有{0}年的年度报告：格式自2019年起施行，且年度不得晚于今年。", "There is no annual report for {0}: the form exists since 2019, and the year must have begun."), "REP-5");

    public static readonly Problem NoCell = new("report.no-cell", ProblemKind.NotFound,
        new("该年度报告没有“{0}/{1}”这一格。", "This year's form has no cell “{0}/{1}”."), "REP-5");

    public static readonly Problem TablesUnfit = new("report.tables-unfit", ProblemKind.Invalid,
        new("表格与报告格式不符：{0}", "The tables do not fit the form: {0}"), "REP-5");

    public static readonly Problem NoCity = new("report.no-city", ProblemKind.NotFound,
        new("没有机关将{0}设为上级，不能汇总全市报告。", "No body names {0} as its superior; there is nothing to sum up."), "REP-5");

    public static readonly Problem Frozen = new("report.frozen", ProblemKind.State,
        new("{0}年年度报告已定稿，不能再改。", "The report of {0} is frozen and no longer changes."), "REP-3");

    public static readonly Problem NotFrozen = new("report.not-frozen", ProblemKind.NotFound,
        new("{0}年年度报告尚未定稿。", "The report of {0} is not frozen yet."), "REP-3");

    public static readonly Problem YearRuns = new("report.year-runs", ProblemKind.State,
        new("{0}年尚未结束，不能定稿。", "{0} is not over; its report cannot be frozen."), "REP-3");

    /// <summary>Argument: what fails.</summary>
    public static readonly Problem DoesNotHold = new("report.does-not-hold", ProblemKind.Law,
        new("校验未通过，不能定稿：{0}。确需定稿的，须由分管领导或者主要领导负责并写明理由。",
            "Checks fail: {0}. To freeze it all the same, name the leader who answers for it and the reason."), "REP-3");

    public static readonly Problem NoLeader = new("report.no-leader", ProblemKind.Invalid,
        new("{0}不是本机关的分管领导或者主要领导。", "{0} is no leader of this body."), "REP-3");

    public static readonly Problem NoFormat = new("report.no-format", ProblemKind.Invalid,
        new("格式只能是 docx、pdf、xlsx 或者 html，copy 只能是 working 或者 frozen。", "The format is docx, pdf, xlsx or html, the copy working or frozen."), "REP-5");
}
