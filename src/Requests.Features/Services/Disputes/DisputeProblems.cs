using Requests.Features.Kernel;

namespace Requests.Features.Services.Disputes;

public static class DisputeProblems
{
    public static readonly Problem InTheFuture = new("dispute.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天，结果不能早于受理。", "No day after today, and no result before the papers came."), "REM-8");

    public static readonly Problem NotFound = new("dispute.not-found", ProblemKind.NotFound,
        new("没有找到这件复议或者诉讼。", "There is no such dispute."));

    public static readonly Problem WrongForum = new("dispute.wrong-forum", ProblemKind.Law,
        new("这一程序不会有这种结果。", "This forum cannot end a dispute so."), "REM-16");

    public static readonly Problem AlreadyDecided = new("dispute.already-decided", ProblemKind.State,
        new("这一审级的结果已经登记；上诉或者再审的，请先登记新的审级。", "This instance has its result; register the appeal or retrial first."), "REM-11");

    public static readonly Problem NotDecided = new("dispute.not-decided", ProblemKind.State,
        new("前一审级还没有结果，不能登记上诉或者再审。", "The instance before has no result yet; nothing can be appealed."), "REM-11");

    public static readonly Problem NoSuchInstance = new("dispute.no-such-instance", ProblemKind.Law,
        new("复议之后起诉的，另行登记为诉讼；二审只能在一审之后。", "A suit after reconsideration is a dispute of its own; an appeal follows a first instance."), "REM-11");

    public static readonly Problem NothingSealed = new("dispute.nothing-sealed", ProblemKind.State,
        new("案件还没有封存的材料，不能生成证据卷。", "Nothing of this case was sealed yet, so there is no evidence to bundle."), "REM-10");

    public static readonly Problem NoSuchDuty = new("dispute.no-such-duty", ProblemKind.NotFound,
        new("没有这项待办。", "There is no such duty."));

    public static readonly Problem DutySettled = new("dispute.duty-settled", ProblemKind.State,
        new("这项待办已经了结。", "This duty is settled."));
}
