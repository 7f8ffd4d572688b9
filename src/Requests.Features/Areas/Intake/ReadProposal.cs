using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Statute.Receipt;

namespace Requests.Features.Areas.Intake;

/// <summary>One mail or scan at the clerk's desk, with what was read in it.</summary>
public static class ReadProposal
{
    [Acts(Act.RegisterRequest)]
    public sealed record Query(Guid Id) : IQuery<Response>;

    /// <param name="Fields">By field of the request form; each is a proposal.</param>
    public sealed record Response(Guid Id, int No, ProposalSource Source, ProposalState State, DateTimeOffset ArrivedAt,
        IReadOnlyDictionary<string, string> Fields, string Text,
        string? From, IReadOnlyList<File> Files, IReadOnlyList<string> RefusedFiles, string? SuggestedCase, bool IsAutomatic, Origin? PassedOn = null)
    {
        public override string ToString() => nameof(ReadProposal);
    }

    /// <summary>Another body passed it on.</summary>
    /// <param name="Words">Why it is this body's.</param>
    /// <param name="On">The day it reached this body.</param>
    /// <param name="ReceivedThereOn">The receipt date of the first body.</param>
    public sealed record Origin(string From, string CaseNumber, string Words, DateOnly On, DateOnly ArrivedThereOn, DateOnly? ReceivedThereOn, IntakeChannel ChannelThere);

    /// <param name="No">In the proposal, from one.</param>
    public sealed record File(int No, string FileName, string MediaType, long Length, FileOpening? Opening);

    internal sealed class Handler(RequestsDb db, Proposals proposals) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<IntakeProposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id,
                cancellationToken) is not { } found) return ProposalProblems.NotFound;
            var content = proposals.ContentOf(found);
            return new Response(found.Id, found.No, found.Source, found.State, found.ArrivedAt, content.Fields, content.Text, content.From,
                [.. content.Files.Select((f, i) => new File(i + 1, f.FileName, f.MediaType, f.Length, f.Opening))],
                    content.RefusedFiles ?? [], content.Case, content.IsAutomatic, content.PassedOn is { } came
                        ? new Origin(came.From, came.CaseNumber, came.Words, came.On, came.ArrivedThereOn, came.ReceivedThereOn, came.ChannelThere) : null);
        }
    }
}
