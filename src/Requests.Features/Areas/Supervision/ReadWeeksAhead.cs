using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Areas.Supervision;

/// <summary>今后几周届满: what falls due in each of the coming weeks, beside the working days there are for it.</summary>
public static class ReadWeeksAhead
{
    private const int UsualWeeks = 6;
    private const int MostWeeks = 26;
    private const int DaysOfAWeek = 7;

    /// <param name="Weeks">How many, this one included.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(Guid? UnitId = null, Guid? OfficerId = null, int Weeks = UsualWeeks) : IQuery<Response>;

    /// <param name="Weeks">Without a gap; a week in which nothing falls due is told too.</param>
    public sealed record Response(DateOnly On, IReadOnlyList<Week> Weeks);

    /// <param name="From">A Monday; in the first week today, since what was due before is overdue.</param>
    /// <param name="To">A Sunday.</param>
    /// <param name="IsProvisional">Rests on a calendar not yet published (CNT-6).</param>
    /// <param name="Break">The long break that takes days from it.</param>
    /// <param name="Due">Open cases whose clock runs and ends in it.</param>
    public sealed record Week(DateOnly From, DateOnly To, int WorkingDays, bool IsProvisional, LongBreak? Break, int Due);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.Weeks).InclusiveBetween(1, MostWeeks);
    }

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var today = clock.Today;
            var sunday = today.AddDays((DaysOfAWeek - (int)today.DayOfWeek) % DaysOfAWeek);
            var last = sunday.AddDays(DaysOfAWeek * (query.Weeks - 1));
            var calendar = await calendars.ForAsync(caller.BodyId!.Value, cancellationToken);
            var breaks = LongBreak.Within(calendar, today, last).ToList();
            var due = await DueAsync(query, today, last, cancellationToken);
            return new Response(today,
            [
                .. Enumerable.Range(0, query.Weeks).Select(i => sunday.AddDays(DaysOfAWeek * i)).Select(to =>
                {
                    var from = to == sunday ? today : to.AddDays(1 - DaysOfAWeek);
                    return new Week(from, to, calendar.CountWorkdays(from.AddDays(-1), to), to > calendar.CoverageTo, breaks.Find(b => b.Touches(from, to)),
                        due.Where(d => d.On >= from && d.On <= to).Sum(d => d.Count));
                }),
            ]);
        }

        // A row for each due day of these weeks, however many cases fall due.
        private async Task<List<(DateOnly On, int Count)>> DueAsync(Query query, DateOnly from, DateOnly to, CancellationToken ct)
        {
            var rows = db.Set<Case>().AsNoTracking().DueBetween(from, to);
            if (query.UnitId is { } unit) rows = rows.Where(c => c.UnitId == unit);
            if (query.OfficerId is { } officer) rows = rows.Where(c => c.OfficerId == officer);
            return (await rows.GroupBy(c => c.DueOn).Select(g => new { On = g.Key!.Value, Count = g.Count() }).ToListAsync(ct))
                .ConvertAll(d => (d.On, d.Count));
        }
    }
}
