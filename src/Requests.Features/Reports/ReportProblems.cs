using Requests.Features.Pipeline;

namespace Requests.Features.Reports;

public static class ReportProblems
{
    public static readonly Problem NoForm = new("report.no-form", ProblemKind.NotFound,
        new("没有{0}年的年度报告：格式自2019年起施行，且年度不得晚于今年。", "There is no annual report for {0}: the form exists since 2019, and the year must have begun."), "REP-5");

    public static readonly Problem NoCell = new("report.no-cell", ProblemKind.NotFound,
        new("该年度报告没有“{0}/{1}”这一格。", "This year's form has no cell “{0}/{1}”."), "REP-5");

    public static readonly Problem TablesUnfit = new("report.tables-unfit", ProblemKind.Invalid,
        new("表格与报告格式不符：{0}", "The tables do not fit the form: {0}"), "REP-5");
}
