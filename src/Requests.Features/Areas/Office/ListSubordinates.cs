using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>The bodies that name the caller's body as their superior.</summary>
public static class ListSubordinates
{
    [Acts(Act.ManageBody)]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="IsAccepted">The caller's body agreed; its report over all bodies counts it.</param>
    public sealed record Item(string Code, string Name, bool IsAccepted);

    internal sealed class Handler(RequestsDb db, OfficeAccounts desk) : IRequestHandler<Query, Result<IReadOnlyList<Item>>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = await desk.BodyAsync(cancellationToken);
            if (own.Problem is { } noBody) return noBody;
            // Settings lie as one value, so they are looked at here; bodies are few.
            var bodies = await db.Set<Body>().AsNoTracking().Where(b => b.Id != own.Value.Id).OrderBy(b => b.Code).ToListAsync(cancellationToken);
            return bodies.Where(b => string.Equals(b.Settings.Superior, own.Value.Code, StringComparison.OrdinalIgnoreCase))
                .Select(b => new Item(b.Code, b.Name, b.Superior == own.Value.Code)).ToList();
        }
    }
}
