using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>The bodies that ask the caller to work in them too.</summary>
public static class ListInvitations
{
    [Acts(Act.ManageOwnAccount)]
    [WhileEnrolling]
    public sealed record Query : IQuery<IReadOnlyList<Item>>;

    /// <param name="Name">Name of the body.</param>
    public sealed record Item(Guid Id, string Body, string Name, IReadOnlyList<Role> Roles, string By, DateTimeOffset At);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<IReadOnlyList<Item>>>
    {
        public async Task<Result<IReadOnlyList<Item>>> Handle(Query query, CancellationToken cancellationToken) =>
            await (from invitation in db.Set<Invitation>().IgnoreQueryFilters().AsNoTracking()
                   where invitation.UserId == caller.UserId
                   join body in db.Set<Body>() on invitation.BodyId equals body.Id
                   orderby invitation.At
                   select new Item(invitation.Id, body.Code, body.Name, invitation.Roles, invitation.ByName, invitation.At)).ToListAsync(cancellationToken);
    }
}
