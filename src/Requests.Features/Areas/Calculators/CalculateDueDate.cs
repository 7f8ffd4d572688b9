using FluentValidation;
using MediatR;
using Requests.Features.Services.Clock;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Calculators;

/// <summary>The last day of a period of working days; the start day is not counted (CNT-1, CNT-2).</summary>
public static class CalculateDueDate
{
    /// <param name="Start">The day from which the period runs.</param>
    /// <param name="WorkingDays">Length; without it the reply period in force on the start day (CLK-1), or the one of <paramref name="Periods"/>.</param>
    /// <param name="Calendar">Replaces the built-in calendar.</param>
    /// <param name="Periods">Laid over the lengths of the law, within its bounds.</param>
    /// <param name="Backwards">The working day that lies so many working days before the start day, not after it.</param>
    [Acts(Act.UseCalculators)]
    public sealed record Query(DateOnly? Start, int? WorkingDays = null, CalendarInput? Calendar = null, OwnPeriods? Periods = null,
        bool Backwards = false) : IQuery<Response>;

    /// <param name="Provisional">暂定: rests on days no notice has ruled yet (CNT-6).</param>
    public sealed record Response(DateOnly DueOn, bool Provisional, string CalendarVersion);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Start).NotNull().InReach();
            RuleFor(q => q.WorkingDays).InclusiveBetween(1, CalculatorLimits.WorkingDays);
            RuleFor(q => q.Calendar!).SetValidator(new CalendarInputValidator()).When(q => q.Calendar is not null);
            RuleFor(q => q.Periods!).SetValidator(q => OwnPeriodsValidator.For(q.Start)).When(q => q.Periods is not null);
        }
    }

    internal sealed class Handler(WorkCalendars calendars, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var start = query.Start!.Value;
            var calendar = query.Calendar?.ToCalendar() ?? await calendars.ForAsync(caller.BodyId, cancellationToken);
            var days = query.WorkingDays ?? (query.Periods ?? OwnPeriods.None).On(start).ReplyWorkingDays;
            var due = query.Backwards ? OtherClocks.Before(start, days, calendar) : OtherClocks.EndOf(start, days, calendar);
            return new Response(due.On, due.Provisional, calendar.Version);
        }
    }
}
