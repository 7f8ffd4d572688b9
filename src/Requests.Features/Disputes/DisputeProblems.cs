using Requests.Features.Pipeline;

namespace Requests.Features.Disputes;

public static class DisputeProblems
{
    public static readonly Problem InTheFuture = new("dispute.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天，结果不能早于受理。", "No day after today, and no result before the papers came."), "REM-8");

    public static readonly Problem NotFound = new("dispute.not-found", ProblemKind.NotFound,
        new("没有找到这件复议或者诉讼。", "There is no such dispute."));

    public static readonly Problem WrongForum = new("dispute.wrong-forum", ProblemKind.Law,
        new("这一程序不会有这种结果。", "This forum cannot end a dispute so."), "REM-16");
}
