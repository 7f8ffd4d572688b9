using System.Buffers.Binary;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

public sealed class LockoutAndSecondFactorTests
{
    private static readonly string Officer = WebOffice.UserName(Role.Officer);

    [Test]
    public async Task Finding15_FiveWrongPasswords_SlowTheNameDown_KnownOrNot()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            using var wrong = await SignInAsync(client, "wrong");
            await wrong.ProblemAsync(401, attempt < 5 ? "access.wrong-credentials" : "access.locked");
        }
        using var right = await SignInAsync(client, WebOffice.Password);
        await right.ProblemAsync(401, "access.locked");
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            using var unknown = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "nobody", password = "wrong" });
            await unknown.ProblemAsync(401, attempt < 5 ? "access.wrong-credentials" : "access.locked");
        }
        office.Time.Advance(TimeSpan.FromMinutes(16));
        using var later = await SignInAsync(client, WebOffice.Password);
        await later.DoneAsync();
        // Finding 11: all of it can be seen, with the account and without what was typed.
        using var administrator = office.ClientFor(Role.Administrator);
        using var log = await administrator.GetAsync("/api/v1/users/security-events");
        var seen = (await log.DoneAsync()).GetRawText();
        Assert.That(seen, Does.Contain("signInFailed").And.Contain("slowedDown").And.Contain("signedIn").And.Contain(Officer).And.Not.Contain("nobody"));
    }

    [Test]
    public async Task SecondFactor_IsAskedForOnceConfirmed_AndOldTokensAreVoid()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous("en");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await office.TokenAsync(Officer));
        using var begun = await client.PostAsync("/api/v1/me/second-factor", null);
        var secret = (await begun.DoneAsync()).GetProperty("secret").GetString()!;
        using var notYet = await SignInAsync(client, WebOffice.Password);
        await notYet.DoneAsync();
        using var wrong = await client.PostAsJsonAsync("/api/v1/me/second-factor/confirmation", new { oneTimeCode = "x" });
        await wrong.ProblemAsync(400, "office.wrong-one-time-code");
        using var confirmed = await client.PostAsJsonAsync("/api/v1/me/second-factor/confirmation", new { oneTimeCode = Totp(secret, office) });
        Assert.That((int)confirmed.StatusCode, Is.EqualTo(200), await confirmed.Content.ReadAsStringAsync());
        using var before = await client.GetAsync("/api/v1/me");
        await before.ProblemAsync(401, "access.not-signed-in");
        using var without = await SignInAsync(client, WebOffice.Password);
        await without.ProblemAsync(401, "access.one-time-code-needed");
        using var badCode = await SignInAsync(client, WebOffice.Password, "x");
        await badCode.ProblemAsync(401, "access.wrong-one-time-code");
        using var same = await SignInAsync(client, WebOffice.Password, Totp(secret, office));
        await same.ProblemAsync(401, "access.wrong-one-time-code");
        office.Time.Advance(TimeSpan.FromSeconds(30));
        using var with = await SignInAsync(client, WebOffice.Password, Totp(secret, office));
        await with.DoneAsync();
        // Finding 17: a code counts once, and two steps later not at all.
        var old = Totp(secret, office);
        using var twice = await SignInAsync(client, WebOffice.Password, old);
        await twice.ProblemAsync(401, "access.wrong-one-time-code");
        office.Time.Advance(TimeSpan.FromSeconds(30));
        var next = Totp(secret, office);
        office.Time.Advance(TimeSpan.FromSeconds(60));
        using var tooLate = await SignInAsync(client, WebOffice.Password, next);
        await tooLate.ProblemAsync(401, "access.wrong-one-time-code");
        var kept = await office.InDbAsync(async db => string.Join(';', await db.Set<Microsoft.AspNetCore.Identity.IdentityUserToken<Guid>>()
            .Select(t => t.Value).ToListAsync()));
        Assert.That(kept, Does.Not.Contain(secret), "sealed");
    }

    [Test]
    public async Task Guessing_IsBraked()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Limits:SignInPerMinute=3");
        using var client = office.Anonymous();
        for (var attempt = 0; attempt < 3; attempt++)
        {
            using var wrong = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "nobody", password = "x" });
            await wrong.ProblemAsync(401, "access.wrong-credentials");
        }
        using var fourth = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = "nobody", password = "x" });
        await fourth.ProblemAsync(429, "access.too-many-requests");
        Assert.That(fourth.Headers.RetryAfter, Is.Not.Null);
    }

    private static Task<HttpResponseMessage> SignInAsync(HttpClient client, string password, string? oneTimeCode = null) =>
        client.PostAsJsonAsync("/api/v1/auth/token", new { userName = Officer, password, oneTimeCode });

    // RFC 6238 with the defaults of every authenticator app, by the office's clock.
    private static string Totp(string base32, WebOffice office)
    {
        var bits = string.Concat(base32.Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c,
            StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        Span<byte> step = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(step, office.Time.GetUtcNow().ToUnixTimeSeconds() / 30);
        Span<byte> hash = stackalloc byte[20];
#pragma warning disable CA5350 // RFC 6238 as the apps do it
        HMACSHA1.HashData(key, step, hash);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[19] & 0xf)..]) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
