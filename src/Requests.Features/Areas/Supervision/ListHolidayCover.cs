using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Deadlines;
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
        DateOnly? AwayFrom, DateOnly? AwayTo, string? Deputy, Text Name);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.DaysAhead).InclusiveBetween(1, MostDaysAhead);
    }

    internal sealed class Handler(RequestsDb db, CaseDeadlines deadlines, Absences absences, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
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
            var own = db.Set<Case>().Where(c => c.BodyId == caller.BodyId);
            var due = (await deadlines.PendingAsync(own, Candidates(own, first, last), cancellationToken)).SelectMany(days => days)
                .Where(d => d.Owner is DeadlineOwner.Agency or DeadlineOwner.Unit && d.Due.On >= first && d.Due.On <= last).ToList();
            var numbers = due.Select(d => d.CaseNumber).Distinct().ToList();
            var officers = await own.Where(c => numbers.Contains(c.Number)).Select(c => new { c.Number, c.OfficerId })
                .ToDictionaryAsync(c => c.Number, c => c.OfficerId, cancellationToken);
            foreach (var day in due)
            {
                var officerId = officers[day.CaseNumber];
                var absence = away.FirstOrDefault(a => a.UserId == officerId && a.To >= rest.LastWorkday);
                lines.Add(new Line(day.CaseNumber, day.Due.On, day.Rule, day.IsOption, officerId,
                    officerId is { } officer ? names.GetValueOrDefault(officer) : null, absence is not null && absence.From <= day.Due.On, absence?.From, absence?.To,
                    absence?.DeputyUserId is { } deputy ? names.GetValueOrDefault(deputy) : null, day.Name));
            }
            return new Response(rest, [.. lines.OrderByDescending(l => l.OfficerAway && l.Deputy is null).ThenBy(l => l.DueOn).ThenBy(l => l.CaseNumber)]);
        }

        // Options end on days of their own, well before the reply is due, so a case due long after the break may be concerned.
        private static IQueryable<Case> Candidates(IQueryable<Case> own, DateOnly first, DateOnly last) => own
            .Where(c => c.ReceivedOn != null && c.ReceivedOn <= last && c.DueOn >= first
                && (c.ClockPhase == ClockPhase.Running || c.ClockPhase == ClockPhase.Paused));
    }
}
