using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Areas.Cases;

/// <summary>What a supervisor looks at each morning: what is late, what will be within days, who carries how much.</summary>
public static class ReadOverview
{
    [Acts(Act.ViewOverview)]
    public sealed record Query : IQuery<Response>;

    /// <param name="ByState">Of cases that have not ended; the ended ones are counted by the annual report.</param>
    /// <param name="DueWithinFiveDays">Open cases whose clock runs and ends within five working days.</param>
    public sealed record Response(int Open, int Overdue, int DueWithinFiveDays, int Provisional, int Unassigned,
        IReadOnlyList<StateCount> ByState, IReadOnlyList<OfficerLoad> ByOfficer);

    public sealed record StateCount(CaseState State, Text Name, int Count);

    public sealed record OfficerLoad(Guid OfficerId, string Officer, int Open, int Overdue);

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        private const int SoonWorkingDays = 5;

        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var today = clock.Today;
            var soon = (await calendars.ForAsync(caller.BodyId!.Value, ct)).Horizon(today, SoonWorkingDays);
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
                [.. load.Select(l => new OfficerLoad(l.Key, names[l.Key], l.Count, late.GetValueOrDefault(l.Key))).OrderByDescending(l => l.Open)]);
        }
    }
}
