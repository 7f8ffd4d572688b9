using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Supervision;

/// <summary>好差评统计: how applicants rated the service over a period, and what they said; no case and no person stands beside it.</summary>
public static class ReadRatings
{
    private const int MostWords = 100;

    /// <param name="From">First day of rating; null: 1 January of this year.</param>
    /// <param name="To">Last day; null: today.</param>
    [Acts(Act.ViewOverview)]
    public sealed record Query(DateOnly? From = null, DateOnly? To = null) : IQuery<Response>;

    /// <param name="Answered">Requests answered in the same days, so that one sees how many said something.</param>
    /// <param name="SatisfiedPercent">Of the rated: fairly satisfied and better; null while nobody rated.</param>
    /// <param name="Words">What was said, the newest first, worst or best alike.</param>
    public sealed record Response(DateOnly From, DateOnly To, int Rated, int Answered, decimal? SatisfiedPercent, IReadOnlyList<Step> Steps, IReadOnlyList<Said> Words);

    public sealed record Step(Satisfaction Satisfaction, Text Name, int Count);

    public sealed record Said(Satisfaction Satisfaction, [property: OutsideWords] string Words);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator() => RuleFor(q => q.To).GreaterThanOrEqualTo(q => q.From).When(q => q.From is not null && q.To is not null);
    }

    internal sealed class Handler(RequestsDb db, PersonalVault vault, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (from, to) = (query.From ?? new DateOnly(clock.Today.Year, 1, 1), query.To ?? clock.Today);
            var rated = db.Set<ServiceRating>().Where(r => r.BodyId == caller.BodyId && r.On >= from && r.On <= to);
            var counts = await rated.GroupBy(r => r.Satisfaction).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellationToken);
            var said = await rated.Where(r => r.Words != null).OrderByDescending(r => r.On).ThenBy(r => r.CaseId).Take(MostWords)
                .Select(r => new { r.CaseId, r.Satisfaction, r.Words }).ToListAsync(cancellationToken);
            var answered = await db.Set<Case>().CountAsync(c => c.BodyId == caller.BodyId && c.RepliedOn >= from && c.RepliedOn <= to, cancellationToken);
            var all = counts.Values.Sum();
            var satisfied = counts.Where(c => c.Key <= Satisfaction.FairlySatisfied).Sum(c => c.Value);
            return new Response(from, to, all, answered, all == 0 ? null : Math.Round(100m * satisfied / all, 1),
                [.. Enum.GetValues<Satisfaction>().Select(s => new Step(s, Text.Of(s), counts.GetValueOrDefault(s)))],
                [.. said.Select(s => new Said(s.Satisfaction, vault.OpenString(ServiceRating.WordsPlace(s.CaseId), s.Words!)))]);
        }
    }
}
