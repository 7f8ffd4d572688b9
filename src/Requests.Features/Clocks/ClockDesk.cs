using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

/// <summary>Enters something into a case's clock ledger: asked of the law first, reckoned after, recorded as an event with both dates.</summary>
public sealed class ClockDesk(CaseDesk desk, EventLog events, ICaller caller, IOfficeClock clock)
{
    /// <summary>Null when the entry was made; the problem when the day or the law says no.</summary>
    /// <param name="entry">Its sequence is set here.</param>
    public async Task<Problem?> EnterAsync(Act act, Case @case, ClockEntry entry, string? reason, object? details, CancellationToken ct,
        params string[] ruleIds)
    {
        if (entry.On > clock.Today) return ClockProblems.InTheFuture;
        if (@case.ReceivedOn is null) return ClockProblems.NotReceived;
        entry = entry with { Sequence = @case.NextLedgerSequence };
        if (await desk.MayEnterAsync(@case, entry, ct) is { } refusal) return ClockProblems.For(refusal);
        var before = @case.DueOn;
        @case.Enter(entry, reason, caller.UserId, caller.Name, clock.Now);
        await desk.ReckonAsync(@case, ct);
        events.Record(act, @case, entry.On, details ?? entry, before, ruleIds);
        return null;
    }
}
