using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Views;

/// <summary>我的常用视图: the views the caller has kept, then those that colleagues of the same unit share, each by name.</summary>
public static class ListViews
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Query : IQuery<Response>;

    /// <param name="HasUnit">The caller belongs to a unit, so that a view can be shared.</param>
    public sealed record Response(IReadOnlyList<View> Views, bool HasUnit = false);

    /// <param name="Filters">As in the list's address, without the question mark.</param>
    /// <param name="IsShared">Colleagues of the unit see it.</param>
    /// <param name="Owner">Who shares it; null for the caller's own.</param>
    public sealed record View(Guid Id, ViewedList List, string Name, string Filters, bool IsShared = false, string? Owner = null);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var own = await db.Set<SavedView>().AsNoTracking().Where(v => v.UserId == caller.UserId).OrderBy(v => v.List).ThenBy(v => v.Name)
                .Select(v => new View(v.Id, v.List, v.Name, v.Filters, v.IsShared, null)).ToListAsync(cancellationToken);
            var units = await db.Set<Membership>().Where(m => m.UserId == caller.UserId && m.BodyId == caller.BodyId && m.UnitId != null)
                .Select(m => m.UnitId).Distinct().ToListAsync(cancellationToken);
            if (units.Count == 0) return new Response(own);
            var shared = await db.Set<SavedView>().AsNoTracking()
                .Where(v => v.BodyId == caller.BodyId && v.IsShared && v.UserId != caller.UserId
                    && db.Set<Membership>().Any(m => m.UserId == v.UserId && m.BodyId == v.BodyId && units.Contains(m.UnitId)))
                .Join(db.Set<User>().Where(u => u.IsActive), v => v.UserId, u => u.Id, (v, u) => new { v.Id, v.List, v.Name, v.Filters, u.DisplayName })
                .OrderBy(v => v.List).ThenBy(v => v.Name).ThenBy(v => v.DisplayName)
                .Select(v => new View(v.Id, v.List, v.Name, v.Filters, true, v.DisplayName)).ToListAsync(cancellationToken);
            return new Response([.. own, .. shared], HasUnit: true);
        }
    }
}
