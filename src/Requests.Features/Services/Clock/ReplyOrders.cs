using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>A decision or judgment in force that orders an answer.</summary>
/// <param name="On">The day the decision was received, or the judgment came into force.</param>
/// <param name="Decision">Who decided, and the number of the decision.</param>
/// <param name="WorkingDays">The period it sets in working days.</param>
/// <param name="UntilOn">The last day, where it sets a day.</param>
public sealed record Order(DateOnly On, string Decision, int? WorkingDays, DateOnly? UntilOn);

/// <summary>责令重新答复: the one way a case is taken up again by order. Its own period runs, 20 working days where none is set (CLK-15); the first reply and a late flag stay.</summary>
public sealed class ReplyOrders(ClockRecorder clock)
{
    public const int LongestWorkingDays = 250;

    /// <summary>Null when the order stands in the clock.</summary>
    public Task<Problem?> ObeyAsync(Case found, Order order, CancellationToken ct)
    {
        var entry = new ClockEntry(0, ClockEntryKind.OrderReceived, order.On, WorkingDays: order.WorkingDays, UntilOn: order.UntilOn);
        return clock.EnterAsync(Act.ReceiveOrder, found, entry, order.Decision, null, ct, ClockRules.Order);
    }
}
