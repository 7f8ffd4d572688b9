using System.Net.Http.Headers;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Access;

public sealed class ApiKeyAndBodyTests
{
    [Test]
    public async Task ApiKey_ActsWithinItsScopes_UntilRevoked()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        var service = await office.ServiceAsync(Role.Clerk);
        using var created = await administrator.PostAsJsonAsync("/api/v1/api-keys", new { name = "OA", userName = service, scopes = new[] { "read" } });
        var key = await created.DoneAsync(201);
        using var reader = WithKey(office, key.GetProperty("key").GetString()!);
        using var read = await reader.GetAsync("/api/v1/me");
        Assert.That((await read.DoneAsync()).GetProperty("userName").GetString(), Is.EqualTo(service));
        using var write = await reader.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await write.ProblemAsync(403, "access.not-allowed");

        using var writing = await administrator.PostAsJsonAsync("/api/v1/api-keys", new { name = "OA2", userName = service, scopes = new[] { "write" } });
        using var writer = office.Anonymous();
        writer.DefaultRequestHeaders.Add("X-Api-Key", (await writing.DoneAsync(201)).GetProperty("key").GetString());
        using var written = await writer.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await written.DoneAsync(201);

        using var revoked = await administrator.DeleteAsync($"/api/v1/api-keys/{key.GetProperty("id").GetString()}");
        Assert.That((int)revoked.StatusCode, Is.EqualTo(204));
        using var after = await reader.GetAsync("/api/v1/me");
        await after.ProblemAsync(401, "access.key-invalid");
        using var list = await administrator.GetAsync("/api/v1/api-keys");
        Assert.That((await list.DoneAsync()).GetRawText(), Does.Not.Contain(key.GetProperty("key").GetString()));
    }

    [Test]
    public async Task Finding4_AKey_IsOfAServiceAccount_SignsNothing_OpensNothing_AndEnds()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        using var forPerson = await administrator.PostAsJsonAsync("/api/v1/api-keys",
            new { name = "x", userName = WebOffice.UserName(Role.Chief), scopes = new[] { "write" } });
        await forPerson.ProblemAsync(400, "office.not-a-service");
        var service = await office.ServiceAsync(Role.Officer);
        using var made = await administrator.PostAsJsonAsync("/api/v1/api-keys",
            new { name = "OA", userName = service, scopes = new[] { "read", "write" }, validDays = 30 });
        using var key = WithKey(office, (await made.DoneAsync(201)).GetProperty("key").GetString()!);
        using var written = await key.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var number = (await written.DoneAsync(201)).GetProperty("caseNumber").GetString();
        var byKey = await office.InDbAsync(db => db.Set<OfficeEvent>().Where(e => e.Act == nameof(Act.RegisterRequest)).Select(e => e.ByKey).SingleAsync());
        Assert.That(byKey, Is.EqualTo("OA"), "the event names the key");
        foreach (var (method, path) in new[]
        {
            ("POST", "/api/v1/me/second-factor"), ("POST", "/api/v1/me/password"), ("POST", "/api/v1/api-keys"), ("GET", "/api/v1/users"),
                ("POST", $"/api/v1/cases/{number}/personal-data"),
        })
        {
            using var refused = await key.SendAsync(new HttpRequestMessage(new(method), path)
            {
                Content = method == "GET"
                ? null : JsonContent.Create(new
                {
                    presentPassword = "x",
                    newPassword = "y",
                    name = "x",
                    userName = "x",
                    scopes = new[] { "read" },
                    reason = "x"
                })
            });
            Assert.That((int)refused.StatusCode, Is.EqualTo(403).Or.EqualTo(400), path);
        }
        using var noSignIn = office.Anonymous();
        using var signIn = await noSignIn.PostAsJsonAsync("/api/v1/auth/token", new { userName = service, password = "" });
        await signIn.ProblemAsync(401, "access.wrong-credentials");
        using var list = await administrator.GetAsync("/api/v1/api-keys");
        Assert.That((await list.DoneAsync())[0].GetProperty("lastUsedAt").GetString(), Is.Not.Null);
        office.Time.Advance(TimeSpan.FromDays(31));
        using var late = await key.GetAsync("/api/v1/me");
        await late.ProblemAsync(401, "access.key-invalid");
    }

    [Test]
    public void Finding4_NoAct_ThatSignsOrDecidesForGood_IsForAKey() => Assert.That(Permissions.ForPeople,
        Is.SupersetOf(new[] { Act.GiveOpinion, Act.ApproveNotice, Act.IssueReply, Act.IssueNotice, Act.OverrideCheck, Act.RevealPersonalData,
            Act.ManageOwnAccount, Act.ManageApiKeys }));

    [Test]
    public async Task ApiKey_WithAnUnknownScope_IsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        using var answer = await administrator.PostAsJsonAsync("/api/v1/api-keys",
            new { name = "OA", userName = WebOffice.UserName(Role.Clerk), scopes = new[] { "all" } });
        await answer.ProblemAsync(400, "input.invalid");
    }

    [Test]
    public async Task CaseOfAnotherBody_DoesNotExist()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var number = (await registered.DoneAsync(201)).GetProperty("caseNumber").GetString();
        using var own = await clerk.GetAsync($"/api/v1/cases/{number}");
        await own.DoneAsync();
        using var stranger = office.ClientFor(Role.Clerk, WebOffice.OtherBody);
        using var foreign = await stranger.GetAsync($"/api/v1/cases/{number}");
        await foreign.ProblemAsync(404, "case.not-found");
        stranger.DefaultRequestHeaders.Add("X-Body", WebOffice.Body);
        using var pretending = await stranger.GetAsync($"/api/v1/cases/{number}");
        await pretending.ProblemAsync(403, "access.not-a-member");
    }

    [Test]
    public async Task UserOfTwoBodies_ChoosesByHeader()
    {
        await using var office = await WebOffice.OpenAsync();
        using var otherAdministrator = office.ClientFor(Role.Administrator, WebOffice.OtherBody);
        using var invited = await otherAdministrator.PostAsJsonAsync("/api/v1/users/invitations",
            new { userName = WebOffice.UserName(Role.Clerk), roles = new[] { "head" } });
        await invited.DoneAsync(202);
        using var clerk = office.ClientFor(Role.Clerk);
        using var asked = await clerk.GetAsync("/api/v1/me/invitations");
        using var agreed = await clerk.PostAsync($"/api/v1/me/invitations/{(await asked.DoneAsync())[0].GetProperty("id").GetString()}?accept=true", null);
        Assert.That((int)agreed.StatusCode, Is.EqualTo(204));
        using var first = await clerk.GetAsync("/api/v1/me");
        Assert.That((await first.DoneAsync()).GetProperty("body").GetString(), Is.EqualTo("HCG"));
        clerk.DefaultRequestHeaders.Add("X-Body", "OTH");
        using var second = await clerk.GetAsync("/api/v1/me");
        var there = await second.DoneAsync();
        Assert.That(there.GetProperty("body").GetString(), Is.EqualTo("OTH"));
        Assert.That(there.GetProperty("roles").EnumerateArray().Select(r => r.GetString()), Is.EqualTo(new[] { "head" }));
        // Now the account belongs to two bodies, so neither administrator alone may close it.
        using var close = await otherAdministrator.PostAsync($"/api/v1/users/{WebOffice.UserName(Role.Clerk)}/deactivation", null);
        await close.ProblemAsync(409, "office.user-of-other-bodies");
    }

    [Test]
    public async Task Cookie_SignsInForPages_AndOut()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/session",
            new { userName = WebOffice.UserName(Role.Head), password = WebOffice.Password });
        Assert.That((int)signIn.StatusCode, Is.EqualTo(200));
        var cookie = signIn.Headers.GetValues("Set-Cookie").Single();
        Assert.That(cookie, Does.Contain("httponly").IgnoreCase.And.Contain("samesite=lax").IgnoreCase);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        using var me = await client.GetAsync("/api/v1/me");
        Assert.That((await me.DoneAsync()).GetProperty("roles")[0].GetString(), Is.EqualTo("head"));
    }

    private static HttpClient WithKey(WebOffice office, string key)
    {
        var client = office.Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("ApiKey", key);
        return client;
    }
}
