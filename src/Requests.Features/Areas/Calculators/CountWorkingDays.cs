using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Calculators;

/// <summary>Working days after one day up to and including another, and what each of these days is (CNT-1, CNT-2).</summary>
public static class CountWorkingDays
{
    /// <param name="From">Not counted.</param>
    /// <param name="To">Counted if it is a working day.</param>
    [Acts(Act.UseCalculators)]
    public sealed record Query(DateOnly? From, DateOnly? To) : IQuery<Response>;

    /// <param name="Provisional">A day outside the published notices is among them (CNT-6).</param>
    public sealed record Response(int Count, bool Provisional, string CalendarVersion, IReadOnlyList<DayLine> Days);

    /// <param name="Name">The festival, where the day has one.</param>
    /// <param name="Source">The notice or the local order that rules the day.</param>
    public sealed record DayLine(DateOnly On, DayKind Kind, bool Working, string? Name, string? Source);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.From).NotNull().InReach();
            RuleFor(q => q.To).NotNull().InReach().GreaterThanOrEqualTo(q => q.From);
            RuleFor(q => q.To).Must((q, to) => to!.Value <= q.From!.Value.AddYears(CalculatorLimits.Years))
                .When(q => q.From is not null && q.To is not null).WithMessage(_ => Text.Of("calculators.atMostYears").With(CalculatorLimits.Years).ToString());
        }
    }

    internal sealed class Handler(WorkCalendars calendars, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (from, to) = (query.From!.Value, query.To!.Value);
            var calendar = await calendars.ForAsync(caller.BodyId, cancellationToken);
            var days = Enumerable.Range(1, to.DayNumber - from.DayNumber).Select(ahead => calendar.Day(from.AddDays(ahead)))
                .Select(d => new DayLine(d.On, d.Kind, d.IsWorkday, d.Name, d.Source)).ToList();
            var provisional = days.Count > 0 && (days[0].On < calendar.CoverageFrom || to > calendar.CoverageTo);
            return new Response(calendar.CountWorkdays(from, to), provisional, calendar.Version, days);
        }
    }
}
