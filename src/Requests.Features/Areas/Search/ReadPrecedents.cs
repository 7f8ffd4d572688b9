using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Search;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Search;

/// <summary>
/// 先例: how the body answered like requests before, on which grounds, and whether reconsideration or court let it stand; and every decision
/// that overturned a ground this case leans on, whatever it was asked for. Suggestions only: an officer judges.
/// </summary>
public static class ReadPrecedents
{
    private const double LikeEnough = 0.35;
    private const int Most = 10;

    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    /// <param name="Precedents">The most alike first.</param>
    /// <param name="Warnings">One a ground of this case that was overturned.</param>
    public sealed record Response(IReadOnlyList<Precedent> Precedents, IReadOnlyList<Warning> Warnings);

    /// <param name="Grounds">Why it was not given, or not all of it; empty where it was.</param>
    /// <param name="Likeness">0 to 1, of subject or description.</param>
    public sealed record Precedent(string CaseNumber, [property: OutsideWords] string Subject, DateOnly RepliedOn, OutcomeLeaf Outcome, IReadOnlyList<Text> Grounds,
        double Likeness, Fate Fate, IReadOnlyList<Decision> Decisions);

    public sealed record Decision(string CaseNumber, string Organ, DisputeResult Result, string ResultWords, DateOnly? On, string? Note);

    /// <param name="Decisions">The newest first.</param>
    public sealed record Warning(Text Ground, IReadOnlyList<Decision> Decisions);

    /// <summary>What became of a reply. Codes are part of the API.</summary>
    public enum Fate
    {
        /// <summary>未被争议</summary>
        Undisputed,

        /// <summary>审理中</summary>
        Pending,

        /// <summary>维持</summary>
        Upheld,

        /// <summary>被纠正</summary>
        Overturned,

        /// <summary>以其他方式结案</summary>
        EndedOtherwise,
    }

    internal sealed class Handler(RequestsDb db, AlikeCases alike) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var found = await db.Set<Case>().AsNoTracking().Include(c => c.Matters).SingleOrDefaultAsync(c => c.Number == query.CaseNumber, ct);
            if (found is null) return CaseProblems.NotFound;
            var like = await (await alike.ToAsync(found, ct)).AsNoTracking().Include(c => c.Matters).Where(c => c.Id != found.Id && c.Leaf != null && c.RepliedOn != null).ToListAsync(ct);
            var near = like.Select(c => (Case: c, Likeness: Math.Max(TextSimilarity.LikenessOf(found.Subject, c.Subject),
                    TextSimilarity.NearestOf(found, [], c, []).Likeness))).Where(n => n.Likeness >= LikeEnough)
                .OrderByDescending(n => n.Likeness).ThenByDescending(n => n.Case.RepliedOn).ThenBy(n => n.Case.Number, StringComparer.Ordinal).Take(Most).ToList();
            var nearIds = near.Select(n => n.Case.Id).ToList();
            var fates = (await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).Where(d => nearIds.Contains(d.CaseId)).ToListAsync(ct)).ToLookup(d => d.CaseId);
            return new Response([.. near.Select(n => new Precedent(n.Case.Number, n.Case.Subject, n.Case.RepliedOn!.Value, n.Case.Leaf!.Value,
                    [.. Ground.Of(n.Case).Select(g => g.Words)], Math.Round(n.Likeness, 2),
                    FateOf(fates[n.Case.Id]), [.. fates[n.Case.Id].OrderByDescending(d => d.ReceivedOn).Select(d => Of(n.Case.Number, d))]))],
                await WarningsAsync(found, ct));
        }

        // Few replies are ever overturned, so all of them are looked at.
        private async Task<IReadOnlyList<Warning>> WarningsAsync(Case found, CancellationToken ct)
        {
            var leaned = Ground.Of(found);
            if (leaned.Count == 0) return [];
            var corrected = DisputeResults.All.Where(r => r.Column == PartFourColumn.Corrected).Select(r => r.Result).ToList();
            var overturned = await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages).Where(d => d.CaseId != found.Id && corrected.Contains(d.Result)).ToListAsync(ct);
            var ids = overturned.Select(d => d.CaseId).Distinct().ToList();
            var cases = ids.Count == 0 ? [] : await db.Set<Case>().AsNoTracking().Include(c => c.Matters).Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
            var byGround = overturned.Where(d => cases.ContainsKey(d.CaseId)).SelectMany(d => Ground.Of(cases[d.CaseId]).Select(g => (Ground: g, Decision: Of(cases[d.CaseId].Number, d))))
                .ToLookup(x => x.Ground, x => x.Decision);
            return [.. leaned.Where(byGround.Contains).Select(g => new Warning(g.Words, [.. byGround[g].OrderByDescending(d => d.On)]))];
        }

        private static Decision Of(string number, Dispute dispute) => new(number, dispute.LastStage.Organ, dispute.Result,
            DisputeResults.Of(dispute.Result).Chinese, dispute.ResultOn, dispute.ResultNote);

        private static Fate FateOf(IEnumerable<Dispute> disputes)
        {
            var columns = disputes.Select(d => DisputeResults.Of(d.Result).Column).ToList();
            return columns.Count == 0 ? Fate.Undisputed
                : columns.Contains(PartFourColumn.Corrected) ? Fate.Overturned
                : columns.Contains(PartFourColumn.Open) ? Fate.Pending
                : columns.Contains(PartFourColumn.Upheld) ? Fate.Upheld : Fate.EndedOtherwise;
        }
    }
}
