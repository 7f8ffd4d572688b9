using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Office;
using Requests.Features.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Clocks;

/// <summary>The clock of a case in full: entries, deadlines, pauses, warnings, and the trail day by day.</summary>
public static class ExplainClock
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="WorkingDaysLeft">Working days left after today, pauses taken out; negative by the days overdue.</param>
    public sealed record Response(string CaseNumber, DateOnly ReceivedOn, string ReceiptRule, ClockPhase PhaseToday, int WorkingDaysLeft, bool Overdue,
        IReadOnlyList<EntryLine> Entries, ClockAnswer Clock);

    /// <param name="Stands">False for an entry that was undone.</param>
    public sealed record EntryLine(int Sequence, ClockEntryKind Kind, DateOnly On, DateOnly? DeliveredOn, int? WorkingDays, int? RefersTo,
        DateOnly? UntilOn, DateOnly? ApprovedOn, DateOnly? ToldOn, bool Stands, string? Reason, string By, DateTimeOffset At);

    internal sealed class Handler(CaseDesk desk, People people, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await desk.FindAsync(query.CaseNumber, cancellationToken) is not { } found) return CaseProblems.NotFound;
            if (await desk.ReadClockAsync(found, cancellationToken) is not { } reading) return ClockProblems.NotReceived;
            var standing = ReplyClock.Standing(found.ClockEntries).Select(e => e.Sequence).ToHashSet();
            var name = await people.NamesAsync(found.Ledger.Select(r => r.ByName), cancellationToken);
            var entries = found.Ledger.OrderBy(r => r.Sequence).Select(r => new EntryLine(r.Sequence, r.Kind, r.On, r.DeliveredOn, r.WorkingDays,
                r.RefersTo, r.UntilOn, r.ApprovedOn, r.ToldOn, standing.Contains(r.Sequence), r.Reason, name(r.ByName), r.At));
            return new Response(found.Number, found.ReceivedOn!.Value, found.ReceiptRule ?? "", reading.PhaseOn(clock.Today),
                reading.WorkdaysLeftOn(clock.Today), reading.IsOverdueOn(clock.Today), [.. entries], ClockAnswer.Of(reading));
        }
    }
}
