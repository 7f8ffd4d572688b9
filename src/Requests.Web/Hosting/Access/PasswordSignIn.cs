using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Requests.Paper;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting.Access;

/// <summary>
/// Checks name, password and one-time or recovery code and opens a session. Whoever guesses is slowed down where they are, by
/// the same answer for any name; nobody can keep another out. Pages and API sign in here.
/// </summary>
internal sealed class PasswordSignIn(UserManager<User> users, OneTimeCodes codes, RecoveryCodes recovery, IUserClaimsPrincipalFactory<User> principals,
    IPasswordHasher<User> hasher, SignInSessions sessions, SecurityLog log, ICaller caller, IHttpContextAccessor http)
{
    /// <summary>Changes with password, second factor or roles; a token that carries an older one is void.</summary>
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    /// <summary>The session a token belongs to.</summary>
    public const string SessionClaim = "sid";

    /// <summary>Which refresh token of its session it came with.</summary>
    private const string TurnClaim = "turn";

    // Verified for unknown names, so that the answer takes as long as for known ones.
    private static readonly User Nobody = new();
    private static readonly Lazy<string> NobodysHash = new(() => new PasswordHasher<User>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    public async Task<Result<ClaimsPrincipal>> SignInAsync(string userName, string password, string? oneTimeCode, SessionKind kind, CancellationToken ct)
    {
        // Characters that no name can hold are nobody's name, and no database has to take them.
        userName = Characters.Clean(userName);
        if (await log.MustWaitAsync(userName, ct)) return AccessProblems.Locked;
        var user = await users.FindByNameAsync(userName);
        if (user is not { IsActive: true, IsService: false, PasswordHash: not null })
        {
            hasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return await FailAsync(userName, null, AccessProblems.WrongCredentials, ct);
        }
        if (!await users.CheckPasswordAsync(user, password)) return await FailAsync(userName, user, AccessProblems.WrongCredentials, ct);
        if (await users.GetTwoFactorEnabledAsync(user))
        {
            if (string.IsNullOrWhiteSpace(oneTimeCode)) return AccessProblems.OneTimeCodeNeeded;
            var code = oneTimeCode.Replace(" ", "", StringComparison.Ordinal);
            if (!await codes.TakeAsync(user, code) && !await recovery.RedeemAsync(user, code)) return await FailAsync(userName, user,
                AccessProblems.WrongOneTimeCode, ct);
        }
        return await OpenAsync(user, kind, "password", ct);
    }

    /// <summary>A session for somebody whose sign-in was checked.</summary>
    public async Task<ClaimsPrincipal> OpenAsync(User user, SessionKind kind, string how, CancellationToken ct)
    {
        var agent = http.HttpContext?.Request.Headers.UserAgent.ToString() ?? "";
        var session = await sessions.OpenAsync(user.Id, kind, caller.Address, agent[..Math.Min(agent.Length, TextLimits.Name)], ct);
        await log.SignedInAsync(user, session, how, ct);
        return await PrincipalAsync(user, session);
    }

    /// <summary>A fresh principal for a refresh token's owner, which is used up by that, or a refusal when the account changed since.</summary>
    public async Task<Result<ClaimsPrincipal>> RenewAsync(ClaimsPrincipal old, CancellationToken ct)
    {
        var user = await users.GetUserAsync(old);
        if (user is not { IsActive: true } || old.FindFirstValue(StampClaim) != user.SecurityStamp
            || !Guid.TryParse(old.FindFirstValue(SessionClaim), out var id)
            || !int.TryParse(old.FindFirstValue(TurnClaim), NumberStyles.None, CultureInfo.InvariantCulture,
                out var turn)) return AccessProblems.RefreshTokenInvalid;
        var (session, reused) = await sessions.TakeTurnAsync(id, turn, ct);
        if (reused) await log.NoteAsync(SecurityEventKind.TokenReused, user, "", ct);
        if (session is null) return AccessProblems.RefreshTokenInvalid;
        return await PrincipalAsync(user, session);
    }

    /// <summary>Ends the session that this principal is of; a copy of its cookie opens nothing any more.</summary>
    public async Task SignOutAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id)) await sessions.EndAsync(id, ct);
    }

    private async Task<ClaimsPrincipal> PrincipalAsync(User user, UserSession session)
    {
        var principal = await principals.CreateAsync(user);
        ((ClaimsIdentity)principal.Identity!).AddClaims([new(SessionClaim, session.Id.ToString()),
            new(TurnClaim, session.Turn.ToString(CultureInfo.InvariantCulture))]);
        return principal;
    }

    private async Task<Problem> FailAsync(string userName, User? user, Problem problem, CancellationToken ct) =>
        await log.FailedAsync(userName, user, ct) ? AccessProblems.Locked : problem;
}
