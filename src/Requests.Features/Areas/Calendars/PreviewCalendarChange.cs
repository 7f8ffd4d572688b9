using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calendars;

/// <summary>Which cases a notice or a local order would move, before anybody enters it. Nothing is saved.</summary>
public static class PreviewCalendarChange
{
    /// <param name="Source">Number of the notice, or who ordered the local days.</param>
    /// <param name="Year">The year a national notice is for; none for local days.</param>
    /// <param name="Deviation">As when the notice is entered.</param>
    [Acts(Act.ManageCalendar)]
    public sealed record Query(string Source, DateOnly PublishedOn, int? Year = null, IReadOnlyList<DayInput>? OffDays = null,
        IReadOnlyList<DayInput>? WorkDays = null, string? Deviation = null) : IQuery<CalendarMoves>, ICalendarChangeInput;

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Source).NotEmpty().MaximumLength(TextLimits.Name);
            RuleFor(q => q.Year).InclusiveBetween(2007, 2199);
            this.RulesForDays();
        }
    }

    internal sealed class Handler(CalendarUpdater desk, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<CalendarMoves>>
    {
        public async Task<Result<CalendarMoves>> Handle(Query query, CancellationToken cancellationToken)
        {
            var days = query.ToDays();
            if (query.Year is { } year
                && await desk.CheckAsync(new CalendarNotice(year, query.Source.Trim(), query.PublishedOn, days.OffDays, days.WorkDays),
                    query.Deviation, cancellationToken) is { } refusal)
                return refusal;
            var change = new CalendarChange(Guid.Empty, query.Year is null ? caller.BodyId : null, query.Source.Trim(), query.Year, query.PublishedOn,
                days.ToJson(), caller.Name, clock.Now);
            return await desk.PreviewAsync(change, cancellationToken);
        }
    }
}
