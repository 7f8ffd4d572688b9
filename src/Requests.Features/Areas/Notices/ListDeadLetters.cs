using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Notices;

/// <summary>Messages of the body that were given up, oldest first; without addresses.</summary>
public static class ListDeadLetters
{
    private const int Shown = 100;

    [Acts(Act.WatchSweeps)]
    public sealed record Query : IQuery<Response>;

    /// <param name="Count">All of them; at most a hundred are listed.</param>
    public sealed record Response(IReadOnlyList<Line> Letters, int Count);

    public sealed record Line(Guid Id, string Kind, string Key, int Attempts, string? LastError, DateTimeOffset CreatedAt);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var dead = db.Set<OutboxMessage>().AsNoTracking().Where(m => m.State == OutboxState.Dead && m.BodyId == caller.BodyId);
            var lines = await dead.OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).Take(Shown)
                .Select(m => new Line(m.Id, m.Kind, m.Key, m.Attempts, m.LastError, m.CreatedAt)).ToListAsync(cancellationToken);
            return new Response(lines, await dead.CountAsync(cancellationToken));
        }
    }
}
