using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>The users of the caller's body, by user name.</summary>
public static class ListUsers
{
    [Acts(Act.ManageUsers)]
    public sealed record Query : IQuery<IReadOnlyList<UserView>>;

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<IReadOnlyList<UserView>>>
    {
        public async Task<Result<IReadOnlyList<UserView>>> Handle(Query query, CancellationToken cancellationToken)
        {
            var rows = await (
                from membership in db.Set<Membership>().AsNoTracking()
                where membership.BodyId == caller.BodyId
                join user in db.Set<User>() on membership.UserId equals user.Id
                join unit in db.Set<Data.Entities.Unit>() on membership.UnitId equals unit.Id into units
                from unit in units.DefaultIfEmpty()
                orderby user.UserName
                select new { User = user, membership.Role, Unit = unit == null ? null : unit.Code })
                .ToListAsync(cancellationToken);
            return rows.GroupBy(r => r.User.Id).Select(g => UserView.Of(g.First().User, g.Select(r => r.Role).Order().ToList(), g.First().Unit)).ToList();
        }
    }
}
