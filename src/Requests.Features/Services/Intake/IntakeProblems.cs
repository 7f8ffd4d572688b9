using Requests.Features.Kernel;

namespace Requests.Features.Services.Intake;

public static class IntakeProblems
{
    public static readonly Problem NoSuchBody = new("intake.no-such-body", ProblemKind.NotFound,
        new("没有找到接收申请的机关。", "There is no such body to address."));

    public static readonly Problem InTheFuture = new("intake.in-the-future", ProblemKind.Law,
        new("日期不能晚于今天。", "A date may not be later than today."), "REC-9", "第三十一条");

    public static readonly Problem BeforeArrival = new("intake.before-arrival", ProblemKind.Law,
        new("日期不能早于申请到达之日。", "A date may not be before the day the request arrived."), "REC-9", "第三十一条");

    public static readonly Problem NotReadBack = new("intake.not-read-back", ProblemKind.Law,
        new("口头申请须由工作人员代为填写、读给申请人听并由其签名或者按指印。", "An oral request is written down, read back and signed or thumb-printed by the applicant."),
        "INT-4", "第二十九条");

    public static readonly Problem NotAnOfficer = new("intake.not-an-officer", ProblemKind.Law,
        new("只能分给本机关的承办人。", "A case can only go to an officer of this body."));
}
