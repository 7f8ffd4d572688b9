using Requests.Features.Kernel;

namespace Requests.Features.Areas.Timers;

public static class TimerProblems
{
    public static readonly Problem NoSuchSweep = new("timer.no-such-sweep", ProblemKind.NotFound);
}
