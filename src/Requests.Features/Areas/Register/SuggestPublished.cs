using FluentValidation;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;
using Requests.Features.Services.Search;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Register;

/// <summary>
/// What may make a request needless, told while it is written: what is published under that very title, then what reads alike,
/// then the body that has it, as this body's own replies to like requests named it. Holds neither persons nor case numbers (PII-8).
/// </summary>
public static class SuggestPublished
{
    private const int Shortest = 4;
    private const int Most = 5;
    private const int MostBodies = 2;
    private const double LikeEnough = 0.35;

    // The newest are enough; the question is asked while somebody types.
    private const int LookedAt = 500;

    /// <param name="Subject">As typed so far.</param>
    /// <param name="BodyCode">Whose replies tell who has it; null where the installation has one body.</param>
    [OpenToAll]
    public sealed record Query(string Subject, string? BodyCode = null) : IQuery<Response>
    {
        // What somebody is about to ask stays out of logs.
        public override string ToString() => nameof(SuggestPublished);
    }

    /// <param name="Pieces">The exact title first, then by likeness.</param>
    /// <param name="Holders">The body named most often first.</param>
    public sealed record Response(IReadOnlyList<Piece> Pieces, IReadOnlyList<Holder> Holders);

    /// <param name="BodyCode">Of the body that published it.</param>
    /// <param name="Exact">It has the very title.</param>
    public sealed record Piece(string Title, string Body, string BodyCode, DateOnly On, bool Answered, string? Link, bool Exact);

    /// <param name="Contact">As the replies told it.</param>
    public sealed record Holder(string Name, string? Contact);

    internal sealed class Validator : AbstractValidator<Query>
    {
        public Validator()
        {
            RuleFor(q => q.Subject).NotNull().MaximumLength(TextLimits.Subject);
            RuleFor(q => q.BodyCode).MaximumLength(TextLimits.Code);
        }
    }

    internal sealed class Handler(RequestsDb db, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var subject = query.Subject.Trim();
            if (subject.Length < Shortest) return new Response([], []);
            var bodies = await db.Set<Body>().AsNoTracking().Select(b => new { b.Id, b.Code, b.Name }).ToListAsync(ct);
            var code = query.BodyCode?.Trim().ToUpperInvariant();
            var asked = string.IsNullOrEmpty(code) ? bodies.Count == 1 ? bodies[0] : null : bodies.Find(b => b.Code == code);
            if (!string.IsNullOrEmpty(code) && asked is null) return PublicationProblems.NoBody;
            var byId = bodies.ToDictionary(b => b.Id);
            var pieces = (await TitlesAsync(subject, ct)).Where(t => byId.ContainsKey(t.BodyId))
                .Select(t => (Title: t, Likeness: t.Title.Equals(subject, StringComparison.OrdinalIgnoreCase) ? 2 : TextSimilarity.LikenessOf(subject, t.Title)))
                .Where(t => t.Likeness >= LikeEnough).OrderByDescending(t => t.Likeness).ThenByDescending(t => t.Title.On).Take(Most)
                .Select(t => new Piece(t.Title.Title, byId[t.Title.BodyId].Name, byId[t.Title.BodyId].Code, t.Title.On, t.Title.Answered, t.Title.Link, t.Likeness > 1));
            return new Response([.. pieces], asked is null ? [] : await HoldersAsync(asked.Id, subject, ct));
        }

        private sealed record Published(Guid BodyId, string Title, DateOnly On, bool Answered, string? Link);

        // The very title wherever it stands, and the newest of what holds the first or the last letters of what was typed.
        private async Task<IReadOnlyList<Published>> TitlesAsync(string subject, CancellationToken ct)
        {
            var today = clock.Today;
            var (first, last) = (subject[..2], subject[^2..]);
            var items = db.Set<PublicationItem>().IgnoreQueryFilters().AsNoTracking().Where(i => i.Title != null);
            var answers = db.Set<DisclosureEntry>().IgnoreQueryFilters().AsNoTracking().Where(e => e.PublicFrom == null || e.PublicFrom <= today);
            var own = await items.Where(i => i.Title == subject).OrderByDescending(i => i.On).Take(Most)
                .Concat(items.Where(i => i.Title!.Contains(first) || i.Title!.Contains(last)).OrderByDescending(i => i.On).Take(LookedAt))
                .Select(i => new Published(i.BodyId, i.Title!, i.On, false, i.EvidenceLink)).ToListAsync(ct);
            var answered = await answers.Where(e => e.Title.Contains(first) || e.Title.Contains(last) || e.Title == subject).OrderByDescending(e => e.AnsweredOn).Take(LookedAt)
                .Select(e => new Published(e.BodyId, e.Title, e.AnsweredOn, true, e.Link)).ToListAsync(ct);
            return [.. own.Concat(answered).Distinct()];
        }

        private async Task<IReadOnlyList<Holder>> HoldersAsync(Guid body, string subject, CancellationToken ct)
        {
            var elsewhere = await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Where(c => c.BodyId == body && c.RepliedOn != null
                    && c.Leaf == OutcomeLeaf.UnavailableNotHeld && c.NotHeldKind == NotHeldKind.NotResponsible && !db.Set<CaseRestriction>().IgnoreQueryFilters().Any(r => r.CaseId == c.Id))
                .OrderByDescending(c => c.RepliedOn).Take(LookedAt).Select(c => new { c.Subject, c.OutcomeBasis }).ToListAsync(ct);
            return [.. elsewhere.Where(c => !string.IsNullOrWhiteSpace(c.OutcomeBasis?.ResponsibleAgency) && TextSimilarity.LikenessOf(subject, c.Subject) >= LikeEnough)
                .GroupBy(c => c.OutcomeBasis!.ResponsibleAgency!.Trim()).OrderByDescending(g => g.Count()).Take(MostBodies)
                .Select(g => new Holder(g.Key, g.First().OutcomeBasis!.ResponsibleContact))];
        }
    }
}
