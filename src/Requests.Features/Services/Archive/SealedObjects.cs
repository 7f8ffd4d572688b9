using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Every object that must be kept, tag files included: what the seals of all bodies refer to, but of a destroyed file only
/// the tag files and the tombstone. An object shared by seals is named again by each.
/// </summary>
public sealed class SealedObjects(RequestsDb db, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private const int SealsAtOnce = 200;

    /// <exception cref="InvalidDataException">A tag file is missing or damaged, so what it refers to cannot be known.</exception>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        var destroyed = (await db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => s.Reason == SealReasons.Destroyed).Select(s => s.CaseId).ToListAsync(ct))
            .ToHashSet();
        foreach (var bodyId in await db.Set<Body>().AsNoTracking().OrderBy(b => b.Code).Select(b => b.Id).ToListAsync(ct))
        {
            for (var sequence = 0; ;)
            {
                var after = sequence;
                var seals = await db.Set<ArchiveSeal>().IgnoreQueryFilters().AsNoTracking().Where(s => s.BodyId == bodyId && s.Sequence > after)
                    .OrderBy(s => s.Sequence).Take(SealsAtOnce).ToListAsync(ct);
                if (seals.Count == 0) break;
                foreach (var seal in seals)
                {
                    var bag = await Bag.ReadAsync(store, seal.ManifestHash, ct)
                        ?? throw new InvalidDataException($"The package of seal {seal.ManifestHash} is damaged; run verify-archive.");
                    foreach (var (_, content) in bag.TagFiles()) yield return Hashes.Of(content);
                    if (destroyed.Contains(seal.CaseId) && seal.Reason != SealReasons.Destroyed) continue;
                    foreach (var file in bag.Files) yield return file.Sha256;
                }
                sequence = seals[^1].Sequence;
            }
        }
    }
}
