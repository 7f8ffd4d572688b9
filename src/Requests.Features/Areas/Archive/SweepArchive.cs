using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Content;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Archive;

/// <summary>
/// Takes away what nothing refers to any more: objects of seals that never became valid, and files destroyed by rule. Only
/// what an intent announced is looked at. Every chain is held still meanwhile, so whatever intent is found belongs to a
/// transaction that has ended: either its row is there, or it never will be. This is the only place that erases.
/// </summary>
public static class SweepArchive
{
    [Acts(Act.RunSweeps)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Intents">Intents of ended seals.</param>
    /// <param name="Objects">Objects removed, since no seal refers to them. What the store holds fast until a day to come stays announced.</param>
    public sealed record Response(int Intents, int Objects);

    internal sealed class Handler(RequestsDb db, Numbers numbers, SealIntents intents, SealedObjects sealedObjects, EventLog events,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store, [FromKeyedServices(ContentStores.Archive)] IContentEraser eraser,
        [FromKeyedServices(ContentStores.Files)] IContentEraser workingFiles) : IRequestHandler<Command, Result<Response>>
    {
        private const int HashesAtOnce = 500;

        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            foreach (var body in await db.Set<Body>().OrderBy(b => b.Code).Select(b => b.Id).ToListAsync(cancellationToken))
                await numbers.HoldAsync(body, SealWriter.Series, SealWriter.SeriesYear, cancellationToken);
            var ended = intents.List();
            var orphans = new HashSet<string>();
            foreach (var hash in ended.SelectMany(i => i.Objects ?? []))
                if (await store.HasAsync(hash, cancellationToken))
                    orphans.Add(hash);
            try
            {
                if (orphans.Count > 0)
                    await foreach (var hash in sealedObjects.ListAsync(cancellationToken)) orphans.Remove(hash);
            }
            catch (InvalidDataException)
            {
                return ArchiveProblems.Damaged;
            }
            foreach (var some in orphans.Chunk(HashesAtOnce)) await EraseDestroyedAttachmentsAsync(some, cancellationToken);
            var held = (await eraser.EraseAsync(orphans, cancellationToken)).ToHashSet();
            foreach (var intent in ended.Where(i => i.Objects?.Any(held.Contains) != true)) intents.Remove(intent.Name);
            var response = new Response(ended.Count, orphans.Count - held.Count);
            events.Record(Act.RunSweeps, null, new { sweep = nameof(SweepArchive), response.Intents, response.Objects });
            return response;
        }

        // A destroyed file's attachments lie among the working files too. One that a living case also holds stays.
        private async Task EraseDestroyedAttachmentsAsync(string[] hashes, CancellationToken ct)
        {
            var uses = await db.Set<Attachment>().IgnoreQueryFilters().Where(a => hashes.Contains(a.Sha256))
                .Join(db.Set<Case>().IgnoreQueryFilters(), a => a.CaseId, c => c.Id, (a, c) => new { a.Sha256, c.State }).ToListAsync(ct);
            var gone = uses.GroupBy(u => u.Sha256).Where(g => g.All(u => u.State == CaseState.Destroyed)).Select(g => g.Key).ToList();
            if (gone.Count > 0) await workingFiles.EraseAsync(gone, ct);
        }
    }
}
