using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Files;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>同类申请: open requests that ask for the same as this one, whoever asks; what a campaign may take together. An officer chooses among them.</summary>
public static class ListAlike
{
    /// <summary>A campaign sends one text by the thousand.</summary>
    public const int Most = 2000;

    private const double Alike = 0.6;
    private static readonly CaseState[] Unanswered = [CaseState.Received, CaseState.InProgress];

    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<IReadOnlyList<Response>>;

    /// <param name="Likeness">0 to 1, the nearest first.</param>
    /// <param name="Officer">Who has it; null while nobody does.</param>
    /// <param name="Mine">The caller.</param>
    /// <param name="Differences">In what they part although they read alike.</param>
    public sealed record Response(string CaseNumber, [property: OutsideWords] string Subject, CaseState State, DateOnly? DueOn, bool DueIsProvisional, string? Officer, bool Mine,
        double Likeness, IReadOnlyList<Difference> Differences);

    internal sealed class Handler(RequestsDb db, AlikeCases alike, ScannedText scans, ICaller caller) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var found = await db.Set<Case>().SingleOrDefaultAsync(c => c.Number == query.CaseNumber, cancellationToken);
            if (found is null) return CaseProblems.NotFound;
            var cases = await (await alike.ToAsync(found, cancellationToken, Most)).Where(c => c.BodyId == found.BodyId && Unanswered.Contains(c.State))
                .Select(c => new { Case = c, Officer = db.Set<User>().Where(u => u.Id == c.OfficerId).Select(u => u.DisplayName).FirstOrDefault() }).ToListAsync(cancellationToken);
            var scanned = await scans.OfRequestsAsync([found.Id, .. cases.Select(c => c.Case.Id)], cancellationToken);
            IReadOnlyList<string> here = [.. scanned[found.Id]];
            return cases.Select(c => (Row: c, Likeness: Math.Max(TextSimilarity.LikenessOf(found.Subject, c.Case.Subject),
                    TextSimilarity.NearestOf(found, here, c.Case, [.. scanned[c.Case.Id]]).Likeness)))
                .Where(n => n.Likeness >= Alike).OrderByDescending(n => n.Likeness).ThenBy(n => n.Row.Case.DueOn).ThenBy(n => n.Row.Case.Number, StringComparer.Ordinal)
                .Select(n => new Response(n.Row.Case.Number, n.Row.Case.Subject, n.Row.Case.State, n.Row.Case.DueOn, n.Row.Case.DueIsProvisional, n.Row.Officer,
                    n.Row.Case.OfficerId == caller.UserId, Math.Round(n.Likeness, 2), TextSimilarity.Of(found, here, n.Row.Case, [.. scanned[n.Row.Case.Id]]).Differences)).ToList();
        }
    }
}
