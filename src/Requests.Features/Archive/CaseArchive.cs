using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;

namespace Requests.Features.Archive;

/// <summary>Seals cases: objects first, announced by an intent, then the row that makes them count.</summary>
internal sealed class CaseArchive(RequestsDb db, Numbers numbers, CaseFiles caseFiles, EventLog events, AfterCommit afterCommit, SealIntents intents,
    [FromKeyedServices(ContentStores.Files)] IContentStore files, [FromKeyedServices(ContentStores.Archive)] IContentStore archive, IOfficeClock clock) : IArchive
{
    /// <summary>Counter of a body's chain. Raising it first makes seals of one body wait for each other, on both providers.</summary>
    internal const string Series = "archive";

    /// <summary>The chain runs on over the years.</summary>
    internal const int SeriesYear = 0;

    public async Task SealAsync(Case @case, string reason, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A case is sealed inside a transaction only.");
        await events.AppendAsync(ct);
        await db.SaveChangesAsync(ct);
        var sequence = await numbers.NextAsync(@case.BodyId, Series, SeriesYear, ct);
        var previous = await db.ArchiveSeals.Where(s => s.BodyId == @case.BodyId && s.Sequence == sequence - 1)
            .Select(s => s.ManifestHash).SingleOrDefaultAsync(ct) ?? "";
        var now = clock.InOffice(clock.Now);

        var saved = await db.Cases.AsNoTracking().AsSplitQuery().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters)
            .SingleAsync(c => c.Id == @case.Id, ct);
        var package = await caseFiles.GatherAsync(saved, ct);
        var body = (await db.Bodies.FindAsync([@case.BodyId], ct))!;
        var disputed = await db.Disputes.AnyAsync(d => d.CaseId == saved.Id, ct);
        var manifest = new Manifest(body.Code, saved.Number, Manifest.FileCodeOf(saved, body.Settings, Manifest.TermOf(body.Settings, disputed)), sequence, reason, now, previous,
            [.. package.Select(f => new ManifestFile(f.Path, f.Stored.Sha256, f.Stored.Length))]).ToBytes();
        var manifestHash = Hashes.Of(manifest);

        var intent = intents.Announce($"{body.Code}-{sequence}", [.. package.Select(f => f.Stored.Sha256).Append(manifestHash).Distinct()]);
        foreach (var file in package) await KeepAsync(file, ct);
        await archive.PutAsync(new MemoryStream(manifest), ct);
        db.ArchiveSeals.Add(new ArchiveSeal(body.Id, sequence, saved.Id, saved.Number, reason, manifestHash, previous, now));
        await db.SaveChangesAsync(ct);
        afterCommit.Do(() => intents.Remove(intent));
    }

    private async Task KeepAsync(PackageFile file, CancellationToken ct)
    {
        if (file.Content is { } content)
        {
            await archive.PutAsync(new MemoryStream(content), ct);
            return;
        }
        if (archive.Exists(file.Stored.Sha256)) return;
        await using var attachment = await files.OpenAsync(file.Stored.Sha256, ct);
        if (await archive.PutAsync(attachment, ct) != file.Stored)
            throw new InvalidDataException($"Attachment {file.Stored.Sha256} is damaged in the working store; nothing was sealed.");
    }
}
