using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>The place a seal takes in its body's chain.</summary>
/// <param name="Sequence">From 1.</param>
/// <param name="PreviousHash">Hash of the seal before it; empty for the first.</param>
/// <param name="At">In office time.</param>
internal sealed record SealPlace(int Sequence, string PreviousHash, DateTimeOffset At);

/// <summary>Writes a package into the archive: an intent, the objects, then the row that makes them count. All or nothing, whatever breaks on the way.</summary>
internal sealed class SealWriter(RequestsDb db, Numbers numbers, AfterCommit afterCommit, SealIntents intents,
    [FromKeyedServices(ContentStores.Archive)] IContentStore archive, IOfficeClock clock)
{
    /// <summary>Counter of a body's chain. Raising it first makes seals of one body wait for each other, on both providers.</summary>
    internal const string Series = "archive";

    /// <summary>The chain runs on over the years.</summary>
    internal const int SeriesYear = 0;

    /// <summary>Takes the next place. Whoever else seals for this body waits until the running transaction ends.</summary>
    /// <exception cref="InvalidOperationException">There is no open transaction.</exception>
    public async Task<SealPlace> NextAsync(Guid bodyId, CancellationToken ct)
    {
        var sequence = await numbers.NextAsync(bodyId, Series, SeriesYear, ct);
        // Whoever seals need not know the case before it in the chain.
        var previous = await db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => s.BodyId == bodyId && s.Sequence == sequence - 1).Select(s => s.ManifestHash)
            .SingleOrDefaultAsync(ct);
        return new SealPlace(sequence, previous ?? "", clock.InOffice(clock.Now));
    }

    /// <summary>Writes the package to the place taken.</summary>
    /// <param name="fileCode">档号 (ARC-5).</param>
    /// <exception cref="InvalidDataException">A file is not what its row says it is; nothing was sealed.</exception>
    public async Task WriteAsync(SealPlace place, Body body, Case @case, string fileCode, string reason,
        IReadOnlyList<PackageFile> package, CancellationToken ct)
    {
        var info = new BagInfo(body.Name, body.Code, @case.Number, fileCode, place.Sequence, reason, place.At, place.PreviousHash,
            package.Sum(f => f.Stored.Length), ProgramVersion.Agent);
        var files = package.Select(f => new BagFile(f.Path, f.Stored.Sha256)).OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var tags = new Bag(info, files).TagFiles().Select(t => PackageFile.Made(t.Name, "", "", t.Content)).ToList();
        PackageFile[] whole = [.. package, .. tags];
        var intent = intents.Announce($"{body.Code}-{place.Sequence}", [.. whole.Select(f => f.Stored.Sha256).Distinct()]);
        foreach (var file in whole)
        {
            await using var content = await file.OpenAsync(ct);
            await archive.PutAsync(content, file.Stored, ct);
        }
        db.Set<ArchiveSeal>().Add(new ArchiveSeal(body.Id, place.Sequence, @case.Id, @case.Number, reason, tags[^1].Stored.Sha256,
            place.PreviousHash, place.At));
        await db.SaveChangesAsync(ct);
        afterCommit.Do(() => intents.Remove(intent));
    }
}
