using MediatR;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;

namespace Requests.Features.Areas.Office;

/// <summary>Who the caller is, where, and what the caller may ever do there.</summary>
public static class WhoAmI
{
    [Acts(Act.ReadOwnAccount)]
    [WhileEnrolling]
    public sealed record Query : IQuery<Response>;

    /// <param name="Body">Code of the body this request was about.</param>
    /// <param name="Provider">The id the organisation's provider knows the caller by; empty: none, null: there is no provider.</param>
    /// <param name="Acts">Acts at least one of the roles may do in some state.</param>
    public sealed record Response(string UserName, string DisplayName, string Language, bool HasSecondFactor, string? Body, string? Email,
        IReadOnlyList<Role> Roles, IReadOnlyList<Act> Acts, IReadOnlyList<Membership> Bodies, string? Provider = null);

    public sealed record Membership(string Body, string Name, IReadOnlyList<Role> Roles);

    internal sealed class Handler(RequestsDb db, AccessRules rules, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var user = await db.Set<User>().AsNoTracking().SingleAsync(u => u.Id == caller.UserId, cancellationToken);
            var rows = await (
                from membership in db.Set<Data.Entities.Membership>()
                where membership.UserId == caller.UserId
                join body in db.Set<Body>() on membership.BodyId equals body.Id
                orderby body.Code
                select new { body.Id, body.Code, body.Name, membership.Role }).ToListAsync(cancellationToken);
            var bodies = rows.GroupBy(r => (r.Code, r.Name)).Select(g => new Membership(g.Key.Code, g.Key.Name, g.Select(r => r.Role).Order().ToList()))
                .ToList();
            return new Response(user.UserName!, user.DisplayName, user.Language, user.TwoFactorEnabled,
                rows.FirstOrDefault(r => r.Id == caller.BodyId)?.Code, user.Email,
                caller.Roles.Order().ToList(), Permissions.Table.Where(p => p.Roles.Any(caller.Roles.Contains)).Select(p => p.Act).ToList(), bodies,
                rules.Provider.Length == 0 ? null : await db.Set<IdentityUserLogin<Guid>>().Where(l => l.UserId == caller.UserId
                    && l.LoginProvider == rules.Provider)
                    .Select(l => l.ProviderKey).FirstOrDefaultAsync(cancellationToken) ?? "");
        }
    }
}
