using Requests.Features.Kernel;

namespace Requests.Features.Services.Disputes;

public static class DisputeProblems
{
    public static readonly Problem InTheFuture = new("dispute.in-the-future", ProblemKind.Law, "REM-8");

    public static readonly Problem NotFound = new("dispute.not-found", ProblemKind.NotFound);

    public static readonly Problem WrongForum = new("dispute.wrong-forum", ProblemKind.Law, "REM-16");

    public static readonly Problem AlreadyDecided = new("dispute.already-decided", ProblemKind.State, "REM-11");

    public static readonly Problem NotDecided = new("dispute.not-decided", ProblemKind.State, "REM-11");

    public static readonly Problem NoSuchInstance = new("dispute.no-such-instance", ProblemKind.Law, "REM-11");

    public static readonly Problem NothingSealed = new("dispute.nothing-sealed", ProblemKind.State, "REM-10");

    public static readonly Problem NoSuchDuty = new("dispute.no-such-duty", ProblemKind.NotFound);

    public static readonly Problem DutySettled = new("dispute.duty-settled", ProblemKind.State);
}
