using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Portal;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting.Access;

/// <summary>
/// Fills the scope's <see cref="Caller"/> before anything asks the database for rows of a body. Roles are read from the
/// database at every request, so a role taken away is gone at once.
/// </summary>
internal sealed class CallerMiddleware(RequestDelegate next)
{
    public const string BodyHeader = "X-Body";
    public const string IdempotencyHeader = "Idempotency-Key";

    // When a session was last seen is kept to some minutes: no write at each request.
    private static readonly TimeSpan SeenNoted = TimeSpan.FromMinutes(5);

    public async Task InvokeAsync(HttpContext http, Caller caller, IOfficeClock clock, AccessRules rules)
    {
        caller.Address = Edge.NetworkOf(http.Connection.RemoteIpAddress);
        var key = http.Request.Headers[IdempotencyHeader].ToString();
        var problem = key.Length > TextLimits.IdempotencyKey
            ? CommonProblems.Invalid.At(IdempotencyHeader)
            : await FillAsync(http, caller, clock, rules);
        if (problem is not null)
        {
            await problem.ToAnswer().ExecuteAsync(http);
            return;
        }
        await caller.OnceAsync(key.Length > 0 ? key : null, () => next(http));
    }

    // Made only for who has to be looked up: a stranger who asks for a page, a picture or the state of the program is nobody's row.
    private static RequestsDb Db(HttpContext http) => http.RequestServices.GetRequiredService<RequestsDb>();

    private static async Task<Problem?> FillAsync(HttpContext http, Caller caller, IOfficeClock clock, AccessRules rules)
    {
        var bodyCode = http.Request.Headers[BodyHeader].ToString().ToUpperInvariant();
        // Whoever comes through the portal is an applicant there, signed in elsewhere or not.
        if (http.Request.Path.StartsWithSegments("/api/v1/portal")) return await FillApplicantAsync(bodyCode, caller, Db(http), http.RequestAborted);
        var id = http.User.FindFirstValue(ClaimTypes.NameIdentifier);
        if (!Guid.TryParse(id, out var userId))
            return ApiKeyHandler.KeyOf(http.Request) is null ? null : AccessProblems.KeyInvalid;
        var problem = await FillUserAsync(userId, bodyCode, http, caller, Db(http), clock);
        // A role that asks for a second factor asks it of people; keys have none and never sign.
        if (caller is { Scopes: null, UserId: not null, HasSecondFactor: false })
            caller.MustEnrol = rules.SecondFactorRoles.Overlaps(caller.Roles) || await BodyAsksAsync(caller, Db(http), http.RequestAborted);
        return problem;
    }

    // A body may ask more than the installation, of whoever works in it.
    private static async Task<bool> BodyAsksAsync(Caller caller, RequestsDb db, CancellationToken ct) =>
        caller.BodyId is { } id && (await db.Set<Body>().AsNoTracking().Where(b => b.Id == id).Select(b => b.Settings).SingleAsync(ct))
            .SecondFactorRoles.Any(caller.Roles.Contains);

    private static async Task<Problem?> FillApplicantAsync(string bodyCode, Caller caller, RequestsDb db, CancellationToken ct)
    {
        if (await PortalDoor.OnlyBodyAsync(db, bodyCode, ct) is { } only) caller.ActAsApplicant(only);
        else (caller.Name, caller.Roles) = (Caller.ApplicantName, new HashSet<Role> { Role.Applicant });
        return null;
    }

    private static async Task<Problem?> FillUserAsync(Guid userId, string bodyCode, HttpContext http, Caller caller, RequestsDb db, IOfficeClock clock)
    {
        // Whoever is signed in names an open session; a key names none.
        Guid? sid = Guid.TryParse(http.User.FindFirstValue(PasswordSignIn.SessionClaim), out var named) ? named : null;
        var now = clock.Now;
        var known = await (
            from user in db.Set<User>().AsNoTracking()
            where user.Id == userId && user.IsActive
            join membership in db.Set<Membership>() on user.Id equals membership.UserId into memberships
            from membership in memberships.DefaultIfEmpty()
            join body in db.Set<Body>() on membership.BodyId equals body.Id into bodies
            from body in bodies.DefaultIfEmpty()
            orderby body.Code
            select new
            {
                user.UserName,
                user.DisplayName,
                user.SecurityStamp,
                user.IsOperator,
                user.TwoFactorEnabled,
                Session = db.Set<UserSession>().Where(s => s.Id == sid && s.UserId == userId && s.EndedAt == null && s.ExpiresAt > now)
                    .Select(s => (DateTimeOffset?)s.SeenAt).FirstOrDefault(),
                // One value a question: a row as a whole would need what SQLite has not.
                Confirmed = db.Set<UserSession>().Where(s => s.Id == sid && s.UserId == userId).Select(s => s.ConfirmedAt).FirstOrDefault(),
                Default = user.ChosenBodyId ?? user.HomeBodyId,
                BodyId = (Guid?)body.Id,
                body.Code,
                body.Name,
                Role = (Role?)membership.Role,
            })
            .ToListAsync(http.RequestAborted);
        var stamp = http.User.FindFirstValue(PasswordSignIn.StampClaim);
        var isKey = http.User.HasClaim(c => c.Type == ApiKeyHandler.ScopesClaim);
        if (known.Count == 0 || (stamp is not null && stamp != known[0].SecurityStamp) || (!isKey && known[0].Session is null))
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity());
            return null;
        }
        if (!isKey && now - known[0].Session > SeenNoted)
            await db.Set<UserSession>().Where(s => s.Id == sid).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenAt, now), http.RequestAborted);
        (caller.SessionId, caller.ConfirmedAt) = (sid, known[0].Confirmed);
        (caller.UserId, caller.Name, caller.DisplayName) = (userId, known[0].UserName!, known[0].DisplayName);
        caller.HasSecondFactor = known[0].TwoFactorEnabled;
        if (http.User.FindFirstValue(ApiKeyHandler.ScopesClaim) is { } scopes)
            (caller.Scopes, caller.Key) = (scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToHashSet(),
                http.User.FindFirstValue(ApiKeyHandler.NameClaim));
        var bound = Guid.TryParse(http.User.FindFirstValue(ApiKeyHandler.BodyClaim), out var keyBody) ? keyBody : (Guid?)null;
        // The installation is kept by people, never by a key.
        if (known[0].IsOperator && bound is null) caller.Roles = new HashSet<Role> { Role.Operator };
        // The body that the caller chose last, else the one that answers for the account: a body that takes somebody in changes nothing here.
        var mine = known.Where(k => k.BodyId is not null && (bound is null || k.BodyId == bound) && (bodyCode.Length == 0 || k.Code == bodyCode)).ToList();
        if ((mine.Find(k => k.BodyId == k.Default) ?? mine.FirstOrDefault()) is not { } here) return bodyCode.Length == 0 && bound is null
            ? null : AccessProblems.NotAMember;
        caller.BodyId = here.BodyId;
        caller.Bodies = [.. known.Where(k => k.BodyId is not null).DistinctBy(k => k.BodyId).Select(k => (k.Code, k.Name, k.BodyId == here.BodyId))];
        caller.Roles = mine.Where(k => k.BodyId == here.BodyId).Select(k => k.Role!.Value)
            .Where(OfficeAccounts.GivenRoles.Contains).Concat(caller.Roles).ToHashSet();
        return null;
    }
}
