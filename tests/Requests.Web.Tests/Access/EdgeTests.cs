using System.Net.Http.Json;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Access;

/// <summary>What lies at the edge: cookies, brakes, forwarded headers, the description of the API, where a fault is told (findings 12, 20, 21, 25, 27).</summary>
public sealed class EdgeTests
{
    [Test]
    [Description("security 25")]
    public async Task Finding25_BehindHttps_CookiesKeepToThisHost_AndOldOnesEnd()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Office:PublicAddress=https://gk.city.example");
        using var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/session",
            new { userName = WebOffice.UserName(Role.Head), password = WebOffice.Password });
        var session = signIn.Headers.GetValues("Set-Cookie").Single();
        Assert.That(session, Does.StartWith("__Host-requests.session=").And.Contain("; secure").And.Contain("path=/").And.Contain("httponly").And.Not.Contain("domain"));
        using var form = await client.GetAsync("/sign-in");
        Assert.That(form.Headers.GetValues("Set-Cookie").Single(c => c.Contains("requests.form", StringComparison.Ordinal)),
            Does.StartWith("__Host-requests.form=").And.Contain("; secure"));
        using var old = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { { "Cookie", "requests.session=abc; requests.form=def" } } };
        using var answer = await client.SendAsync(old);
        var ended = answer.Headers.GetValues("Set-Cookie").ToList();
        foreach (var name in new[] { "requests.session", "requests.form" })
            Assert.That(ended, Has.Some.StartsWith($"{name}=;").And.Some.Contain("1970"), name);
    }

    [Test]
    [Description("security 25")]
    public async Task Finding25_WithoutHttps_CookiesGoOnAsTheyWere()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/session",
            new { userName = WebOffice.UserName(Role.Head), password = WebOffice.Password });
        Assert.That(signIn.Headers.GetValues("Set-Cookie").Single(), Does.StartWith("requests.session=").And.Not.Contain("; secure"));
    }

    [Test]
    [Description("security 20")]
    public async Task Finding20_ReadingIsBraked_AndTheDescriptionIsMadeOnce()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Limits:ReadsPerMinute=3");
        using var client = office.Anonymous();
        using var first = await client.GetAsync("/openapi/v1.json");
        var tag = first.Headers.ETag;
        Assert.That(tag, Is.Not.Null);
        using var again = new HttpRequestMessage(HttpMethod.Get, "/openapi/v1.json");
        again.Headers.IfNoneMatch.Add(tag!);
        using var unchanged = await client.SendAsync(again);
        Assert.That((int)unchanged.StatusCode, Is.EqualTo(304));
        using var third = await client.GetAsync("/api/v1/bodies");
        using var fourth = await client.GetAsync("/");
        Assert.That((int)fourth.StatusCode, Is.EqualTo(429));
        Assert.That(fourth.Headers.RetryAfter, Is.Not.Null);
        using var health = await client.GetAsync("/health/live");
        Assert.That((int)health.StatusCode, Is.Not.EqualTo(429), "whoever watches the program is not braked");
    }

    [TestCase("", "203.0.113.9", "198.51.100.7", "198.51.100.7")]
    [TestCase("10.0.0.0/8", "203.0.113.9", "198.51.100.7", "198.51.100.7")]
    [TestCase("10.0.0.0/8", "203.0.113.9", "10.1.2.3", "203.0.113.9")]
    [TestCase("10.1.2.3", "1.1.1.1, 203.0.113.9", "10.1.2.3", "203.0.113.9")]
    [Description("security 20")]
    public async Task Finding20_OnlyNamedProxies_AreBelieved(string trusted, string forwarded, string from, string seen)
    {
        await using var office = await WebOffice.OpenAsync(adapt: builder => builder.Services.AddSingleton<IStartupFilter>(new From(from)),
            settings: $"--Access:TrustedProxies={trusted}");
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Add("X-Forwarded-For", forwarded);
        using var signIn = await client.PostAsJsonAsync("/api/v1/auth/token", new { userName = WebOffice.UserName(Role.Head), password = WebOffice.Password });
        Assert.That(await office.InDbAsync(db => db.Set<SecurityEvent>().Select(e => e.Address).SingleAsync()), Is.EqualTo(seen));
    }

    [TestCase("--Access:TrustedProxies=nobody")]
    [TestCase("--Access:SecondFactorRoles=Applicant")]
    [TestCase("--Access:SecurityContact=javascript:x")]
    [TestCase("--FORWARDEDHEADERS_ENABLED=true")]
    public void ASetting_ThatWouldOpenTheEdge_StopsTheStart(string setting) =>
        Assert.That(() => Composition.ReadSettings([setting]), Throws.InstanceOf<SettingsException>());

    [Test]
    [Description("security 20")]
    public async Task Finding20_WhatAStrangerSendsIn_HasAMeasureForTheDay()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Limits:RequestsPerDay=2");
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Add("X-Body", "HCG");
        var codes = new List<int>();
        for (var no = 0; no < 3; no++)
        {
            using var answer = await client.PostAsJsonAsync("/api/v1/portal/requests", SampleData.Online());
            codes.Add((int)answer.StatusCode);
        }
        Assert.That(codes[^1], Is.EqualTo(429), string.Join(" ", codes));
        Assert.That(codes[0], Is.LessThan(300));
    }

    [Test]
    public async Task ASecurityContact_IsToldWhereTheStandardLooksForIt()
    {
        await using var office = await WebOffice.OpenAsync(settings: "--Access:SecurityContact=mailto:security@city.example");
        using var client = office.Anonymous();
        var text = await client.GetStringAsync("/.well-known/security.txt");
        Assert.That(text, Does.Contain("Contact: mailto:security@city.example").And.Contain("Expires: 2026-08-31T00:00:00Z"));
        await using var silent = await WebOffice.OpenAsync();
        using var none = silent.Anonymous();
        using var missing = await none.GetAsync("/.well-known/security.txt");
        Assert.That((int)missing.StatusCode, Is.EqualTo(404));
    }

    [TestCase("/api/v1/public/HCG/disclosures?year=-1")]
    [TestCase("/api/v1/public/HCG/disclosures?year=2147483647")]
    [TestCase("/api/v1/public/HCG/disclosures?year=0")]
    [Description("security 21")]
    public async Task Finding21_AFarYear_IsRefusedInWords(string address)
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400));
    }

    [TestCase("GET", "/publications/0", null)]
    [TestCase("GET", "/publications/-1", null)]
    [TestCase("GET", "/api/v1/register/publications/0", null)]
    [TestCase("GET", "/api/v1/register/publications/-1/months", null)]
    [TestCase("GET", "/api/v1/absences?From=9999-12-31", null)]
    [TestCase("GET", "/api/v1/absences?From=0001-01-01&To=0001-01-02", null)]
    [TestCase("POST", "/api/v1/absences", "{\"from\":\"9999-12-31\",\"to\":\"9999-12-31\"}")]
    [TestCase("POST", "/api/v1/reports/annual/check", "{\"year\":2026,\"tables\":{\"partThree\":[null],\"partFour\":[null]}}")]
    [TestCase("POST", "/api/v1/reports/annual/check", "{\"year\":2026,\"rows\":[null]}")]
    [TestCase("PUT", "/api/v1/reports/annual/2026/known", "{\"rows\":[null],\"source\":\"x\",\"tables\":{\"partThree\":[null]}}")]
    [TestCase("POST", "/api/v1/portal/drafts", "{\"answers\":null}")]
    [TestCase("POST", "/api/v1/portal/drafts", "{\"answers\":{\"a\":null}}")]
    [TestCase("POST", "/api/v1/cases/HCG-2026-0001/reply-drafts", "{\"fields\":[null]}")]
    [Description("security 21")]
    public async Task Finding21_NothingThatIsSent_IsAFault(string method, string address, string? body)
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        await (await officer.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        using var request = new HttpRequestMessage(new(method),
            address)
        { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = await officer.SendAsync(request);
        Assert.That((int)answer.StatusCode, Is.LessThan(500), await answer.Content.ReadAsStringAsync());
    }

    [TestCase("0001-01-01")]
    [TestCase("1899-12-31")]
    [Description("security 21")]
    public async Task Finding21_ARequest_CannotHaveArrivedBeforeAnyCalendar(string arrivedOn)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted(arrivedOn));
        await answer.ProblemAsync(400, "input.invalid");
    }

    [Test]
    [Description("security 27")]
    public async Task Finding27_TheWayIn_LiesInAFileOfTheOwner_AndNotInTheLog()
    {
        await using var office = await WebOffice.OpenEmptyAsync();
        var said = new StringWriter();
        var console = Console.Out;
        Console.SetOut(said);
        try
        {
            await office.PrintSetUpLinkAsync();
        }
        finally
        {
            Console.SetOut(console);
        }
        var file = Path.Combine(office.Folder, "set-up-link.txt");
        Assert.That(said.ToString(), Does.Not.Contain("token=").And.Contain(file));
        Assert.That(await File.ReadAllTextAsync(file), Does.Contain("/set-up?token="));
        if (!OperatingSystem.IsWindows()) Assert.That(File.GetUnixFileMode(file), Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    [Description("security 12")]
    public async Task Finding12_NoLetterAndNoPaper_IsReadByGet()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        var number = (await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201)).GetProperty("caseNumber").GetString();
        foreach (var address in new[] { "letters/1.pdf", "papers/application.pdf", "papers/envelope.txt" })
        {
            using var answer = await clerk.GetAsync($"/api/v1/cases/{number}/{address}");
            Assert.That((int)answer.StatusCode, Is.EqualTo(405), address);
        }
        Assert.That(await office.InDbAsync(db => db.Set<PersonalReading>().CountAsync()), Is.Zero);
    }

    [Test]
    [Description("security 26")]
    public async Task Finding26_AKeyForFigures_SeesNoSingleCase()
    {
        await using var office = await WebOffice.OpenAsync();
        var service = await office.ServiceAsync(Role.Head);
        var key = await office.DoAsync(new CreateApiKey.Command("figures", service, [ApiScopes.Report]), Role.Administrator);
        using var client = office.Anonymous();
        client.DefaultRequestHeaders.Add("X-Api-Key", key.Key);
        using var report = await client.GetAsync("/api/v1/reports/annual/2026");
        await report.DoneAsync();
        using var cell = await client.GetAsync("/api/v1/reports/annual/2026/cells/NEW/total");
        await cell.ProblemAsync(403, "access.not-allowed");
    }

    private sealed class From(string address) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Use((HttpContext http, RequestDelegate go) =>
            {
                http.Connection.RemoteIpAddress = System.Net.IPAddress.Parse(address);
                return go(http);
            });
            next(app);
        };
    }
}
