using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Staff;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Supervision;

/// <summary>长假值守清单: what falls due around the next long break, and who is away then; notices that must leave before are listed too.</summary>
public static class ListHolidayCover
{
    private const int WorkingDaysBefore = 2;
    private const int WorkingDaysAfter = 5;
    private const int UsualDaysAhead = 30;
    private const int MostDaysAhead = 200;

    /// <param name="DaysAhead">How far to look for the break, in calendar days.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(int DaysAhead = UsualDaysAhead) : IQuery<Response>;

    /// <param name="Break">Null: no long break so soon.</param>
    public sealed record Response(LongBreak? Break, IReadOnlyList<Line> Cases);

    /// <param name="Rule">The rule that sets the day; options (notice of correction, extension, fee) are days after which the step is barred.</param>
    /// <param name="OfficerAway">The officer has an absence between today and the due day.</param>
    public sealed record Line(string CaseNumber, DateOnly DueOn, string Rule, bool IsOption, Guid? OfficerId, string? Officer, bool OfficerAway,
        DateOnly? AwayFrom, DateOnly? AwayTo, string? Deputy);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.DaysAhead).InclusiveBetween(1, MostDaysAhead);
    }

    internal sealed class Handler(RequestsDb db, CaseOpener desk, Absences absences, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var calendar = await calendars.ForAsync(caller.BodyId!.Value, cancellationToken);
            if (LongBreak.Next(calendar, clock.Today, clock.Today.AddDays(query.DaysAhead)) is not { } rest) return new Response(null, []);
            var (first, last) = (calendar.Horizon(rest.From, -WorkingDaysBefore), calendar.Horizon(rest.To, WorkingDaysAfter));
            var away = await absences.DuringAsync(caller.BodyId.Value, clock.Today, last, cancellationToken);
            var names = await db.Set<User>().AsNoTracking().Where(u => db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == caller.BodyId))
                .ToDictionaryAsync(u => u.Id, u => u.DisplayName, cancellationToken);

            var lines = new List<Line>();
            foreach (var found in await Candidates(first, last).ToListAsync(cancellationToken))
            {
                if (await desk.ReadClockAsync(found, cancellationToken) is not { } reading) continue;
                var absence = away.FirstOrDefault(a => a.UserId == found.OfficerId && a.To >= rest.LastWorkday);
                lines.AddRange(Due(reading).Where(d => d.On >= first && d.On <= last)
                    .Select(d => new Line(found.Number, d.On, d.Rule, d.IsOption, found.OfficerId,
                    found.OfficerId is { } officer ? names.GetValueOrDefault(officer) : null, absence is not null && absence.From <= d.On, absence?.From, absence?.To,
                    absence?.DeputyUserId is { } deputy ? names.GetValueOrDefault(deputy) : null)));
            }
            return new Response(rest, [.. lines.OrderByDescending(l => l.OfficerAway && l.Deputy is null).ThenBy(l => l.DueOn).ThenBy(l => l.CaseNumber)]);
        }

        // Options end on days of their own, well before the reply is due, so a case due long after the break may be concerned.
        private IQueryable<Case> Candidates(DateOnly first, DateOnly last) => db.Set<Case>().AsNoTracking().Include(c => c.Ledger).AsSplitQuery().Open()
            .Where(c => c.ReceivedOn != null && c.ReceivedOn <= last && c.DueOn >= first && (c.ClockPhase == ClockPhase.Running || c.ClockPhase == ClockPhase.Paused));

        private static IEnumerable<(DateOnly On, string Rule, bool IsOption)> Due(ClockReading reading) =>
            reading.Deadlines.Where(d => d.IsOption && d is { State: DeadlineState.Pending, Owner: DeadlineOwner.Agency }).Select(d => (d.Due.On, d.Rule, true))
                .Prepend((reading.ReplyDueOn.On, reading.ReplyRule, false));
    }
}
