using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;

namespace Requests.Features.Archive;

/// <summary>Every object the seals of all bodies refer to, tag files included. An object shared by seals is named again by each.</summary>
public sealed class SealedObjects(RequestsDb db, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private const int SealsAtOnce = 200;

    /// <exception cref="InvalidDataException">A tag file is missing or damaged, so what it refers to cannot be known.</exception>
    public async IAsyncEnumerable<string> ListAsync([EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var bodyId in await db.Bodies.AsNoTracking().OrderBy(b => b.Code).Select(b => b.Id).ToListAsync(ct))
        {
            for (var sequence = 0; ;)
            {
                var after = sequence;
                var seals = await db.ArchiveSeals.IgnoreQueryFilters().AsNoTracking().Where(s => s.BodyId == bodyId && s.Sequence > after)
                    .OrderBy(s => s.Sequence).Take(SealsAtOnce).Select(s => new { s.Sequence, s.ManifestHash }).ToListAsync(ct);
                if (seals.Count == 0) break;
                foreach (var hash in seals.Select(s => s.ManifestHash))
                {
                    var bag = await Bag.ReadAsync(store, hash, ct) ?? throw new InvalidDataException($"The package of seal {hash} is damaged; run verify-archive.");
                    foreach (var (_, content) in bag.TagFiles()) yield return Hashes.Of(content);
                    foreach (var file in bag.Files) yield return file.Sha256;
                }
                sequence = seals[^1].Sequence;
            }
        }
    }
}
