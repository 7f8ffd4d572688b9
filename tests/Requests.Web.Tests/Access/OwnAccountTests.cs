using System.Net.Http.Json;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Access;

/// <summary>Findings 17 and 18: the own account is changed by who knows the password now, no common one is taken, and a role may ask for a second factor.</summary>
public sealed class OwnAccountTests
{

    [TestCase("POST", "/api/v1/me/second-factor")]
    [TestCase("POST", "/api/v1/me/second-factor/recovery-codes")]
    [TestCase("POST", "/api/v1/me/calendar-feed")]
    [TestCase("DELETE", "/api/v1/me/calendar-feed")]
    [TestCase("DELETE", "/api/v1/me/sessions")]
    [Description("security 17, use case ConfirmPassword.")]
    public async Task Finding17_TheOwnAccount_WantsThePasswordAgain_AfterAWhile(string method, string address)
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await SignedInAsync(office);
        office.Time.Advance(TimeSpan.FromMinutes(11));
        using var late = await browser.SendAsync(new HttpRequestMessage(new(method), address));
        await late.ProblemAsync(401, "access.password-needed");
        using var wrong = await browser.PostAsJsonAsync("/api/v1/me/confirmation", new { presentPassword = "no" });
        await wrong.ProblemAsync(400, "office.wrong-password");
        using var right = await browser.PostAsJsonAsync("/api/v1/me/confirmation", new { presentPassword = WebOffice.Password });
        await right.DoneAsync();
        using var now = await browser.SendAsync(new HttpRequestMessage(new(method), address));
        Assert.That((int)now.StatusCode, Is.Not.EqualTo(401));
    }

    [Test]
    [Description("security 17")]
    public async Task Finding17_AnAdministrator_MakesAKey_WithThePasswordJustGiven()
    {
        await using var office = await WebOffice.OpenAsync();
        var service = await office.ServiceAsync(Role.Officer);
        using var administrator = await SignedInAsync(office, Role.Administrator);
        office.Time.Advance(TimeSpan.FromMinutes(11));
        using var late = await administrator.PostAsJsonAsync("/api/v1/api-keys", new { name = "k", userName = service, scopes = new[] { "read" } });
        await late.ProblemAsync(401, "access.password-needed");
    }

    [TestCase("password", "{{\"presentPassword\":\"{0}\",\"newPassword\":\"Umbrella-River-74-Quiet\"}}", "POST")]
    [TestCase("email", "{{\"presentPassword\":\"{0}\",\"email\":\"a@example.invalid\"}}", "PUT")]
    [TestCase("confirmation", "{{\"presentPassword\":\"{0}\"}}", "POST")]
    [Description("security 17")]
    public async Task Finding17_WrongPresentPasswords_SlowDown_AsAtTheSignIn(string door, string body, string method)
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await SignedInAsync(office);
        async Task<HttpResponseMessage> TryAsync(string password) => await browser.SendAsync(new HttpRequestMessage(new(method), $"/api/v1/me/{door}")
        {
            Content = new StringContent(string.Format(System.Globalization.CultureInfo.InvariantCulture, body, password),
                System.Text.Encoding.UTF8, "application/json"),
        });
        for (var no = 0; no < SecurityLog.FailuresUntilWait; no++) (await TryAsync("wrong")).Dispose();
        using var right = await TryAsync(WebOffice.Password);
        await right.ProblemAsync(401, "access.locked");
        Assert.That(await office.InDbAsync(db => db.Set<SecurityEvent>().CountAsync(e => e.Kind == SecurityEventKind.SignInFailed)),
            Is.EqualTo(SecurityLog.FailuresUntilWait));
    }

    [TestCase("password1234")]
    [TestCase("123456789012")]
    [TestCase("qwertyuiopas")]
    [TestCase("abcdefghijkl")]
    [TestCase("1234567890ab")]
    [TestCase("P@ssw0rd1234")]
    [TestCase("hcg.officer2026")]
    [TestCase("某市城市管理局某市城市管理局")]
    [TestCase("某市城市管理局12345")]
    [TestCase("Demo-Office-2020!")]
    [TestCase("demo-office-2020!")]
    [Description("security 18")]
    public async Task Finding18_ACommonPassword_OrOneOfNames_IsRefused(string password)
    {
        await using var office = await WebOffice.OpenAsync();
        var refused = await office.RefusedAsync("input.invalid", new ChangeOwnPassword.Command(WebOffice.Password, password), Role.Officer);
        Assert.That(refused.Fields!.Keys, Does.Contain("newPassword"));
    }

    [TestCase("Umbrella-River-74-Quiet")]
    [TestCase("青山不改绿水长流后会有期吧")]
    [TestCase("x7#Kq2!vLp9z")]
    [TestCase("Correct-Horse-2026")]
    [Description("security 18")]
    public async Task Finding18_AGoodPassword_IsTaken(string password)
    {
        await using var office = await WebOffice.OpenAsync();
        await office.DoAsync(new ChangeOwnPassword.Command(WebOffice.Password, password), Role.Officer);
    }

    [Test]
    [Description("security 18")]
    public async Task Finding18_ARole_MayAskForASecondFactor_AndUntilThenNothingElseIsOpen()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Access:SecondFactorRoles=Administrator,Operator");
        using var administrator = await SignedInAsync(office, Role.Administrator);
        foreach (var address in new[] { "users", "body", "me/inbox", "users/security-events" })
        {
            using var shut = await administrator.GetAsync($"/api/v1/{address}");
            if ((int)shut.StatusCode != 404) await shut.ProblemAsync(403, "access.second-factor-needed");
        }
        using var me = await administrator.GetAsync("/api/v1/me");
        await me.DoneAsync();
        using var page = await Browser.SignedInAsync(office, Role.Administrator);
        var led = await page.OpenAsync("/admin/users");
        Assert.That((led.Address, led.Text), Is.EqualTo(("/profile", led.Text)));
        Assert.That(led.Text, Does.Contain("您的角色须启用第二验证因素"));
        using var officer = await SignedInAsync(office);
        using var open = await officer.GetAsync("/api/v1/cases");
        await open.DoneAsync();
        await office.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByNameAsync(WebOffice.UserName(Role.Administrator)))!;
            user.TwoFactorEnabled = true;
            return await users.UpdateAsync(user);
        });
        using var after = await administrator.GetAsync("/api/v1/users");
        await after.DoneAsync();
    }

    [Test]
    [Description("security 18")]
    public async Task Finding18_ABody_AsksItsOwnRolesForASecondFactor_AndNoOtherBody()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = await SignedInAsync(office, Role.Administrator);
        using var reviewer = await SignedInAsync(office, Role.Reviewer);
        var body = await office.DoAsync(new ReadBody.Query(), Role.Administrator);
        foreach (var role in new[] { Role.Applicant, Role.System, Role.Operator, (Role)99 })
            await office.RefusedAsync("input.invalid", new ChangeBodySettings.Command(body.Name, body.Settings with { SecondFactorRoles = [role] }),
                Role.Administrator);
        await office.DoAsync(new ChangeBodySettings.Command(body.Name, body.Settings with { SecondFactorRoles = [Role.Reviewer, Role.Chief] }), Role.Administrator);

        using var shut = await reviewer.GetAsync("/api/v1/cases");
        await shut.ProblemAsync(403, "access.second-factor-needed");
        using var page = await Browser.SignedInAsync(office, Role.Chief);
        Assert.That((await page.OpenAsync("/work")).Address, Is.EqualTo("/profile"));
        using var open = await administrator.GetAsync("/api/v1/users");
        await open.DoneAsync();
        using var other = office.ClientFor(Role.Reviewer, WebOffice.OtherBody);
        using var there = await other.GetAsync("/api/v1/cases");
        await there.DoneAsync();
        await office.InScopeAsync(async services =>
        {
            var users = services.GetRequiredService<UserManager<User>>();
            var user = (await users.FindByNameAsync(WebOffice.UserName(Role.Reviewer)))!;
            user.TwoFactorEnabled = true;
            return await users.UpdateAsync(user);
        });
        using var after = await reviewer.GetAsync("/api/v1/cases");
        await after.DoneAsync();
    }

    [Test]
    [Description("security 10")]
    public async Task Finding10_AnAdministrator_LinksAPersonOfTheProvider_AndThePersonSeesIt()
    {
        await using var office = await WebOffice.OpenAsync(settings: ["--Oidc:Authority=https://id.city.example", "--Oidc:ClientId=gk"]);
        var name = WebOffice.UserName(Role.Officer);
        await office.DoAsync(new LinkProvider.Command(name, "s-1"), Role.Administrator);
        Assert.That((await office.DoAsync(new WhoAmI.Query(), Role.Officer)).Provider, Is.EqualTo("s-1"));
        Assert.That((await office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices.Select(n => n.Kind),
            Does.Contain(Requests.Features.Services.Notices.NoticeKind.ProviderLinked));
        await office.RefusedAsync("office.subject-taken", new LinkProvider.Command(WebOffice.UserName(Role.Clerk), "s-1"), Role.Administrator);
        await office.RefusedAsync("access.not-allowed", new LinkProvider.Command(name, "s-2"), Role.Head);
        await office.RefusedAsync("office.no-such-user", new LinkProvider.Command(name, "s-2"), Role.Administrator, WebOffice.OtherBody);
        await office.DoAsync(new LinkProvider.Command(name, "s-2"), Role.Administrator);
        Assert.That((await office.DoAsync(new WhoAmI.Query(), Role.Officer)).Provider, Is.EqualTo("s-2"), "one subject an account");
        await office.DoAsync(new LinkProvider.Command(name), Role.Administrator);
        Assert.That((await office.DoAsync(new WhoAmI.Query(), Role.Officer)).Provider, Is.Empty);
    }

    [Test]
    [Description("security 17")]
    public async Task Finding17_AForm_AsksForThePassword_WhereItIsNeeded()
    {
        await using var office = await WebOffice.OpenAsync();
        using var browser = await Browser.SignedInAsync(office, Role.Officer);
        var fresh = await browser.OpenAsync("/acts/open-calendar-feed");
        Assert.That(fresh.Html, Does.Not.Contain("name=\"confirm\""));
        office.Time.Advance(TimeSpan.FromMinutes(11));
        var asks = await browser.OpenAsync("/acts/open-calendar-feed");
        Assert.That(asks.Html, Does.Contain("name=\"confirm\""));
        var wrong = await browser.SendAsync(asks, new() { ["confirm"] = "no" });
        Assert.That((int)wrong.Status, Is.EqualTo(400));
        var made = await browser.SendAsync(wrong, new() { ["confirm"] = WebOffice.Password });
        Assert.That((int)made.Status, Is.EqualTo(200));
        Assert.That(made.Html, Does.Contain("class=\"secret\""));
    }

    private static async Task<HttpClient> SignedInAsync(WebOffice office, Role role = Role.Officer)
    {
        var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/session", new { userName = WebOffice.UserName(role), password = WebOffice.Password });
        client.DefaultRequestHeaders.Add("Cookie", signIn.Headers.GetValues("Set-Cookie").Single().Split(';')[0]);
        return client;
    }
}
