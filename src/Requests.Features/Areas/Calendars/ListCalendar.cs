using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calendars;

/// <summary>What the calendar in use rests on: the days the notices rule, its version, and what was entered here beside the notices shipped.</summary>
public static class ListCalendar
{
    [Acts(Act.UseCalculators)]
    public sealed record Query : IQuery<Response>;

    /// <param name="CoverageTo">Last day the notices rule; after it every date is provisional (CNT-6).</param>
    /// <param name="NationalVersion">The version without local days.</param>
    /// <param name="NamedDays">Days of this year and later ones that a notice or the body has ruled, in their order.</param>
    public sealed record Response(DateOnly CoverageFrom, DateOnly CoverageTo, string Version, string NationalVersion,
        IReadOnlyList<CalendarDay> NamedDays, IReadOnlyList<ChangeLine> Changes, IReadOnlyList<ProposalLine> Proposals);

    /// <param name="Year">None for local days.</param>
    /// <param name="ConfirmedBy">The second person, for a national notice.</param>
    public sealed record ChangeLine(string Source, int? Year, bool Local, DateOnly PublishedOn, CalendarDays Days, string By, DateTimeOffset At,
        Guid Id, string? ConfirmedBy,
        DateTimeOffset? TakenBackAt);

    /// <summary>A national notice that waits for a second person.</summary>
    /// <param name="TakesBack">It takes the notice back.</param>
    /// <param name="IsMine">The caller made it, so another must confirm it.</param>
    public sealed record ProposalLine(Guid Id, string Source, int? Year, DateOnly PublishedOn, CalendarDays Days, string? Deviation, bool TakesBack,
        string By, DateTimeOffset At, bool IsMine);

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var calendar = await calendars.ForAsync(caller.BodyId, cancellationToken);
            var national = await calendars.ForAsync(null, cancellationToken);
            var changes = await db.Set<CalendarChange>().AsNoTracking().Where(c => c.BodyId == null || c.BodyId == caller.BodyId)
                .OrderBy(c => c.At).ThenBy(c => c.Source).ToListAsync(cancellationToken);
            var proposals = await db.Set<CalendarProposal>().AsNoTracking().OrderBy(p => p.At).ThenBy(p => p.Source).ToListAsync(cancellationToken);
            return new Response(calendar.CoverageFrom, calendar.CoverageTo, calendar.Version, national.Version,
                calendar.NamedSince(new DateOnly(clock.Today.Year, 1, 1)),
                [.. changes.Select(c => new ChangeLine(c.Source, c.Year, c.BodyId is not null, c.PublishedOn, CalendarDays.Parse(c.Days), c.ByName,
                    c.At, c.Id, c.ConfirmedBy, c.TakenBackAt))],
                [.. proposals.Select(p => new ProposalLine(p.Id, p.Source, p.Year, p.PublishedOn, CalendarDays.Parse(p.Days), p.Deviation,
                    p.TakesBack is not null, p.ByName, p.At, p.ByUserId == caller.UserId))]);
        }
    }
}
