using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

/// <summary>Findings 8 and 12: a sign-in ends when it is ended, a refresh token is used once, and a cookie acts from our pages only.</summary>
public sealed class SessionTests
{
    private static readonly object Credentials = new { userName = WebOffice.UserName(Role.Head), password = WebOffice.Password };

    [Test]
    public async Task Finding8_ACopiedCookie_OpensNothing_AfterSignOut()
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await SignedInAsync(office);
        using var thief = office.Anonymous();
        thief.DefaultRequestHeaders.Add("Cookie", browser.DefaultRequestHeaders.GetValues("Cookie").Single());
        await MeAsync(thief, 200);
        using var signOut = await browser.DeleteAsync("/api/v1/auth/session");
        Assert.That((int)signOut.StatusCode, Is.EqualTo(200));
        await MeAsync(thief, 401);
    }

    [Test]
    public async Task Finding8_ASession_HasAnEnd_WhateverIsDoneMeanwhile()
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await SignedInAsync(office);
        for (var hour = 0; hour < 11; hour++)
        {
            office.Time.Advance(TimeSpan.FromHours(1));
            using var used = await browser.GetAsync("/api/v1/me");
            if (used.Headers.TryGetValues("Set-Cookie", out var renewed))
            {
                browser.DefaultRequestHeaders.Remove("Cookie");
                browser.DefaultRequestHeaders.Add("Cookie", renewed.Single().Split(';')[0]);
            }
            await used.DoneAsync();
        }
        office.Time.Advance(TimeSpan.FromHours(2));
        await MeAsync(browser, 401);
    }

    [Test]
    public async Task Finding8_ARefreshToken_IsUsedOnce_AndItsReuseEndsTheWholeFamily()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        var first = await (await client.PostAsJsonAsync("/api/v1/auth/token", Credentials)).DoneAsync();
        var second = await RefreshAsync(client, first);
        using var reuse = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = first.GetProperty("refreshToken").GetString() });
        await reuse.ProblemAsync(401, "access.refresh-token-invalid");
        using var descendant = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = second.GetProperty("refreshToken").GetString() });
        await descendant.ProblemAsync(401, "access.refresh-token-invalid");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", second.GetProperty("accessToken").GetString());
        await MeAsync(client, 401);
    }

    [Test]
    public async Task Finding8_Sessions_AreListed_AndEndedOneByOneOrAll()
    {
        await using var office = await WebOffice.OpenAsync();
        using var one = await SignedInAsync(office);
        using var two = await SignedInAsync(office);
        using var three = await SignedInAsync(office);
        using var listed = await one.GetAsync("/api/v1/me/sessions");
        var sessions = (await listed.DoneAsync()).EnumerateArray().ToList();
        Assert.That((sessions.Count, sessions.Count(s => s.GetProperty("isThis").GetBoolean())), Is.EqualTo((3, 1)));
        using var own = await two.GetAsync("/api/v1/me/sessions");
        var id = (await own.DoneAsync()).EnumerateArray().Single(s => s.GetProperty("isThis").GetBoolean()).GetProperty("id").GetString();
        using var stranger = office.ClientFor(Role.Officer);
        using var foreign = await stranger.DeleteAsync($"/api/v1/me/sessions?id={id}");
        await MeAsync(two, 200);
        using var ended = await one.DeleteAsync($"/api/v1/me/sessions?id={id}");
        await MeAsync(two, 401);
        await MeAsync(three, 200);
        using var all = await one.DeleteAsync("/api/v1/me/sessions");
        await MeAsync(three, 401);
        await MeAsync(one, 200);
    }

    [TestCase("same-site", null, 403)]
    [TestCase("cross-site", null, 403)]
    [TestCase(null, "https://blog.city.gov.cn", 403)]
    [TestCase(null, "null", 403)]
    [TestCase("same-origin", "http://localhost", 204)]
    [TestCase(null, null, 204)]
    public async Task Finding12_ACookie_ActsFromOurOwnPagesOnly(string? site, string? origin, int expected)
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await SignedInAsync(office);
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/me/sessions");
        if (site is not null) request.Headers.Add("Sec-Fetch-Site", site);
        if (origin is not null) request.Headers.Add("Origin", origin);
        using var answer = await browser.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.EqualTo(expected));
    }

    [Test]
    public async Task Finding25_BehindHttps_OnlyTheOwnNameIsAnswered_AndBrowsersStayWithIt()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Office:PublicAddress=https://gk.city.example");
        using var client = office.Anonymous();
        using var local = await client.GetAsync("/");
        Assert.That(local.Headers.GetValues("Strict-Transport-Security").Single(), Does.StartWith("max-age="));
        using var evil = new HttpRequestMessage(HttpMethod.Get, "/work");
        evil.Headers.Host = "evil.example";
        using var refused = await client.SendAsync(evil);
        Assert.That(((int)refused.StatusCode, refused.Headers.Location), Is.EqualTo((421, (Uri?)null)));
    }

    [TestCase("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [TestCase("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [TestCase("::ffff:192.0.2.1", "192.0.2.1", true)]
    [TestCase("192.0.2.1", "192.0.2.2", false)]
    public void Finding20_ABrake_HoldsForAWholeNetwork(string one, string other, bool same) =>
        Assert.That(Hosting.Edge.NetworkOf(System.Net.IPAddress.Parse(one)) == Hosting.Edge.NetworkOf(System.Net.IPAddress.Parse(other)), Is.EqualTo(same));

    [TestCase("PUT", "/work")]
    [TestCase("DELETE", "/sign-in")]
    [TestCase("PATCH", "/no-such-page")]
    public async Task Finding21_AnyMethod_OnAnyPage_IsAnsweredInWords(string method, string path)
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.SendAsync(new HttpRequestMessage(new(method), path));
        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    [TestCase("/api/v1/portal/status", "{\"number\":\"a\\ufffeb\",\"queryCode\":\"\\ud800\"}")]
    [TestCase("/api/v1/auth/token", "{\"userName\":\"a\\uffff\",\"password\":\"x\"}")]
    [TestCase("/api/v1/auth/links", "{\"userName\":\"\\ufdd0x\"}")]
    public async Task Finding3_ASignThatIsNoCharacter_BreaksNoKeyedHash(string path, string body)
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.PostAsync(path, new StringContent(body, System.Text.Encoding.UTF8, "application/json"));
        Assert.That((int)answer.StatusCode, Is.LessThan(500));
    }

    private static async Task<HttpClient> SignedInAsync(WebOffice office)
    {
        var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/session", Credentials);
        client.DefaultRequestHeaders.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }

    private static async Task<JsonElement> RefreshAsync(HttpClient client, JsonElement token)
    {
        using var answer = await client.PostAsJsonAsync("/api/v1/auth/refresh", new { refreshToken = token.GetProperty("refreshToken").GetString() });
        return await answer.DoneAsync();
    }

    private static async Task MeAsync(HttpClient client, int expected)
    {
        using var me = await client.GetAsync("/api/v1/me");
        Assert.That((int)me.StatusCode, Is.EqualTo(expected));
    }
}
