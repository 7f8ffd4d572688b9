using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>The one-time token that stands in for a default password: printed at the first start, kept as a hash, void after a day.</summary>
public sealed class SetUpTokens(RequestsDb db, PersonalVault vault, IOfficeClock clock)
{
    private const string Name = "set-up-token";
    private const int TokenBytes = 32;
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(24);

    /// <summary>A new token in place of an older one; null once there is a user.</summary>
    public async Task<string?> IssueAsync(CancellationToken ct)
    {
        if (await db.Set<User>().AnyAsync(ct)) return null;
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(TokenBytes));
        if (await KeptAsync(ct) is { } old) old.Set(vault.Hash(token), clock.Now);
        else db.Set<InstallationValue>().Add(new InstallationValue(Name, vault.Hash(token), clock.Now));
        await db.SaveChangesAsync(ct);
        return token;
    }

    /// <summary>Until when this token is good; null when it is not the one, is too old, or there is a user. Looking uses nothing up.</summary>
    internal async Task<DateTimeOffset?> ValidUntilAsync(string token, CancellationToken ct) =>
        await KeptAsync(ct) is { } kept && kept.Value == vault.Hash(token) && clock.Now < kept.At + Lifetime && !await db.Set<User>()
            .AnyAsync(ct) ? kept.At + Lifetime : null;

    /// <summary>Uses the token up, within the caller's transaction. False when it is not the one, or too old.</summary>
    internal async Task<bool> TakeAsync(string token, CancellationToken ct)
    {
        if (await ValidUntilAsync(token, ct) is null) return false;
        db.Set<InstallationValue>().Remove((await KeptAsync(ct))!);
        return true;
    }

    private ValueTask<InstallationValue?> KeptAsync(CancellationToken ct) => db.Set<InstallationValue>().FindAsync([Name], ct);
}
