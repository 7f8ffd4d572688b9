using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting.Access;

/// <summary>Checks name, password and one-time or recovery code, counting failures. Pages and API sign in here.</summary>
internal sealed class PasswordSignIn(UserManager<User> users, RecoveryCodes recovery, IUserClaimsPrincipalFactory<User> principals, IPasswordHasher<User> hasher)
{
    // Verified for unknown names, so that the answer takes as long as for known ones.
    private static readonly User Nobody = new();
    private static string? _nobodysHash;

    public async Task<Result<ClaimsPrincipal>> SignInAsync(string userName, string password, string? oneTimeCode)
    {
        var user = await users.FindByNameAsync(userName);
        if (user is not { IsActive: true })
        {
            hasher.VerifyHashedPassword(Nobody, _nobodysHash ??= hasher.HashPassword(Nobody, Guid.NewGuid().ToString()), password);
            return AccessProblems.WrongCredentials;
        }
        if (await users.IsLockedOutAsync(user)) return AccessProblems.Locked;
        if (!await users.CheckPasswordAsync(user, password)) return await FailAsync(user, AccessProblems.WrongCredentials);
        if (await users.GetTwoFactorEnabledAsync(user))
        {
            if (string.IsNullOrWhiteSpace(oneTimeCode)) return AccessProblems.OneTimeCodeNeeded;
            var code = oneTimeCode.Replace(" ", "", StringComparison.Ordinal);
            if (!await users.VerifyTwoFactorTokenAsync(user, TokenOptions.DefaultAuthenticatorProvider, code) && !await recovery.RedeemAsync(user, code))
                return await FailAsync(user, AccessProblems.WrongOneTimeCode);
        }
        await users.ResetAccessFailedCountAsync(user);
        return await principals.CreateAsync(user);
    }

    /// <summary>A fresh principal for a refresh token's owner, or a refusal when the account changed since.</summary>
    public async Task<Result<ClaimsPrincipal>> RenewAsync(ClaimsPrincipal old)
    {
        var user = await users.GetUserAsync(old);
        if (user is not { IsActive: true } || old.FindFirstValue(StampClaim) != user.SecurityStamp) return AccessProblems.RefreshTokenInvalid;
        return await principals.CreateAsync(user);
    }

    /// <summary>Changes with password, second factor or roles; a token that carries an older one is void.</summary>
    public const string StampClaim = "AspNet.Identity.SecurityStamp";

    private async Task<Problem> FailAsync(User user, Problem problem)
    {
        await users.AccessFailedAsync(user);
        return await users.IsLockedOutAsync(user) ? AccessProblems.Locked : problem;
    }
}
