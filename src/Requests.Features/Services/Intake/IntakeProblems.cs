using Requests.Features.Kernel;

namespace Requests.Features.Services.Intake;

public static class IntakeProblems
{
    public static readonly Problem NoSuchBody = new("intake.no-such-body", ProblemKind.NotFound);

    public static readonly Problem InTheFuture = new("intake.in-the-future", ProblemKind.Law, "REC-9", "第三十一条");

    public static readonly Problem BeforeArrival = new("intake.before-arrival", ProblemKind.Law, "REC-9", "第三十一条");

    public static readonly Problem NotReadBack = new("intake.not-read-back", ProblemKind.Law,
        "INT-4", "第二十九条");

    public static readonly Problem NotAnOfficer = new("intake.not-an-officer", ProblemKind.Law);
}
