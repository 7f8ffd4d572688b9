using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Clock;

/// <summary>Enters something into a case's clock ledger: asked of the law first, reckoned after, recorded as an event with both dates.</summary>
public sealed class ClockRecorder(CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock)
{
    /// <summary>Letters of which the arrival starts a period of the applicant's and is learned later.</summary>
    public static readonly IReadOnlyList<ClockEntryKind> ArriveLater = [ClockEntryKind.CorrectionNotice, ClockEntryKind.FeeNotice,
        ClockEntryKind.ReasonsRequested];

    /// <summary>Null when the entry was made; the problem when the day or the law says no.</summary>
    /// <param name="entry">Its sequence is set here.</param>
    public Task<Problem?> EnterAsync(Act act, Case @case, ClockEntry entry, string? reason, object? details, CancellationToken ct,
        params string[] ruleIds) => EnterAsync(act, @case, [entry], reason, details, ruleIds, ct);

    /// <summary>
    /// The day a letter reached the other side, learned after it left: the ledger is append-only, so the entry of the
    /// letter is taken back and entered again with the day. The new entry is the last of the ledger.
    /// </summary>
    public Task<Problem?> EnterDeliveryAsync(Act act, Case @case, ClockEntry letter, DateOnly deliveredOn, string proof, object? details,
        CancellationToken ct, params string[] ruleIds) =>
        EnterAsync(act, @case,
            [new ClockEntry(0, ClockEntryKind.Undone, clock.Today, RefersTo: letter.Sequence), letter with { DeliveredOn = deliveredOn }],
            proof, details, ruleIds, ct);

    private async Task<Problem?> EnterAsync(Act act, Case @case, IReadOnlyList<ClockEntry> entries, string? reason, object? details,
        string[] ruleIds, CancellationToken ct)
    {
        if (@case.ReceivedOn is null) return ClockProblems.NotReceived;
        var before = @case.DueOn;
        foreach (var entry in entries)
        {
            if (Dates(entry).Any(on => on > clock.Today)) return ClockProblems.InTheFuture;
            if (entry.DeliveredOn < entry.On) return ClockProblems.DeliveredBeforeSent;
            var next = entry with { Sequence = @case.NextLedgerSequence };
            if (await desk.MayEnterAsync(@case, next, ct) is { } refusal) return ClockProblems.For(refusal);
            @case.Enter(next, reason, caller.UserId, caller.Name, clock.Now);
        }
        await desk.RecalculateAsync(act, @case, ct);
        events.Record(act, @case, entries[^1].On, details ?? entries[^1], before, ruleIds);
        return null;
    }

    // A last day set for later is no fact yet and may lie ahead.
    private static IEnumerable<DateOnly?> Dates(ClockEntry entry) => [entry.On, entry.DeliveredOn, entry.ApprovedOn, entry.ToldOn];
}
