using Requests.Features.Areas.Cases;
using Requests.Statute.Clocks;

namespace Requests.Web.Pages;

/// <summary>The date that binds on one line: the stamp laid flat, with how far its period has run.</summary>
/// <param name="Progress">The working day it is now and how many there are; null while none is counted.</param>
internal sealed record DateLine(Stamp Stamp, (int Day, int Of)? Progress)
{
    /// <summary>As every page of a case says it.</summary>
    /// <param name="trail">Day by day, where the page shows that too.</param>
    public static DateLine Of(ReadCase.Response @case, IReadOnlyList<TrailDay>? trail = null, DateOnly? today = null)
    {
        var counted = trail?.Where(d => d.Kind is TrailKind.Counted or TrailKind.MakeUp).ToList();
        return new(Stamp.Due(@case.DueOn, @case.DueIsProvisional, @case.Overdue, @case.ClockPhase, @case.RepliedOn, @case.WorkingDaysLeft),
            counted is { Count: > 0 } && @case is { ClockPhase: ClockPhase.Running, RepliedOn: null, Overdue: false }
                ? (counted.Count(d => d.On <= today), counted.Count) : null);
    }
}
