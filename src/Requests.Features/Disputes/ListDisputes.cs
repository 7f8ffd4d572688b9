using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Calendars;
using Requests.Features.Data;
using Requests.Features.Pipeline;
using Requests.Statute.Disputes;

namespace Requests.Features.Disputes;

/// <summary>Disputes of the body, open ones first, with the days the first answers are due.</summary>
public static class ListDisputes
{
    private const int Most = 500;

    /// <param name="CaseNumber">Only those of one case.</param>
    [Acts(Act.ViewCases)]
    public sealed record Query(string? CaseNumber = null, bool OpenOnly = false) : IQuery<IReadOnlyList<Response>>;

    public sealed record Response(Guid DisputeId, string CaseNumber, DisputeForum? Forum, string Organ, string? Reference, DateOnly ReceivedOn,
        DisputeResult Result, string ResultName, PartFourColumn Column, DateOnly? ResultOn, string? ResultNote, IReadOnlyList<DisputeDuty> Duties);

    internal sealed class Handler(RequestsDb db, WorkCalendars calendars) : IRequestHandler<Query, Result<IReadOnlyList<Response>>>
    {
        public async Task<Result<IReadOnlyList<Response>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await db.Disputes.AsNoTracking()
                .Join(db.Cases, d => d.CaseId, c => c.Id, (d, c) => new { Dispute = d, c.Number })
                .Where(r => (query.CaseNumber == null || r.Number == query.CaseNumber) && (!query.OpenOnly || r.Dispute.Result == DisputeResult.Pending))
                .OrderBy(r => r.Dispute.Result != DisputeResult.Pending).ThenBy(r => r.Dispute.ReceivedOn).ThenBy(r => r.Number)
                .Take(Most).ToListAsync(cancellationToken);
            var answers = new List<Response>();
            foreach (var row in rows)
            {
                var (dispute, outcome) = (row.Dispute, DisputeResults.Of(row.Dispute.Result));
                var calendar = await calendars.ForAsync(dispute.BodyId, cancellationToken);
                answers.Add(new Response(dispute.Id, row.Number, dispute.Forum, dispute.Organ, dispute.Reference, dispute.ReceivedOn, outcome.Result,
                    outcome.Chinese, outcome.Column, dispute.ResultOn, dispute.ResultNote,
                    dispute.Result == DisputeResult.Pending ? DisputeEntry.FirstDuties(dispute.Forum, dispute.ReceivedOn, calendar) : []));
            }
            return answers;
        }
    }
}
