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
    public sealed record Line(Guid Id, int No, ProposalSource Source, ProposalState State, DateTimeOffset ArrivedAt, [property: OutsideWords] string Subject, string? From, int Files,
        string? SuggestedCase, bool IsAutomatic, string? CaseNumber);

    internal sealed class Handler(RequestsDb db, Proposals proposals) : IRequestHandler<Query, Result<Response>>
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
            return new Response([.. rows.Select(r => LineOf(r.Proposal, r.Number))], await all.CountAsync(cancellationToken));
        }

        private Line LineOf(IntakeProposal one, string? number)
        {
            var content = proposals.ContentOf(one);
            return new(one.Id, one.No, one.Source, one.State, one.ArrivedAt, content.Fields.GetValueOrDefault("subject", ""), content.From, content.Files.Count,
                content.Case, content.IsAutomatic, number);
        }
    }
}
