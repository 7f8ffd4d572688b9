using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Rehearsals;

/// <summary>A change of calendar, supposed.</summary>
public sealed record SupposedCalendar(int Year, string Source, DateOnly PublishedOn, IReadOnlyList<DayInput>? OffDays = null,
    IReadOnlyList<DayInput>? WorkDays = null) : ICalendarChangeInput;

/// <summary>Lengths, supposed: the law's own, or what the body would set over them.</summary>
public sealed record SupposedPeriods(DateOnly From, OwnPeriods Lengths);

/// <param name="Code">DOC-12.SUPPLY, say.</param>
public sealed record SupposedTemplate(string Code, string Text);

/// <summary>
/// 预演: replays a year's cases under a changed calendar, length, template or rule and lists every date, letter and cell of the
/// report that would differ. Nothing is written and nothing is switched on; no change gives no difference.
/// </summary>
public static class Rehearse
{
    /// <param name="Year">Cases received or answered in it.</param>
    /// <param name="RuleId">A rule that waits to be switched on.</param>
    /// <param name="Law">A change of the law's lengths that nobody entered.</param>
    /// <param name="Periods">What the body would set over the law.</param>
    /// <param name="BodyCode">For the program itself; others rehearse the body they act in.</param>
    [Acts(Act.Rehearse)]
    public sealed record Query(int Year, Guid? RuleId = null, SupposedPeriods? Law = null, SupposedPeriods? Periods = null, SupposedCalendar? Calendar = null,
        SupposedTemplate? Template = null, string? BodyCode = null) : IQuery<Response>;

    /// <param name="Cases">Replayed.</param>
    /// <param name="Letters">Written anew.</param>
    /// <param name="Cells">Of the report, worked out anew.</param>
    public sealed record Response(string Body, int Year, int Cases, int Letters, int Cells, IReadOnlyList<RehearsedDifference> Differences);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Year).InclusiveBetween(2008, 2199);
            RuleFor(q => q.Calendar!).ChildRules(c =>
            {
                c.RuleFor(x => x.Year).InclusiveBetween(2007, 2199);
                c.RuleFor(x => x.Source).NotEmpty().MaximumLength(TextLimits.Name);
            }).When(q => q.Calendar is not null);
            RuleFor(q => q.Law!.Lengths).NotNull().When(q => q.Law is not null);
            RuleFor(q => q.Periods!.Lengths).NotNull().SetValidator(OwnPeriodsValidator.For(null)).When(q => q.Periods is not null);
            RuleFor(q => q.Template!.Text).NotEmpty().MaximumLength(TextLimits.RequestText).When(q => q.Template is not null);
        }
    }

    internal sealed class Handler(RequestsDb db, Rehearsal rehearsal, Supposition supposed, ICaller caller,
        IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var body = await db.Set<Body>().SingleOrDefaultAsync(b => caller.IsSystem ? b.Code == query.BodyCode : b.Id == caller.BodyId, cancellationToken);
            if (body is null) return RehearsalProblems.NoBody.At("bodyCode");
            var rule = query.RuleId is { } id ? await db.Set<RuleChange>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id, cancellationToken) : null;
            if (query.RuleId is not null && rule is null) return RehearsalProblems.NoSuchRule.At("ruleId");
            if (query.Template is { } template)
            {
                if (!ShippedTemplates.All.TryGetValue(template.Code, out var shipped)) return RehearsalProblems.NoSuchTemplate.At("template.code");
                if (shipped.Reworded(template.Text).Faults.Count > 0) return RehearsalProblems.FaultyTemplate.At("template.text");
            }

            var before = await rehearsal.PlayAsync(body, query.Year, cancellationToken);
            supposed.Suppose(
                query.Calendar is { } days ? new CalendarChange(Guid.CreateVersion7(), null, days.Source, days.Year, days.PublishedOn,
                    days.ToDays().ToJson(), caller.Name, clock.Now) : null,
                rule is not null ? (rule.From, rule.Lengths) : query.Law is { } law ? (law.From, law.Lengths) : null,
                query.Periods is { } own ? new PeriodChange(own.From, own.Lengths.WithoutTheLaws()) : null,
                query.Template is { } words ? (words.Code, words.Text) : null);
            var after = await rehearsal.PlayAsync(body, query.Year, cancellationToken);
            return new Response(body.Name, query.Year, before.Cases, before.Letters, before.Cells, Played.Compare(before, after));
        }
    }
}
