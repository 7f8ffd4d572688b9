using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;

namespace Requests.Features.Areas.Calendars;

/// <summary>录入本地放假或者上班安排: days of the caller's body only, laid over the national calendar; its open cases are worked out anew.</summary>
public static class EnterLocalOverlay
{
    /// <param name="Source">Who ordered it and under what number, as shown beside the days.</param>
    /// <param name="PublishedOn">The day it was made public.</param>
    [Acts(Act.ManageCalendar)]
    public sealed record Command(string Source, DateOnly PublishedOn, IReadOnlyList<DayInput>? OffDays = null, IReadOnlyList<DayInput>? WorkDays = null)
        : ICommand<CalendarMoves>, ICalendarChangeInput;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Source).NotEmpty().MaximumLength(TextLimits.Name);
            this.RulesForDays();
        }
    }

    internal sealed class Handler(CalendarUpdater desk, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CalendarMoves>>
    {
        public async Task<Result<CalendarMoves>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.PublishedOn > clock.Today) return CalendarProblems.InTheFuture.At("publishedOn");
            var change = new CalendarChange(Guid.CreateVersion7(), caller.BodyId!.Value, command.Source.Trim(), null, command.PublishedOn,
                command.ToDays().ToJson(), caller.Name, clock.Now);
            return await desk.EnterAsync(change, cancellationToken);
        }
    }
}
