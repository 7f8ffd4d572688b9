using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Intake;

/// <summary>To whom a case can be given, and how much each already carries.</summary>
public static class ListOfficers
{
    [Acts(Act.AssignCase)]
    public sealed record Query : IQuery<Response>;

    public sealed record Response(IReadOnlyList<Officer> Officers);

    public sealed record Officer(Guid Id, string Name, int OpenCases);

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var officers = await (
                from membership in db.Set<Membership>()
                where membership.BodyId == caller.BodyId && membership.Role == Role.Officer
                join user in db.Set<User>() on membership.UserId equals user.Id
                where user.IsActive
                orderby user.DisplayName
                select new Officer(user.Id, user.DisplayName, db.Set<Case>().Open().Count(c => c.OfficerId == user.Id))).ToListAsync(cancellationToken);
            return new Response(officers);
        }
    }
}
