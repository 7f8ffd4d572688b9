using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>What a body must still say of itself before its first decision can leave (REM-21, SUP-4); empty once all is there.</summary>
public static class ListMissingSettings
{
    [Acts(Act.ReadOwnInbox)]
    public sealed record Query : IQuery<Response>;

    /// <param name="ContactMissing">Applicants are told no address or no telephone.</param>
    /// <param name="Unfilled">Roles without which no letter comes to its end: who takes in, assigns, works, and every step of the reply's chain.</param>
    public sealed record Response(IReadOnlyList<OrganSetting> Missing, bool ContactMissing, IReadOnlyList<Role> Unfilled)
    {
        /// <summary>Nothing stands in the way of a first letter.</summary>
        public bool IsReady => Missing.Count + Unfilled.Count == 0 && !ContactMissing;
    }

    private static readonly Role[] Always = [Role.Clerk, Role.Head, Role.Officer];

    internal sealed class Handler(RequestsDb db, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var body = caller.BodyId is { } id ? await db.Set<Body>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id, cancellationToken) : null;
            if (body is null) return new Response([], ContactMissing: false, []);
            var (settings, filled) = (body.Settings, await db.Set<Membership>().Where(m => m.BodyId == body.Id && db.Set<User>().Any(u => u.Id == m.UserId && u.IsActive))
                .Select(m => m.Role).Distinct().ToListAsync(cancellationToken));
            return new Response(settings.UnnamedOrgans(), settings.ContactAddress.Length == 0 || settings.ContactPhone.Length == 0,
                [.. Always.Concat(settings.ReplyChain).Distinct().Except(filled)]);
        }
    }
}
