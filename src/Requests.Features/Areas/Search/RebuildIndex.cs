using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>
/// Empties the index of the caller's body, or of all for the program itself, and marks every case to be indexed anew in the
/// same act: the sweep <see cref="IndexTexts"/> fills it again, and meanwhile a search says how many are still to come.
/// </summary>
public static class RebuildIndex
{
    [Acts(Act.RebuildSearch)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Forgotten">Texts that were in the index.</param>
    public sealed record Response(int Forgotten);

    private const int BatchSize = 2000;

    internal sealed class Handler(RequestsDb db, ISearchIndex index, EventLog events, ICaller caller) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var ct = cancellationToken;
            var entries = await db.Set<SearchEntry>().Select(e => e.Id).ToListAsync(ct);
            foreach (var some in entries.Chunk(BatchSize))
            {
                await index.RemoveAsync(some, ct);
                await db.Set<SearchEntry>().Where(e => some.Contains(e.Id)).ExecuteDeleteAsync(ct);
            }
            var cases = await db.Set<Case>().Where(c => !db.Set<SearchMark>().Any(m => m.CaseId == c.Id)).Select(c => c.Id).ToListAsync(ct);
            db.AddRange(cases.Select(id => new SearchMark(id)));
            events.Record(Act.RebuildSearch, caller.BodyId, new { forgotten = entries.Count, marked = cases.Count });
            return new Response(entries.Count);
        }
    }
}
