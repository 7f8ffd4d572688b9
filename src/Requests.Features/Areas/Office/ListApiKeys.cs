using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>The keys of the caller's body, without the keys themselves.</summary>
public static class ListApiKeys
{
    [Acts(Act.ManageApiKeys)]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Holder">Name of the person in whose place the key acts.</param>
    public sealed record Item(Guid Id, string Name, string UserName, string Holder, IReadOnlyList<string> Scopes, DateTimeOffset CreatedAt,
        DateTimeOffset? RevokedAt, DateTimeOffset? ExpiresAt, DateTimeOffset? LastUsedAt, bool IsGood);

    internal sealed class Handler(RequestsDb db, IOfficeClock clock) : IRequestHandler<Query, Result<IReadOnlyList<Item>>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await (
                from key in db.Set<ApiKey>().AsNoTracking()
                join user in db.Set<User>() on key.UserId equals user.Id
                orderby key.CreatedAt
                select new { key, user.UserName, user.DisplayName }).ToListAsync(cancellationToken);
            return rows.ConvertAll(r => new Item(r.key.Id, r.key.Name, r.UserName!, r.DisplayName, r.key.Scopes.Split(' '), r.key.CreatedAt,
                r.key.RevokedAt, r.key.ExpiresAt, r.key.LastUsedAt, r.key.IsGood(clock.Now)));
        }
    }
}
