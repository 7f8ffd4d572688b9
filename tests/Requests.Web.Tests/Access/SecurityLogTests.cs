using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Access;

/// <summary>Finding 11: sign-ins leave a trace for whoever watches, in the own body only, and for their term only.</summary>
public sealed class SecurityLogTests
{
    [Test]
    public async Task Finding11_TheLog_IsOfTheOwnBody_AndForWhoWatches()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.TokenAsync(WebOffice.UserName(Role.Clerk));
        var seen = await office.DoAsync(new ListSecurityEvents.Query(SecurityEventKind.SignedIn), Role.Supervisor);
        Assert.That(seen.Events.Select(e => (e.Kind, e.Name)), Is.EqualTo(new[] { (SecurityEventKind.SignedIn, WebOffice.UserName(Role.Clerk)) }));
        Assert.That((await office.DoAsync(new ListSecurityEvents.Query(), Role.Supervisor, WebOffice.OtherBody)).Events, Is.Empty);
        await office.RefusedAsync("access.not-allowed", new ListSecurityEvents.Query(), Role.Officer);
        Assert.That((await office.DoAsync(new ListSessions.Query(), Role.Clerk)).Count, Is.EqualTo(1));
        await office.DoAsync(new EndSessions.Command(), Role.Clerk);
        Assert.That(await office.DoAsync(new ListSessions.Query(), Role.Clerk), Is.Empty);
    }

    [Test]
    public async Task PII_11_TheLog_IsKeptForItsTerm_AndForgotten()
    {
        await using var office = await WebOffice.OpenAsync();
        await office.TokenAsync(WebOffice.UserName(Role.Clerk));
        Task<int> CountAsync() => office.InDbAsync(db => db.Set<SecurityEvent>().CountAsync());
        async Task ForgetAsync() => await ((SweepRunner)office.Services.GetService(typeof(SweepRunner))!)
            .RunAsync(Sweeps.Find(ForgetSecurityEvents.Name)!, CancellationToken.None);
        office.Time.Advance(TimeSpan.FromDays(184));
        await ForgetAsync();
        Assert.That(await CountAsync(), Is.EqualTo(1), "half a year at least");
        office.Time.Advance(TimeSpan.FromDays(10));
        await ForgetAsync();
        Assert.That(await CountAsync(), Is.Zero);
    }

    [TestCase("supervision/risk.csv", "PrintRiskBoard: Csv")]
    [TestCase("supervision/risk.xlsx", "PrintRiskBoard: Xlsx")]
    [TestCase("supervision/inspection-pack?from=2026-01-01&to=2026-03-02", "ReadInspectionPack")]
    [TestCase("reports/annual/2025?format=xlsx", "PrintAnnualReport: 2025")]
    [TestCase("reports/annual/2025?format=docx", "PrintAnnualReport: 2025")]
    [TestCase("reports/annual/2025?format=json", "ReadAnnualReport: 2025")]
    [Description("security 11")]
    public async Task Finding11_WhateverIsTakenAwayAsAFile_StandsInTheLog(string address, string details)
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var file = await head.GetAsync($"/api/v1/{address}");
        Assert.That((int)file.StatusCode, Is.EqualTo(200), await file.Content.ReadAsStringAsync());
        var seen = (await office.DoAsync(new ListSecurityEvents.Query(SecurityEventKind.Exported), Role.Supervisor)).Events;
        Assert.That(seen.Select(e => (e.Name, e.Details)), Is.EqualTo(new[] { (WebOffice.UserName(Role.Head), details) }));
    }

    [Test]
    public async Task Finding11_ToLookAtAReport_IsNoExport()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        using var read = await head.GetAsync("/api/v1/reports/annual/2025");
        await read.DoneAsync();
        Assert.That((await office.DoAsync(new ListSecurityEvents.Query(SecurityEventKind.Exported), Role.Supervisor)).Events, Is.Empty);
    }

    [Test]
    [Description("security 11")]
    public async Task Finding11_WhatChangesRights_AndWhatIsRead_StandsInTheLog()
    {
        await using var office = await WebOffice.OpenAsync();
        using var administrator = office.ClientFor(Role.Administrator);
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString()!;
        var service = await office.ServiceAsync(Role.Officer);
        var made = await (await administrator.PostAsJsonAsync("/api/v1/api-keys",
            new { name = "taker", userName = service, scopes = new[] { "read" } })).DoneAsync(201);
        await (await administrator.PutAsJsonAsync($"/api/v1/users/{WebOffice.UserName(Role.Reviewer)}/roles", new { roles = new[] { "reviewer", "officer" } })).DoneAsync();
        await (await clerk.PostAsJsonAsync($"/api/v1/cases/{number}/personal-data", new { reason = "电话联系" })).DoneAsync();
        using var denied = await clerk.GetAsync("/api/v1/users");
        Assert.That((int)denied.StatusCode, Is.EqualTo(403));
        using var bad = office.Anonymous();
        bad.DefaultRequestHeaders.Add("X-Api-Key", "rq0");
        using var refused = await bad.GetAsync("/api/v1/cases");
        using var revoked = await administrator.DeleteAsync($"/api/v1/api-keys/{made.GetProperty("id").GetString()}");

        var seen = (await office.DoAsync(new ListSecurityEvents.Query(), Role.Supervisor)).Events;
        (SecurityEventKind Kind, string Details)[] expected =
        [
            (SecurityEventKind.AccountOpened, $"CreateServiceAccount: {service}"), (SecurityEventKind.KeyMade, "CreateApiKey: taker"),
            (SecurityEventKind.RolesChanged, $"ChangeUserRoles: {WebOffice.UserName(Role.Reviewer)}"), (SecurityEventKind.Revealed, $"RevealPersonalData: {number}"),
            (SecurityEventKind.Denied, "GET /api/v1/users"), (SecurityEventKind.KeyRevoked, $"RevokeApiKey: {made.GetProperty("id").GetString()}"),
        ];
        foreach (var (kind, details) in expected)
            Assert.That(seen.Select(e => (e.Kind, e.Details)), Does.Contain((kind, details)), $"{kind}");
        Assert.That(await office.InDbAsync(db => db.Set<SecurityEvent>().CountAsync(e => e.Kind == SecurityEventKind.KeyRefused)), Is.EqualTo(1));
        Assert.That((await office.DoAsync(new ListSecurityEvents.Query(Name: WebOffice.UserName(Role.Clerk), From: SampleDay("2026-03-02"),
            To: SampleDay("2026-03-02")), Role.Supervisor))
            .Events.Select(e => e.Name).Distinct(), Is.EqualTo(new[] { WebOffice.UserName(Role.Clerk) }));
        Assert.That((await office.DoAsync(new ListSecurityEvents.Query(From: SampleDay("2026-03-03")), Role.Supervisor)).Events, Is.Empty);
    }

    [Test]
    [Description("security 11")]
    public async Task Finding11_ManyRefusals_AreToldOnce_AndThePageShowsThem()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        for (var no = 0; no < 25; no++) (await clerk.GetAsync("/api/v1/users")).Dispose();
        foreach (var role in new[] { Role.Administrator, Role.Supervisor })
        {
            var told = (await office.DoAsync(new ListInbox.Query(), role)).Notices.Where(n => n.Kind == NoticeKind.DeniedOften).ToList();
            Assert.That(told, Has.Count.EqualTo(1), $"{role}");
        }
        using var supervisor = await Browser.SignedInAsync(office, Role.Supervisor);
        var page = await supervisor.OpenAsync("/security?kind=Denied");
        Assert.That(page.Text, Does.Contain("越权被拒绝").And.Contain("GET /api/v1/users"));
        using var officer = await Browser.SignedInAsync(office, Role.Officer);
        Assert.That((int)(await officer.OpenAsync("/security")).Status, Is.EqualTo(403));
    }

    [Test]
    [Description("security 11")]
    public async Task Finding11_AnAdministratorAtANewPlace_AndOnePasswordTriedOnMany_AreToldOnce()
    {
        await using var office = await WebOffice.OpenAsync();
        Task SignInAsync(string from, string name, string password) => office.InScopeAsync(async services =>
        {
            var caller = services.GetRequiredService<Caller>();
            (caller.Address, caller.Roles) = (from, new HashSet<Role>());
            return await services.GetRequiredService<Hosting.Access.PasswordSignIn>().SignInAsync(name, password, null, SessionKind.Pages,
                CancellationToken.None);
        });
        var administrator = WebOffice.UserName(Role.Administrator);
        foreach (var from in new[] { "192.0.2.1", "192.0.2.1", "198.51.100.1", "198.51.100.1" }) await SignInAsync(from, administrator, WebOffice.Password);
        foreach (var from in new[] { "192.0.2.1", "198.51.100.1" }) await SignInAsync(from, WebOffice.UserName(Role.Clerk), WebOffice.Password);
        var places = (await office.DoAsync(new ListSecurityEvents.Query(SecurityEventKind.NewPlace), Role.Supervisor)).Events;
        Assert.That(places.Select(e => (e.Name, e.Address)), Is.EqualTo(new[] { (administrator, "198.51.100.1") }));
        Assert.That((await office.DoAsync(new ListInbox.Query(), Role.Administrator)).Notices.Count(n => n.Kind == NoticeKind.NewPlace), Is.EqualTo(1));

        for (var no = 0; no < 32; no++) await SignInAsync("203.0.113.5", $"somebody{no}", "Spring-2026-Spring");
        Assert.That((await office.DoAsync(new ListInbox.Query(), Role.Operator)).Notices.Count(n => n.Kind == NoticeKind.GuessingFromNetwork), Is.EqualTo(1));
    }

    private static DateOnly SampleDay(string day) => DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
}
