using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>How a link came about; a user has at most one of each.</summary>
public enum SignInLinkKind
{
    /// <summary>Asked for on the sign-in page, sent to the account's address.</summary>
    Asked,

    /// <summary>Made by an administrator, handed over.</summary>
    Given,
}

/// <summary>登录链接, shown or sent this once.</summary>
/// <param name="Address">Absolute, with the token.</param>
public sealed record SignInLink(string Address, DateTimeOffset ValidUntil)
{
    // Records print their members; a way into an account must never reach a log.
    public override string ToString() => nameof(SignInLink);
}

/// <summary>
/// One-time links by which users set a password themselves. Only a keyed hash is kept, bound to the account's security
/// stamp and e-mail address: a link is void once it was used, once password, second factor or address changed, and after its time.
/// </summary>
public sealed class SignInLinks(UserManager<User> users, PersonalVault vault, OfficeAddress office, IOfficeClock clock)
{
    /// <summary>A new one is not sent sooner, so that nobody can flood a mailbox.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    private const string Provider = "SignInLink";
    private const int SecretBytes = 32;
    private const int IdLength = 32;

    /// <summary>In place of an older one of its kind.</summary>
    public async Task<SignInLink> IssueAsync(User user, SignInLinkKind kind)
    {
        var secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));
        var until = clock.Now + LifetimeOf(kind);
        await users.SetAuthenticationTokenAsync(user, Provider, kind.ToString(), $"{until.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture)} {HashOf(user, secret)}");
        return new SignInLink(office.SignInLink($"{user.Id:N}{secret}"), until);
    }

    /// <summary>Whether the link that was sent last is younger than the pause.</summary>
    public async Task<bool> AskedLatelyAsync(User user) =>
        await KeptAsync(user, SignInLinkKind.Asked) is { } kept && clock.Now < kept.Until - LifetimeOf(SignInLinkKind.Asked) + Pause;

    /// <summary>Whose account the token opens, and until when; null when it opens none.</summary>
    public async Task<(User User, DateTimeOffset Until)?> FindAsync(string? token)
    {
        if (token?.Trim() is not { Length: IdLength + (SecretBytes * 2) } whole || !Guid.TryParseExact(whole[..IdLength], "N", out var id)) return null;
        if (await users.FindByIdAsync(id.ToString()) is not { IsActive: true } user) return null;
        var hash = Encoding.ASCII.GetBytes(HashOf(user, whole[IdLength..]));
        foreach (var kind in Enum.GetValues<SignInLinkKind>())
        {
            if (await KeptAsync(user, kind) is { } kept && clock.Now < kept.Until
                && CryptographicOperations.FixedTimeEquals(hash, Encoding.ASCII.GetBytes(kept.Hash)))
                return (user, kept.Until);
        }
        return null;
    }

    /// <summary>Takes back every link of the user.</summary>
    public async Task WithdrawAsync(User user)
    {
        foreach (var kind in Enum.GetValues<SignInLinkKind>()) await users.RemoveAuthenticationTokenAsync(user, Provider, kind.ToString());
    }

    private static TimeSpan LifetimeOf(SignInLinkKind kind) => kind == SignInLinkKind.Asked ? TimeSpan.FromHours(1) : TimeSpan.FromHours(24);

    private string HashOf(User user, string secret) => vault.Hash($"{secret} {user.SecurityStamp} {user.NormalizedEmail}");

    private async Task<(DateTimeOffset Until, string Hash)?> KeptAsync(User user, SignInLinkKind kind) =>
        (await users.GetAuthenticationTokenAsync(user, Provider, kind.ToString()))?.Split(' ') is [var until, var hash]
            ? (DateTimeOffset.FromUnixTimeSeconds(long.Parse(until, CultureInfo.InvariantCulture)), hash)
            : null;
}
