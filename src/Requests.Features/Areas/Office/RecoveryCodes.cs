using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>恢复码: each opens the account once where the phone is lost. Kept as keyed hashes only.</summary>
public sealed class RecoveryCodes(UserManager<User> users, PersonalVault vault)
{
    public const int Count = 10;

    private const int Length = 10;

    // Where Identity's own store looks for them.
    private const string Provider = "[AspNetUserStore]";
    private const string TokenName = "RecoveryCodes";

    /// <summary>Ten new codes in place of the old ones, to be shown this once.</summary>
    public async Task<IReadOnlyList<string>> RenewAsync(User user)
    {
        string[] codes = [.. Enumerable.Range(0, Count).Select(_ => SpokenCode.New(Length))];
        await users.SetAuthenticationTokenAsync(user, Provider, TokenName, string.Join(';', codes.Select(vault.Hash)));
        return codes;
    }

    /// <summary>True when the code is one of those left; it is used up by that.</summary>
    public async Task<bool> RedeemAsync(User user, string code) => (await users.RedeemTwoFactorRecoveryCodeAsync(user, vault.Hash(code))).Succeeded;
}
