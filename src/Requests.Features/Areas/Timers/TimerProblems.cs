using Requests.Features.Kernel;

namespace Requests.Features.Areas.Timers;

public static class TimerProblems
{
    public static readonly Problem NoSuchSweep = new("timer.no-such-sweep", ProblemKind.NotFound,
        new("没有这项定时任务。", "There is no such sweep."));
}
