using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Disputes;
using Requests.Statute.Disputes;

namespace Requests.Features.Areas.Disputes;

/// <summary>应诉台账: the body's disputes, open ones first, with their instances and what is or was owed.</summary>
public static class ListDisputes
{
    private const int Most = 500;

    /// <param name="CaseNumber">Only those of one case.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(string? CaseNumber = null, bool OpenOnly = false, DisputeForum? Forum = null) : IQuery<IReadOnlyList<Response>>;

    /// <param name="Rights">What the law says of it; told of the disputes of one case.</param>
    /// <param name="Duties">Open ones first, by their days; settled ones after them.</param>
    public sealed record Response(Guid DisputeId, string CaseNumber, DisputeForum? Forum, bool OriginalActIsOurs, string Organ,
        string? Reference, DateOnly ReceivedOn,
        DisputeResult Result, string ResultName, PartFourColumn Column, DateOnly? ResultOn, string? ResultNote, IReadOnlyList<Stage> Stages,
        IReadOnlyList<DisputeDuty> Duties, DisputeRights? Rights, DisputePapers? Papers, EvidenceConsent? MoreEvidence);

    public sealed record Stage(int No, DisputeInstance Instance, Text Name, string Organ, string? Reference, DateOnly ReceivedOn,
        DisputeResult Result, DateOnly? ResultOn,
        string? ResultNote);

    internal sealed class Handler(RequestsDb db, DisputeDuties duties, DisputeRightsReader rights) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Set<Dispute>().AsNoTracking().Include(d => d.Stages)
                .Join(db.Set<Case>(), d => d.CaseId, c => c.Id, (d, c) => new { Dispute = d, c.Number })
                .Where(r => (query.CaseNumber == null || r.Number == query.CaseNumber) && (!query.OpenOnly || r.Dispute.Result == DisputeResult.Pending)
                    && (query.Forum == null || r.Dispute.Forum == query.Forum))
                .OrderBy(r => r.Dispute.Result != DisputeResult.Pending).ThenBy(r => r.Dispute.ReceivedOn).ThenBy(r => r.Number)
                .Take(Most).ToListAsync(cancellationToken);
            var owed = await duties.OfAsync(rows.ToDictionary(r => r.Dispute.Id, r => r.Number), cancellationToken);
            var rightsOf = new Dictionary<Guid, DisputeRights>();
            foreach (var row in rows.Where(_ => query.CaseNumber is not null)) rightsOf[row.Dispute.Id] = await rights.OfAsync(row.Dispute, cancellationToken);
            return rows.ConvertAll(row =>
            {
                var (dispute, outcome) = (row.Dispute, DisputeResults.Of(row.Dispute.Result));
                return new Response(dispute.Id, row.Number, dispute.Forum, dispute.OriginalActIsOurs, dispute.Organ, dispute.Reference,
                    dispute.ReceivedOn, outcome.Result,
                    outcome.Chinese, outcome.Column, dispute.ResultOn, dispute.ResultNote,
                    [.. dispute.Stages.OrderBy(s => s.No).Select(s => new Stage(s.No, s.Instance, Text.Of(s.Instance), s.Organ,
                        s.Reference, s.ReceivedOn, s.Result, s.ResultOn, s.ResultNote))],
                    [.. owed[dispute.Id].OrderBy(d => d.SettledOn is not null).ThenBy(d =>
                        d.Due.On)], rightsOf.GetValueOrDefault(dispute.Id), dispute.Papers, dispute.MoreEvidence);
            });
        }
    }
}
