using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Intake;

/// <summary>What waits at the clerk's desk: mails of the body's mailbox and scans, oldest first.</summary>
public static class ListProposals
{
    private const int Most = 100;

    [Acts(Act.RegisterRequest)]
    public sealed record Query(ProposalState State = ProposalState.Open) : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Line> Proposals, int Count);

    /// <param name="From">Address of a mail's sender.</param>
    /// <param name="SuggestedCase">The case it seems to belong to.</param>
    /// <param name="DueOn">Last day of the reply to a request that was passed on and not taken yet: it runs from the day it came.</param>
    public sealed record Line(Guid Id, int No, ProposalSource Source, ProposalState State, DateTimeOffset ArrivedAt, [property: OutsideWords] string Subject, string? From, int Files,
        string? SuggestedCase, bool IsAutomatic, string? CaseNumber, DateOnly? DueOn = null, bool DueIsProvisional = false);

    internal sealed class Handler(RequestsDb db, Proposals proposals, Referrals referrals, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var all = db.Set<IntakeProposal>().AsNoTracking().Where(p => p.State == query.State);
            var rows = await all.OrderBy(p => p.ArrivedAt).ThenBy(p => p.Id).Take(Most)
                .Select(p => new
                {
                    Proposal = p,
                    Number = db.Set<Case>().Where(c => c.Id == p.CaseId).Select(c => c.Number)
                    .FirstOrDefault()
                }).ToListAsync(cancellationToken);
            var lines = new List<Line>();
            foreach (var row in rows) lines.Add(await DatedAsync(LineOf(row.Proposal, row.Number), row.Proposal, cancellationToken));
            return new Response(lines, await all.CountAsync(cancellationToken));
        }

        private async Task<Line> DatedAsync(Line line, IntakeProposal one, CancellationToken ct)
        {
            if (one.State != ProposalState.Open || caller.BodyId is not { } here || proposals.ContentOf(one).PassedOn is not { } came) return line;
            var due = await referrals.DueThereAsync(here, came.On, ct);
            return line with { DueOn = due.On, DueIsProvisional = due.Provisional };
        }

        private Line LineOf(IntakeProposal one, string? number)
        {
            var content = proposals.ContentOf(one);
            return new(one.Id, one.No, one.Source, one.State, one.ArrivedAt, content.Fields.GetValueOrDefault("subject", ""), content.From, content.Files.Count,
                content.Case, content.IsAutomatic, number);
        }
    }
}
