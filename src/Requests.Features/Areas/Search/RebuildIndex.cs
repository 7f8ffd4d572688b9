using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Empties the index of all bodies. The sweeps <see cref="CheckIndex"/> and <see cref="IndexTexts"/> fill it again from the
/// cases; meanwhile a search says how many are still to come.
/// </summary>
public static class RebuildIndex
{
    [Acts(Act.RunSweeps)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Forgotten">Texts that were in the index.</param>
    public sealed record Response(int Forgotten);

    internal sealed class Handler(RequestsDb db, ISearchIndex index, EventLog events, ICaller caller) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            await index.ClearAsync(cancellationToken);
            var forgotten = await db.Set<SearchEntry>().IgnoreQueryFilters().ExecuteDeleteAsync(cancellationToken);
            events.Record(Act.RunSweeps, caller.BodyId, new { RebuildIndex = true, Forgotten = forgotten });
            return new Response(forgotten);
        }
    }
}
