using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Api;

/// <summary>The helpers as other systems and spreadsheets see them: names and shapes of what goes in and comes out.</summary>
public sealed class CalculatorDoorTests
{
    private WebOffice _office = null!;
    private HttpClient _client = null!;

    [OneTimeSetUp]
    public async Task OpenAsync()
    {
        _office = await WebOffice.OpenAsync("2026-11-23");
        _client = _office.ClientFor(Role.Clerk);
    }

    [OneTimeTearDown]
    public async Task CloseAsync()
    {
        _client.Dispose();
        await _office.DisposeAsync();
    }

    [Test]
    public async Task T1_DueDate()
    {
        using var answer = await _client.GetAsync("/api/v1/calendar/due-date?start=2022-09-30&workingDays=20");
        var due = await answer.DoneAsync();
        Assert.That(due.GetProperty("dueOn").GetString(), Is.EqualTo("2022-11-02"));
        Assert.That(due.GetProperty("provisional").GetBoolean(), Is.False);
        Assert.That(due.GetProperty("calendarVersion").GetString(), Does.StartWith("cn-2026."));
    }

    [Test]
    public async Task DueDate_WithACalendarAndPeriods()
    {
        Assert.That((await PostAsync("/api/v1/calendar/due-date", """{"start":"2026-03-02","workingDays":5,"calendar":{"offDays":["2026-03-03"],"workDays":["2026-03-07"]}}"""))
            .GetProperty("dueOn").GetString(), Is.EqualTo("2026-03-09"));
        Assert.That((await PostAsync("/api/v1/calendar/due-date", """{"start":"2026-03-02","periods":{"replyWorkingDays":5}}"""))
            .GetProperty("dueOn").GetString(), Is.EqualTo("2026-03-09"));
    }

    [Test]
    public async Task WorkingDays_CountsAndNamesEachDay()
    {
        using var answer = await _client.GetAsync("/api/v1/calendar/working-days?from=2022-09-30&to=2022-10-09");
        var counted = await answer.DoneAsync();
        Assert.That(counted.GetProperty("count").GetInt32(), Is.EqualTo(2));
        var days = counted.GetProperty("days").EnumerateArray().Select(d => (d.GetProperty("on").GetString(), d.GetProperty("kind").GetString())).ToList();
        Assert.That(days, Has.Count.EqualTo(9));
        Assert.That((days[0], days[^1]), Is.EqualTo((("2022-10-01", "holiday"), ("2022-10-09", "makeUp"))));
    }

    [Test]
    public async Task T8_ClockPreview()
    {
        var clock = await PostAsync("/api/v1/clock/preview", """{"receivedOn":"2026-03-02","entries":[{"kind":"thirdPartyConsulted","on":"2026-03-06","deliveredOn":"2026-03-10"}]}""");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(clock.GetProperty("replyDueOn").GetString(), Is.EqualTo("2026-04-23"));
            Assert.That(clock.GetProperty("provisional").GetBoolean(), Is.False);
            Assert.That(clock.GetProperty("calendarVersion").GetString(), Is.Not.Empty);
            var thirdParty = clock.GetProperty("deadlines").EnumerateArray().Single(d => d.GetProperty("rule").GetString() == "CLK-6");
            Assert.That((thirdParty.GetProperty("dueOn").GetString(), thirdParty.GetProperty("provisional").GetBoolean()), Is.EqualTo(("2026-03-31", false)));
            var trail = clock.GetProperty("trail").EnumerateArray().ToList();
            Assert.That(trail.Select(d => d.GetProperty("kind").GetString()).Distinct(), Is.EquivalentTo(new[] { "counted", "rest", "paused" }));
            Assert.That((trail[^1].GetProperty("on").GetString(), trail[^1].GetProperty("number").GetInt32()), Is.EqualTo(("2026-04-23", 20)));
            Assert.That(trail[0].GetProperty("reason").GetString(), Is.EqualTo("第1个工作日"));
            Assert.That(trail[0].GetProperty("rule").GetString(), Is.EqualTo("CLK-1"));
        }
    }

    [Test]
    public async Task CLK_5_ClockPreview_OfALateExtension_NamesEntryAndRule()
    {
        using var answer = await _client.PostAsync("/api/v1/clock/preview",
            Json("""{"receivedOn":"2026-03-02","entries":[{"kind":"extended","on":"2026-03-31","workingDays":20}]}"""));
        var problem = await answer.ProblemAsync(422, "clock.extension-too-late");
        Assert.That(problem.GetProperty("ruleId").GetString(), Is.EqualTo("CLK-5"));
        Assert.That(problem.GetProperty("errors").TryGetProperty("entries[0]", out _));
    }

    [TestCase("""{"entries":[]}""")]
    [TestCase("""{"receivedOn":"2026-02-30"}""")]
    [TestCase("""{"receivedOn":"2026-03-02","entries":[{"kind":"nonsense","on":"2026-03-06"}]}""")]
    [TestCase("""{"receivedOn":"2026-03-02","entries":[null]}""")]
    [TestCase("""{"receivedOn":"2026-03-02","entries":[{"kind":"undone","on":"2026-03-06"}]}""")]
    [TestCase("""{"receivedOn":"2026-03-02","periods":{"replyWorkingDays":0}}""")]
    [TestCase("""{"receivedOn":"2026-03-02","periods":{"replyDays":10}}""")]
    [TestCase("""{"receivedOn":"9999-12-31"}""")]
    public async Task ClockPreview_OfNonsense_IsABadRequest(string body)
    {
        using var answer = await _client.PostAsync("/api/v1/clock/preview", Json(body));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400), await answer.Content.ReadAsStringAsync());
    }

    [TestCase("/api/v1/calendar/due-date?start=2022-09-31&workingDays=20")]
    [TestCase("/api/v1/calendar/due-date?start=2022-09-30&workingDays=0")]
    [TestCase("/api/v1/calendar/due-date?workingDays=20")]
    [TestCase("/api/v1/calendar/working-days?from=2022-09-30&to=2022-09-29")]
    [TestCase("/api/v1/calendar/working-days?from=2002-09-30&to=2026-09-29")]
    public async Task Calendar_OfNonsense_IsABadRequest(string address)
    {
        using var answer = await _client.GetAsync(address);
        Assert.That((int)answer.StatusCode, Is.EqualTo(400), await answer.Content.ReadAsStringAsync());
    }

    [Test]
    public async Task FEE_3_FeeQuote_IsInYuan()
    {
        var quote = await PostAsync("/api/v1/fees/quote", """{"tariff":"byItem","count":31}""");
        Assert.That(quote.GetProperty("amount").GetDecimal(), Is.EqualTo(2200m));
        Assert.That(quote.GetProperty("steps").EnumerateArray().Sum(s => s.GetProperty("amount").GetDecimal()), Is.EqualTo(2200m));
    }

    [Test]
    public async Task Outcomes_Of2021()
    {
        using var answer = await _client.GetAsync("/api/v1/outcomes?year=2021");
        var leaves = (await answer.DoneAsync()).GetProperty("leaves").EnumerateArray().ToList();
        Assert.That(leaves, Has.Count.EqualTo(21));
        var notHeld = leaves.Single(l => l.GetProperty("code").GetString() == "UNAVAILABLE_NOT_HELD");
        Assert.That(notHeld.GetProperty("articles").EnumerateArray().Select(a => a.GetString()), Has.Some.Contains("第三十六条第五项"));
        Assert.That(notHeld.GetProperty("reportRow").GetProperty("chinese").GetString(), Is.EqualTo("本机关不掌握相关政府信息"));
        Assert.That(notHeld.GetProperty("remedies")[0].GetProperty("reconsiderationDays").GetInt32(), Is.EqualTo(60));
    }

    [Test]
    public async Task Helpers_AreForSignedInUsers()
    {
        using var nobody = _office.Anonymous();
        using var due = await nobody.GetAsync("/api/v1/calendar/due-date?start=2022-09-30&workingDays=20");
        await due.ProblemAsync(401, "access.not-signed-in");
        using var outcomes = await nobody.GetAsync("/api/v1/outcomes");
        await outcomes.ProblemAsync(401, "access.not-signed-in");
    }

    private async Task<JsonElement> PostAsync(string address, string body)
    {
        using var answer = await _client.PostAsync(address, Json(body));
        return await answer.DoneAsync();
    }

    private static StringContent Json(string body) => new(body, System.Text.Encoding.UTF8, "application/json");
}
