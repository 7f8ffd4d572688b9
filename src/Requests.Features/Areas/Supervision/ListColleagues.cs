using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Supervision;

/// <summary>Who works in the caller's body: those who can act for somebody who is away.</summary>
public static class ListColleagues
{
    [Acts(Act.ManageAbsences)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Colleague> Colleagues);

    public sealed record Colleague(Guid UserId, string Name, string UserName, IReadOnlyList<Role> Roles);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) =>
            new Response(await db.Set<User>().Where(u => u.IsActive && db.Set<Membership>().Any(m => m.UserId == u.Id && m.BodyId == caller.BodyId))
                .OrderBy(u => u.DisplayName).Select(u => new Colleague(u.Id, u.DisplayName, u.UserName!, db.Set<Membership>()
                    .Where(m => m.UserId == u.Id && m.BodyId == caller.BodyId).Select(m => m.Role).ToList())).ToListAsync(cancellationToken));
    }
}
