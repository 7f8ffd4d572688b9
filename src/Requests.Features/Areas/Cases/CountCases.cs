using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;

namespace Requests.Features.Areas.Cases;

/// <summary>
/// How many cases stand in each view of the work list. A count goes no further than <see cref="Most"/>, so that it costs
/// what it shows, however many cases there are.
/// </summary>
public static class CountCases
{
    public const int Most = 999;

    private const int FarthestWorkingDay = 100;

    /// <param name="SoonWorkingDays">How many working days ahead "due soon" looks.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(int SoonWorkingDays = 5) : IQuery<Response>;

    /// <summary>Open cases each; <see cref="Most"/> and one stands for more than that.</summary>
    /// <param name="Mine">Of the calling officer.</param>
    /// <param name="Overdue">Whose reply period ran out.</param>
    /// <param name="DueSoon">Whose clock runs and ends today or within the days asked.</param>
    /// <param name="Provisional">Whose due day rests on a calendar not yet published (CNT-6).</param>
    public sealed record Response(int Mine, int Unassigned, int Overdue, int DueSoon, int Provisional);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.SoonWorkingDays).InclusiveBetween(0, FarthestWorkingDay);
    }

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (me, body, today) = (caller.UserId, caller.BodyId!.Value, clock.Today);
            var soon = (await calendars.ForAsync(body, cancellationToken)).Horizon(today, query.SoonWorkingDays);
            var open = db.Set<Case>().AsNoTracking().Open();
            var mine = UpToMost(open.Where(c => c.OfficerId == me));
            var unassigned = UpToMost(open.Where(c => c.OfficerId == null));
            var overdue = UpToMost(open.OverdueOn(today));
            var dueSoon = UpToMost(open.DueBetween(today, soon));
            var provisional = UpToMost(open.Where(c => c.DueIsProvisional));
            return await db.Set<Body>().Where(b => b.Id == body)
                .Select(_ => new Response(mine.Count(), unassigned.Count(), overdue.Count(), dueSoon.Count(), provisional.Count()))
                .SingleAsync(cancellationToken);
        }

        // In the order of the indexes, so that nothing is sorted before it is cut off.
        private static IQueryable<Case> UpToMost(IQueryable<Case> rows) => rows.OrderBy(c => c.DueOn).Take(Most + 1);
    }
}
