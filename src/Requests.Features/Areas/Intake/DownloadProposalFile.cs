using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Intake;

/// <summary>Opens a file of a mail or scan that waits at the clerk's desk.</summary>
public static class DownloadProposalFile
{
    [Acts(Act.RegisterRequest)]
    [Watched(SecurityEventKind.Revealed)]
    public sealed record Query(Guid Id, int No) : IQuery<Response>;

    /// <param name="Content">Whoever asked closes it.</param>
    public sealed record Response(string FileName, string MediaType, Stream Content)
    {
        public override string ToString() => nameof(DownloadProposalFile);
    }

    internal sealed class Handler(RequestsDb db, Proposals proposals, [FromKeyedServices(ContentStores.Files)] IContentStore store)
        : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await db.Set<IntakeProposal>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == query.Id,
                cancellationToken) is not { } found) return ProposalProblems.NotFound;
            if (proposals.ContentOf(found).Files.ElementAtOrDefault(query.No - 1) is not { } file) return FileProblems.NotFound;
            return new Response(file.FileName, file.MediaType, await store.OpenAsync(file.Sha256, cancellationToken));
        }
    }
}
