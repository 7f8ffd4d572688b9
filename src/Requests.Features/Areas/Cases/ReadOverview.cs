using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Deadlines;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Cases;

/// <summary>What a supervisor looks at each morning: what is late, what will be within days, who carries how much.</summary>
public static class ReadOverview
{
    [Acts(Act.ViewOverview)]
    public sealed record Query : IQuery<Response>;

    /// <param name="ByState">Of cases that have not ended; the ended ones are counted by the annual report.</param>
    /// <param name="DueWithinFiveDays">Open cases whose clock runs and ends within five working days.</param>
    /// <param name="LastDaysSoon">Every kind of last day that falls within five working days, with how many.</param>
    public sealed record Response(int Open, int Overdue, int DueWithinFiveDays, int Provisional, int Unassigned,
        IReadOnlyList<StateCount> ByState, IReadOnlyList<OfficerLoad> ByOfficer,
        IReadOnlyList<LastDayCount> LastDaysSoon);

    public sealed record StateCount(CaseState State, Text Name, int Count);

    public sealed record LastDayCount(LastDayKind Kind, Text Name, int Count);

    public sealed record OfficerLoad(Guid OfficerId, string Officer, int Open, int Overdue);

    internal sealed class Handler(RequestsDb db, CaseDeadlines deadlines, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<Response>>
    {
        private const int SoonWorkingDays = 5;

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var today = clock.Today;
            var calendar = await calendars.ForAsync(caller.BodyId!.Value, ct);
            var soon = calendar.Horizon(today, SoonWorkingDays);
            var open = db.Set<Case>().AsNoTracking().Open();
            var inHand = CaseFilters.OpenStates.Union([CaseState.Dispatched, CaseState.Served]).ToArray();
            var states = await db.Set<Case>().Where(c => inHand.Contains(c.State)).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(ct);
            var load = await open.Where(c => c.OfficerId != null).GroupBy(c => c.OfficerId!.Value).Select(g => new { g.Key, Count = g.Count() })
                .ToListAsync(ct);
            var late = await open.OverdueOn(today).Where(c => c.OfficerId != null).GroupBy(c => c.OfficerId!.Value)
                .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
            var officers = load.Select(l => l.Key).ToList();
            var names = await db.Set<User>().Where(u => officers.Contains(u.Id)).ToDictionaryAsync(u => u.Id, u => u.DisplayName, ct);
            return new Response(
                await open.CountAsync(ct), await db.Set<Case>().OverdueOn(today).CountAsync(ct),
                await db.Set<Case>().DueBetween(today, soon).CountAsync(ct),
                await open.CountAsync(c => c.DueIsProvisional, ct), await open.CountAsync(c => c.OfficerId == null, ct),
                [.. states.OrderBy(s => s.Key).Select(s => new StateCount(s.Key, Text.Of(s.Key), s.Count))],
                [.. load.Select(l => new OfficerLoad(l.Key, names[l.Key], l.Count, late.GetValueOrDefault(l.Key))).OrderByDescending(l => l.Open)],
                await LastDaysAsync(calendar, today, soon, ct));
        }

        // A day of the reply or of somebody else lies in a column; a notice of correction can only be due in a case that came in lately.
        private async Task<IReadOnlyList<LastDayCount>> LastDaysAsync(WorkdayCalendar calendar, DateOnly today, DateOnly soon, CancellationToken ct)
        {
            var lately = calendar.Horizon(today, -(LastDays.Of(LastDayKind.CorrectionNotice).Length!(ClockPeriods.InForce) + 1));
            var own = db.Set<Case>().Where(c => c.BodyId == caller.BodyId);
            var running = own.Where(c => c.ReceivedOn == null || c.ReceivedOn >= lately
                || (c.DueOn >= today && c.DueOn <= soon) || (c.NextLapseOn >= today && c.NextLapseOn <= soon));
            return [.. (await deadlines.PendingAsync(own, running, ct)).SelectMany(days => days).Where(d => d.Due.On >= today && d.Due.On <= soon)
                .GroupBy(d => d.Kind).OrderBy(g => g.Key).Select(g => new LastDayCount(g.Key, g.First().Name, g.Count()))];
        }
    }
}
