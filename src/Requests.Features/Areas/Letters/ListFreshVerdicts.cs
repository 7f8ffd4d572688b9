using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Letters;

/// <summary>刚签署的意见: verdicts of the caller that may still be taken back, the latest first.</summary>
public static class ListFreshVerdicts
{
    [Acts(Act.TakeBackVerdict)]
    public sealed record Query : IQuery<IReadOnlyList<Response>>;

    /// <param name="Until">The last moment at which it may be taken back.</param>
    public sealed record Response(string CaseNumber, [property: OutsideWords] string Subject, int DocumentNo, string Title, Verdict Verdict, DateTimeOffset Until);

    internal sealed class Handler(RequestsDb db, ICaller caller, Approvals approvals) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query request, CancellationToken cancellationToken)
        {
            if (caller is not { BodyId: { } bodyId, UserId: { } me }) return Array.Empty<Response>();
            var judged = await db.Set<Document>().AsNoTracking().Include(d => d.Steps)
                .Where(d => d.BodyId == bodyId && (d.State == DocumentState.InApproval || d.State == DocumentState.Returned)
                    && d.Steps.Any(s => s.ByUserId == me)).OrderBy(d => d.Id).ToListAsync(cancellationToken);
            var fresh = judged.Where(d => approvals.WhyItStands(d) is null).Select(d => (Letter: d, Said: d.LastSaidBy(me)!)).ToList();
            if (fresh.Count == 0) return Array.Empty<Response>();
            var ids = fresh.ConvertAll(x => x.Letter.CaseId);
            var cases = await db.Set<Case>().AsNoTracking().Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, c.Number, c.Subject })
                .ToDictionaryAsync(c => c.Id, cancellationToken);
            return fresh.Where(x => cases.ContainsKey(x.Letter.CaseId)).OrderByDescending(x => x.Said.At).Select(x => new Response(cases[x.Letter.CaseId].Number,
                cases[x.Letter.CaseId].Subject, x.Letter.No, x.Letter.Title, x.Said.Verdict, x.Said.At + ApprovalStep.MayBeTakenBackFor)).ToList();
        }
    }
}
