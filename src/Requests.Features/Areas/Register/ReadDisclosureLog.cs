using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Register;

/// <summary>The answered requests a body has listed for the public, newest first. Holds neither persons nor case numbers (PII-8).</summary>
public static class ReadDisclosureLog
{
    public const int MaximumPage = 100;

    /// <param name="BodyCode">Whose.</param>
    /// <param name="Year">Of the answer; null for all.</param>
    /// <param name="Skip">Entries of the pages before.</param>
    [OpenToAll]
    public sealed record Query(string BodyCode, int? Year = null, int Skip = 0, int Size = MaximumPage) : IQuery<Response>;

    public sealed record Response(string Body, int Count, IReadOnlyList<Entry> Entries);

    /// <param name="Outcome">In the words of the report's form.</param>
    public sealed record Entry(string Title, OutcomeLeaf Leaf, string Outcome, DateOnly AnsweredOn, string? Link);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
            RuleFor(q => q.Skip).GreaterThanOrEqualTo(0);
        }
    }

    internal sealed class Handler(RequestsDb db, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var code = query.BodyCode.ToUpperInvariant();
            if (await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(b => b.Code == code,
                cancellationToken) is not { } body) return PublicationProblems.NoBody;
            var today = clock.Today;
            // A stranger belongs to no body; the list is public.
            var entries = db.Set<DisclosureEntry>().IgnoreQueryFilters().AsNoTracking().Where(e => e.BodyId == body.Id && (e.PublicFrom == null || e.PublicFrom <= today));
            if (query.Year is { } year)
            {
                var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
                entries = entries.Where(e => e.AnsweredOn >= first && e.AnsweredOn <= last);
            }
            var count = await entries.CountAsync(cancellationToken);
            var page = await entries.OrderByDescending(e => e.AnsweredOn).ThenBy(e => e.Title).Skip(query.Skip).Take(query.Size)
                .Select(e => new { e.Title, e.Leaf, e.AnsweredOn, e.Link }).ToListAsync(cancellationToken);
            return new Response(body.Name, count, page.ConvertAll(e => new Entry(e.Title, e.Leaf, Leaves.Of(e.Leaf).Chinese, e.AnsweredOn, e.Link)));
        }
    }
}
