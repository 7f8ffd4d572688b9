using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Features.Areas.Register;

/// <summary>
/// What the public can read already, looked for before asking: pieces published of a body's own motion, and answers it listed.
/// Holds neither persons nor case numbers (PII-8).
/// </summary>
public static class FindPublished
{
    public const int MaximumPage = 100;

    private const int Shortest = 2;
    private const int MostWords = 8;

    /// <param name="Words">All of them stand in the title, in any order.</param>
    /// <param name="BodyCode">Null: of every body.</param>
    [OpenToAll]
    public sealed record Query(string Words, string? BodyCode = null, int Size = 20) : IQuery<Response>;

    /// <param name="More">There are more than these.</param>
    public sealed record Response(IReadOnlyList<Piece> Pieces, bool More);

    /// <param name="Answered">True for an answered request, false for what was published of the body's own motion.</param>
    public sealed record Piece(string Title, string Body, DateOnly On, bool Answered, string? Link);

    internal sealed class Validator : AbstractValidator<Query>
    {
        private static readonly Text TooShort = Text.Of("FindPublished.TooShort");

        public Validator()
        {
            RuleFor(q => q.Words).NotNull().MaximumLength(TextLimits.Subject).Must(w => w?.Trim().Length >= Shortest).WithMessage(_ => TooShort.ToString());
            RuleFor(q => q.Size).InclusiveBetween(1, MaximumPage);
        }
    }

    internal sealed class Handler(RequestsDb db, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (code, today) = (query.BodyCode?.ToUpperInvariant(), clock.Today);
            var bodies = await db.Set<Body>().AsNoTracking().Where(b => code == null || b.Code == code).Select(b => new { b.Id, b.Name })
                .ToListAsync(cancellationToken);
            if (code is not null && bodies.Count == 0) return PublicationProblems.NoBody;
            Guid[] ids = [.. bodies.Select(b => b.Id)];
            // A stranger belongs to no body; both lists are public.
            var items = db.Set<PublicationItem>().IgnoreQueryFilters().AsNoTracking().Where(i => ids.Contains(i.BodyId) && i.Title != null);
            var answers = db.Set<DisclosureEntry>().IgnoreQueryFilters().AsNoTracking().Where(e => ids.Contains(e.BodyId) && (e.PublicFrom == null || e.PublicFrom <= today));
            foreach (var word in query.Words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Take(MostWords))
            {
                items = items.Where(i => i.Title!.Contains(word));
                answers = answers.Where(e => e.Title.Contains(word));
            }
            var names = bodies.ToDictionary(b => b.Id, b => b.Name);
            var published = await items.OrderByDescending(i => i.On).Take(query.Size + 1).Select(i => new { i.BodyId, i.Title, i.On, Link = i.EvidenceLink })
                .ToListAsync(cancellationToken);
            var answered = await answers.OrderByDescending(e => e.AnsweredOn).Take(query.Size + 1)
                .Select(e => new { e.BodyId, e.Title, e.AnsweredOn, e.Link }).ToListAsync(cancellationToken);
            Piece[] found = [.. published.Select(i => new Piece(i.Title!, names[i.BodyId], i.On, false, i.Link))
                .Concat(answered.Select(e => new Piece(e.Title, names[e.BodyId], e.AnsweredOn, true, e.Link))).OrderByDescending(p => p.On)];
            return new Response([.. found.Take(query.Size)], found.Length > query.Size);
        }
    }
}
