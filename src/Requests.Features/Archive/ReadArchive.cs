using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Pipeline;

namespace Requests.Features.Archive;

/// <summary>What the archive holds of one case: every seal, and the files of each by name, length and hash.</summary>
public static class ReadArchive
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(string CaseNumber, IReadOnlyList<SealLine> Seals);

    /// <param name="FileCode">档号 (ARC-5); null when the manifest is damaged.</param>
    /// <param name="Files">Null when the manifest is missing or damaged; verification says more.</param>
    public sealed record SealLine(int Sequence, string Reason, DateTimeOffset At, string ManifestHash, string PreviousHash, string? FileCode,
        IReadOnlyList<ManifestFile>? Files);

    internal sealed class Handler(RequestsDb db, [FromKeyedServices(ContentStores.Archive)] IContentStore store) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var caseId = await db.Cases.Where(c => c.Number == query.CaseNumber).Select(c => (Guid?)c.Id).SingleOrDefaultAsync(cancellationToken);
            if (caseId is null) return CaseProblems.NotFound;
            var lines = new List<SealLine>();
            foreach (var seal in await db.ArchiveSeals.AsNoTracking().Where(s => s.CaseId == caseId).OrderBy(s => s.Sequence).ToListAsync(cancellationToken))
            {
                var manifest = await Manifest.ReadAsync(store, seal.ManifestHash, cancellationToken);
                lines.Add(new(seal.Sequence, seal.Reason, seal.At, seal.ManifestHash, seal.PreviousHash, manifest?.FileCode, manifest?.Files));
            }
            return new Response(query.CaseNumber, lines);
        }
    }
}
