using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Pipeline;

namespace Requests.Features.Archive;

/// <summary>
/// Takes away what seals left that never became valid. Every chain is held still meanwhile, so whatever intent is found
/// belongs to a transaction that has ended: either its row is there, or it never will be.
/// </summary>
public static class SweepArchive
{
    [Acts(Act.RunSweeps)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Intents">Intents of ended seals.</param>
    /// <param name="Objects">Objects removed, since no seal refers to them. What the store holds fast until a day to come stays announced.</param>
    public sealed record Response(int Intents, int Objects);

    internal sealed class Handler(RequestsDb db, Numbers numbers, SealIntents intents, SealedObjects sealedObjects, EventLog events,
        [FromKeyedServices(ContentStores.Archive)] IContentStore store, [FromKeyedServices(ContentStores.Archive)] IContentEraser eraser) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            foreach (var body in await db.Bodies.OrderBy(b => b.Code).Select(b => b.Id).ToListAsync(cancellationToken))
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
            var held = (await eraser.EraseAsync(orphans, cancellationToken)).ToHashSet();
            foreach (var intent in ended.Where(i => i.Objects?.Any(held.Contains) != true)) intents.Remove(intent.Name);
            var response = new Response(ended.Count, orphans.Count - held.Count);
            events.Record(Act.RunSweeps, null, new { sweep = nameof(SweepArchive), response.Intents, response.Objects });
            return response;
        }
    }
}
