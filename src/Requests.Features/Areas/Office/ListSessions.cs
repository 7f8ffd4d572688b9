using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Where the caller is signed in at this moment, the latest first.</summary>
public static class ListSessions
{
    [Acts(Act.ManageOwnAccount)]
    [WhileEnrolling]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="IsThis">The one that asks.</param>
    public sealed record Item(Guid Id, SessionKind Kind, string Address, string Agent, DateTimeOffset CreatedAt, DateTimeOffset SeenAt,
        DateTimeOffset ExpiresAt, bool IsThis);

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<IReadOnlyList<Item>>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            return await db.Set<UserSession>().AsNoTracking()
                .Where(s => s.UserId == caller.UserId && s.EndedAt == null && s.ExpiresAt > now).OrderByDescending(s => s.CreatedAt)
                .Select(s => new Item(s.Id, s.Kind, s.Address, s.Agent, s.CreatedAt, s.SeenAt, s.ExpiresAt,
                    s.Id == caller.SessionId)).ToListAsync(cancellationToken);
        }
    }
}
