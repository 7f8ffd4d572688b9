using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Staff;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>The clock of a case in full: entries, deadlines, pauses, warnings, and the trail day by day.</summary>
public static class ExplainClock
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="WorkingDaysLeft">Working days left after today, pauses taken out; negative by the days overdue.</param>
    /// <param name="Impediments">Stretches on which work was impossible; they stand beside the clock and move nothing.</param>
    /// <param name="FirstDueOn">The due day as it followed from receipt alone.</param>
    public sealed record Response(string CaseNumber, DateOnly ReceivedOn, string ReceiptRule, ClockPhase PhaseToday, int WorkingDaysLeft, bool Overdue,
        IReadOnlyList<EntryLine> Entries, ClockAnswer Clock, DateOnly FirstDueOn,
        IReadOnlyList<ImpedimentLine> Impediments);

    /// <param name="Stands">False for an entry that was undone.</param>
    /// <param name="By">The name colleagues know.</param>
    /// <param name="DueAfter">The due day once this entry was made; null where none bound then.</param>
    public sealed record EntryLine(int Sequence, ClockEntryKind Kind, DateOnly On, DateOnly? DeliveredOn, int? WorkingDays, int? RefersTo,
        DateOnly? UntilOn, DateOnly? ApprovedOn, DateOnly? ToldOn, bool Stands, string? Reason, string By, DateTimeOffset At, DateOnly? DueAfter);

    internal sealed class Handler(CaseOpener desk, Impediments impediments, People people, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.ReadAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (await desk.ReadClockAsync(found, cancellationToken) is not { } reading) return ClockProblems.NotReceived;
            var standing = ReplyClock.Standing(found.ClockEntries).Select(e => e.Sequence).ToHashSet();
            var name = await people.NamesAsync(found.Ledger.Select(r => r.ByName), cancellationToken);
            var dues = new List<DateOnly?>();
            for (var made = 0; made <= found.Ledger.Count; made++)
                dues.Add((await desk.ReadClockAsync(found, [.. found.ClockEntries.Take(made)],
                    cancellationToken))! is { Phase: ClockPhase.Running or ClockPhase.Replied } then ? then.ReplyDueOn.On : null);
            var entries = found.Ledger.OrderBy(r => r.Sequence).Select((r, i) => new EntryLine(r.Sequence, r.Kind, r.On, r.DeliveredOn, r.WorkingDays,
                r.RefersTo, r.UntilOn, r.ApprovedOn, r.ToldOn, standing.Contains(r.Sequence), r.Reason, name(r.ByName), r.At, dues[i + 1]));
            return new Response(found.Number, found.ReceivedOn!.Value, found.ReceiptRule ?? "", reading.PhaseOn(clock.Today),
                reading.WorkdaysLeftOn(clock.Today), reading.IsOverdueOn(clock.Today), [.. entries], ClockAnswer.Of(reading), dues[0]!.Value,
                await impediments.OfAsync(found, found.RepliedOn ?? clock.Today, cancellationToken));
        }
    }
}
