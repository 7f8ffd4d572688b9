using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Office;

/// <summary>Which cases a change of the body's own periods would move, before anybody makes it. Nothing is saved.</summary>
public static class PreviewPeriods
{
    /// <param name="From">As when the change is made.</param>
    [Acts(Act.ManagePeriods)]
    public sealed record Query(DateOnly From, string Reason, OwnPeriods? Periods = null) : IQuery<PeriodMoves>, IPeriodChange;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator(IOfficeClock clock) => Include(new PeriodChangeValidator<Query>(clock));
    }

    internal sealed class Handler(RequestsDb db, DueDateMoves moves, WorkCalendars calendars, ICaller caller, IOfficeClock clock)
        : IRequestHandler<Query, Result<PeriodMoves>>
    {
        public async Task<Result<PeriodMoves>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<Body>().FindAsync([caller.BodyId], cancellationToken) is not { } body) return OfficeProblems.NoBody;
            var change = query.ToChange(caller, clock);
            if (await PeriodReach.CheckAsync(db, body, change, cancellationToken) is { } refusal) return refusal;
            var after = body.Settings with { Periods = [.. body.Settings.Periods, change] };
            var calendar = await calendars.ForAsync(body.Id, cancellationToken);
            var moved = await moves.PreviewAsync(PeriodReach.Open(moves, body, query),
                open => Task.FromResult((calendar, after.PeriodsFor(open.ReceivedOn!.Value))), cancellationToken);
            return new PeriodMoves(query.From, moved.Count, moved);
        }
    }
}
