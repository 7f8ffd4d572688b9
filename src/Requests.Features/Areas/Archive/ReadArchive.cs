using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Content;

namespace Requests.Features.Areas.Archive;

/// <summary>What the archive holds of one case: every seal, and the files of each by name, length and hash.</summary>
public static class ReadArchive
{
    [Acts(Act.ViewCase)]
    public sealed record Query(string CaseNumber) : IQuery<Response>;

    public sealed record Response(string CaseNumber, IReadOnlyList<SealLine> Seals);

    /// <param name="FileCode">档号 (ARC-5); null when a manifest is damaged.</param>
    /// <param name="Files">Null when a manifest is missing or damaged; verification says more.</param>
    public sealed record SealLine(int Sequence, string Reason, DateTimeOffset At, string ManifestHash, string PreviousHash, string? FileCode,
        IReadOnlyList<FileLine>? Files);

    /// <param name="Path">As the manifest names it.</param>
    /// <param name="Length">In bytes; null when the file is missing.</param>
    public sealed record FileLine(string Path, string Sha256, long? Length);

    internal sealed class Handler(RequestsDb db, [FromKeyedServices(ContentStores.Archive)] IContentStore store) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var seals = await db.Set<ArchiveSeal>().AsNoTracking().Where(s => s.CaseNumber == query.CaseNumber).OrderBy(s => s.Sequence)
                .ToListAsync(cancellationToken);
            // A file that came with an import has no case here.
            if (seals.Count == 0 && !await db.Set<Case>().AnyAsync(c => c.Number == query.CaseNumber, cancellationToken)) return CaseProblems.NotFound;
            var lines = new List<SealLine>();
            foreach (var seal in seals)
            {
                var bag = await Bag.ReadAsync(store, seal.ManifestHash, cancellationToken);
                lines.Add(new(seal.Sequence, seal.Reason, seal.At, seal.ManifestHash, seal.PreviousHash, bag?.Info.FileCode,
                    bag is null ? null : await FilesAsync(bag, cancellationToken)));
            }
            return new Response(query.CaseNumber, lines);
        }

        private async Task<IReadOnlyList<FileLine>> FilesAsync(Bag bag, CancellationToken ct)
        {
            var files = new List<FileLine>();
            foreach (var file in bag.Files) files.Add(new(file.Path, file.Sha256, await store.LengthAsync(file.Sha256, ct)));
            return files;
        }
    }
}
