using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Areas.Office;

/// <summary>
/// 一次性验证码 of an authenticator app (RFC 6238, SHA-1, 30 seconds, six digits): each is taken once, within one step of the
/// office's clock. The secret lies sealed.
/// </summary>
public sealed class OneTimeCodes(UserManager<User> users, PersonalVault vault, IOfficeClock clock)
{
    private const int StepSeconds = 30;
    private const string Provider = "OneTimeCode";
    private const string Secret = "Secret";

    /// <summary>A new secret in place of an older one.</summary>
    /// <returns>Base32, to be shown this once.</returns>
    public async Task<string> RenewAsync(User user)
    {
        var secret = users.GenerateNewAuthenticatorKey();
        await users.SetAuthenticationTokenAsync(user, Provider, Secret, vault.SealString(SecretPlace(user), secret));
        // In clear in accounts of a program before 1.1.
        await users.RemoveAuthenticationTokenAsync(user, "[AspNetUserStore]", "AuthenticatorKey");
        return secret;
    }

    /// <summary>True when the app shows this code now and it was not taken before; it is used up by that.</summary>
    public async Task<bool> TakeAsync(User user, string code)
    {
        if (await SecretAsync(user) is not { } secret) return false;
        var now = clock.Now.ToUnixTimeSeconds() / StepSeconds;
        var typed = Encoding.ASCII.GetBytes(code);
        for (var step = now - 1; step <= now + 1; step++)
        {
            if (step <= user.LastCodeStep || !CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(CodeAt(secret, step)), typed)) continue;
            user.LastCodeStep = step;
            await users.UpdateAsync(user);
            return true;
        }
        return false;
    }

    private async Task<byte[]?> SecretAsync(User user)
    {
        if (await users.GetAuthenticationTokenAsync(user, Provider, Secret) is { } kept) return FromBase32(vault.OpenString(SecretPlace(user), kept));
        return await users.GetAuthenticatorKeyAsync(user) is { Length: > 0 } old ? FromBase32(old) : null;
    }

    private static SealedPlace SecretPlace(User user) => SealedPlace.Of("IdentityUserToken.Value", user.Id);

    private static string CodeAt(byte[] secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // what every authenticator app does (RFC 6238)
        HMACSHA1.HashData(secret, counter, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    private static byte[] FromBase32(string text)
    {
        const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bytes = new List<byte>(text.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var letter in text.TrimEnd('='))
        {
            (bits, count) = ((bits << 5) | Letters.IndexOf(letter, StringComparison.OrdinalIgnoreCase), count + 5);
            if (count < 8) continue;
            bytes.Add((byte)(bits >> (count - 8)));
            (bits, count) = (bits & ((1 << (count - 8)) - 1), count - 8);
        }
        return [.. bytes];
    }
}
