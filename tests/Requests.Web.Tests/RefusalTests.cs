using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests;

/// <summary>One form for every refusal, in the language asked for.</summary>
public sealed class RefusalTests
{
    [TestCase("zh-CN", "请按提示修改")]
    [TestCase("en-GB", "see the fields")]
    public async Task FaultyInput_NamesEveryFieldInTheCallersLanguage(string language, string words)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk, language: language);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases",
            new
            {
                channel = "registeredPost",
                subject = "",
                requestText = "x",
                applicantType = "naturalPerson",
                applicant = SampleData.Applicant(""),
                arrivedOn = "2026-03-03"
            });
        var problem = await answer.ProblemAsync(400, "input.invalid");
        Assert.That(problem.GetProperty("title").GetString(), Does.Contain(words));
        Assert.That(problem.GetProperty("errors").EnumerateObject().Select(e => e.Name), Is.SupersetOf(new[] { "subject", "applicant.name", "arrivedOn" }));
        Assert.That(problem.TryGetProperty("traceId", out _), Is.False);
    }

    [TestCase("""{"arrivedOn":"yesterday"}""", "arrivedOn")]
    [TestCase("""{"channel":"pigeon"}""", "channel")]
    [TestCase("""{"applicant":{"name":5}}""", "applicant.name")]
    [TestCase("""{"subject":""", "subject")]
    [TestCase("not json", "body")]
    public async Task UnreadableJson_NamesTheField(string json, string field)
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk, language: "en");
        using var answer = await clerk.PostAsync("/api/v1/cases", new StringContent(json, Encoding.UTF8, "application/json"));
        var problem = await answer.ProblemAsync(400, "input.not-readable");
        Assert.That(problem.GetProperty("errors").EnumerateObject().Single().Name, Is.EqualTo(field));
    }

    [Test]
    public async Task ProtocolFaults_HaveTheSameForm()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var unknown = await clerk.GetAsync("/api/v1/nothing-here");
        await unknown.ProblemAsync(404, "http.not-found");
        using var method = await clerk.PatchAsync("/api/v1/cases", JsonContent.Create(new { }));
        await method.ProblemAsync(405, "http.method-not-allowed");
        using var type = await clerk.PostAsync("/api/v1/cases", new StringContent("<case/>", Encoding.UTF8, "application/xml"));
        await type.ProblemAsync(415, "http.unsupported-media-type");
        clerk.DefaultRequestHeaders.Add("Idempotency-Key", new string('k', 201));
        using var key = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await key.ProblemAsync(400, "input.invalid");
    }

    [Test]
    public async Task Bug_TellsATraceIdAndNothingElse()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await office.InDbAsync(db => db.Database.ExecuteSqlRawAsync("DROP TABLE Events"));
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var problem = await answer.ProblemAsync(500, "http.unexpected");
        Assert.That(problem.GetProperty("traceId").GetString(), Is.Not.Empty);
        Assert.That(problem.GetRawText(), Does.Not.Contain("Events").And.Not.Contain("Exception"));
    }

    [Test]
    public async Task StaleVersion_Is412_WrongStateIs409_UnknownCaseIs404()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        using var officer = office.ClientFor(Role.Officer);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var number = (await registered.DoneAsync(201)).GetProperty("caseNumber").GetString();
        var correction = new { on = "2026-03-02", points = new[] { "请写明文件名称" }, workingDays = 15 };
        using var stale = await SendAsync(officer, $"/api/v1/cases/{number}/correction-notices", correction, $"\"{Guid.NewGuid():N}\"");
        await stale.ProblemAsync(412, "case.changed-meanwhile");
        using var state = await SendAsync(officer, $"/api/v1/cases/{number}/correction-notices", correction, registered.Headers.ETag!.ToString());
        await state.ProblemAsync(409, "case.wrong-state");
        using var unknown = await officer.GetAsync("/api/v1/cases/HCG-1999-0001");
        await unknown.ProblemAsync(404, "case.not-found");
    }

    [Test, Property("Rule", "CLK-2")]
    public async Task Law_SaysNoWithItsRule()
    {
        await using var office = await WebOffice.OpenAsync("2026-03-02");
        using var clerk = office.ClientFor(Role.Clerk);
        using var officer = office.ClientFor(Role.Officer);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        var number = (await registered.DoneAsync(201)).GetProperty("caseNumber").GetString();
        await office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync()).Assign(WebOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        office.GoTo("2026-03-12");
        using var late = await officer.PostAsJsonAsync($"/api/v1/cases/{number}/correction-notices", new { on = "2026-03-12", points = new[] { "请写明文件名称" }, workingDays = 15 });
        var problem = await late.ProblemAsync(422, (await late.JsonAsync()).GetProperty("code").GetString()!);
        Assert.That(problem.GetProperty("ruleId").GetString(), Is.EqualTo("CLK-2"));
        Assert.That(problem.GetProperty("article").GetString(), Is.Not.Empty);
    }

    [Test]
    public async Task RetriedRequest_GetsTheFirstAnswer_AndAnotherOneIsRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        clerk.DefaultRequestHeaders.Add("Idempotency-Key", "4711");
        using var first = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        using var second = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        Assert.That((await second.DoneAsync(201)).GetRawText(), Is.EqualTo((await first.DoneAsync(201)).GetRawText()));
        Assert.That(second.Headers.ETag, Is.EqualTo(first.Headers.ETag));
        using var other = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted(subject: "另一件事"));
        await other.ProblemAsync(422, "idempotency.key-reused");
    }

    [Test]
    public async Task Browsers_AreToldToStayInside()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.Anonymous();
        using var answer = await client.GetAsync("/api/v1/permissions");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(),
                Does.StartWith("default-src 'self'").And.Contain("frame-ancestors 'none'"));
            Assert.That(answer.Headers.GetValues("X-Content-Type-Options").Single(), Is.EqualTo("nosniff"));
            Assert.That(answer.Headers.GetValues("Referrer-Policy").Single(), Is.EqualTo("same-origin"));
            Assert.That(answer.Headers.CacheControl!.NoStore);
        }
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, string path, object body, string version)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        request.Headers.IfMatch.Add(EntityTagHeaderValue.Parse(version));
        return client.SendAsync(request);
    }
}
