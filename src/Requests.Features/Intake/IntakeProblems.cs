using Requests.Features.Pipeline;

namespace Requests.Features.Intake;

public static class IntakeProblems
{
    public static readonly Problem NoSuchBody = new("intake.no-such-body", ProblemKind.NotFound,
        new("没有找到接收申请的机关。", "There is no such body to address."));

    public static readonly Problem InTheFuture = new("intake.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天。", "A date may not be later than today."), "REC-9", "第三十一条");
}
