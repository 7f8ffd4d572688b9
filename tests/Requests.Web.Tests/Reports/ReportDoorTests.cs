using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Reports;

public sealed class ReportDoorTests
{
    [Test]
    public async Task AnnualReport_ReadsAsTheFormAndPassesItsOwnCheck()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        using var head = office.ClientFor(Role.Head);
        var report = await (await head.GetAsync("/api/v1/reports/annual/2026")).DoneAsync();
        var partThree = report.GetProperty("partThree");
        var rows = partThree.GetProperty("rows").EnumerateArray().ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(report.GetProperty("layout").GetString(), Is.EqualTo("2021"));
            Assert.That(partThree.GetProperty("columns").EnumerateArray().Select(c => c.GetString()),
                Is.EqualTo(new[] { "naturalPerson", "business", "research", "publicBenefit", "legalServices", "other", "total" }));
            Assert.That(rows, Has.Count.EqualTo(25));
            Assert.That(rows.Select(row => row.GetProperty("code").GetString()).Take(3), Is.EqualTo(new[] { "NEW", "CARRIED_IN", "GRANTED" }));
            Assert.That(rows[0].GetProperty("values").EnumerateArray().Select(v => v.GetInt32()), Is.EqualTo(new[] { 1, 0, 0, 0, 0, 0, 1 }));
            Assert.That(report.GetProperty("partFour").EnumerateArray().Select(block => block.GetProperty("values").GetArrayLength()),
                Is.EqualTo(new[] { 5, 5, 5 }));
            Assert.That(report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("ok").GetBoolean()), Is.EqualTo(new[] { true, true, true, true, false, true, true }), "X-5: nobody has filled in part two yet");
            Assert.That(report.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetProperty("code").GetString()), Does.Contain("CARRIED_OUT_OPEN"));
        }
        var cell = await (await head.GetAsync("/api/v1/reports/annual/2026/cells/NEW/naturalPerson")).DoneAsync();
        Assert.That(cell.GetProperty("cases").EnumerateArray().Single().GetProperty("caseNumber").GetString(), Is.EqualTo("HCG-2026-0001"));

        // What is read can be sent back as typed tables.
        var verdict = await (await head.PostAsJsonAsync("/api/v1/reports/annual/check", report)).DoneAsync();
        Assert.That(verdict.GetProperty("ok").GetBoolean(), Is.True);
        var broken = JsonDocument.Parse(report.GetRawText().Replace("[1,0,0,0,0,0,1]", "[2,0,0,0,0,0,1]", StringComparison.Ordinal)).RootElement;
        verdict = await (await head.PostAsJsonAsync("/api/v1/reports/annual/check", broken)).DoneAsync();
        Assert.That(verdict.GetProperty("failures").EnumerateArray().Select(failure => failure.GetProperty("id").GetString()),
            Is.EqualTo(new[] { "X-3" }), "new and carried out both say two");
    }

    [Test]
    public async Task AnnualReport_IsOfTheOwnBodyOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted())).DoneAsync(201);
        using var other = office.ClientFor(Role.Head, WebOffice.OtherBody);
        var report = await (await other.GetAsync("/api/v1/reports/annual/2026")).DoneAsync();
        Assert.That(report.GetProperty("partThree").GetProperty("rows")[0].GetProperty("values").EnumerateArray().Select(v => v.GetInt32()), Is.All.Zero);
        await (await clerk.GetAsync("/api/v1/reports/annual/2026")).ProblemAsync(403, "access.not-allowed");
        await (await other.GetAsync("/api/v1/reports/annual/2018")).ProblemAsync(404, "report.no-form");
    }

    [Test, Property("Rule", "PRO-3")]
    public async Task PublicationCounts_TellTheirSum()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        object[] counts = [new { channel = "微博", unit = "条", count = 1733 }, new { channel = "微信", unit = "条", count = 2965 }];
        await (await officer.PutAsJsonAsync("/api/v1/register/publications/2025", counts)).DoneAsync();
        using var head = office.ClientFor(Role.Head);
        Assert.That((await (await head.GetAsync("/api/v1/register/publications/2025")).DoneAsync()).GetProperty("total").GetInt32(), Is.EqualTo(4698));
    }

    [Test]
    public async Task AnnualReport_AsAFile_ByFormatOrAccept()
    {
        await using var office = await WebOffice.OpenAsync();
        using var head = office.ClientFor(Role.Head);
        foreach (var (format, media) in new[] { ("pdf", "application/pdf"), ("html", "text/html"),
            ("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet") })
        {
            using var named = await head.GetAsync($"/api/v1/reports/annual/2026?format={format}");
            Assert.That((named.StatusCode, named.Content.Headers.ContentType!.MediaType), Is.EqualTo((System.Net.HttpStatusCode.OK, media)));
            using var asked = new HttpRequestMessage(HttpMethod.Get, "/api/v1/reports/annual/2026");
            asked.Headers.Accept.ParseAdd(media);
            using var accepted = await head.SendAsync(asked);
            Assert.That(accepted.Content.Headers.ContentType!.MediaType, Is.EqualTo(media));
        }
        await (await head.GetAsync("/api/v1/reports/annual/2026?format=odt")).ProblemAsync(400, "report.no-format");
        await (await head.GetAsync("/api/v1/reports/annual/2026?format=pdf&copy=frozen")).ProblemAsync(404, "report.not-frozen");
    }

    [Test]
    public async Task AnnualReport_IsWrittenFrozenAndComparedThroughItsDoors()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var head = office.ClientFor(Role.Head);
        var text = await (await officer.PutAsJsonAsync("/api/v1/reports/annual/2025/texts/5", new { text = "新收{NEW}件。" })).DoneAsync();
        Assert.That(text.GetProperty("text").GetString(), Is.EqualTo("新收0件。"));
        await (await officer.PutAsJsonAsync("/api/v1/reports/annual/2025/part-two", new[] { new { row = "PENALTY", column = "DECISIONS", value = 12, evidenceLink = "https://example.invalid" } })).DoneAsync();
        await (await officer.PutAsJsonAsync("/api/v1/reports/annual/2025/part-two",
            new[] { new { row = "PENALTY", column = "ITEMS", value = 12 } })).ProblemAsync(404, "report.no-cell");
        var before = await (await head.GetAsync("/api/v1/reports/annual/2024")).DoneAsync();
        await (await officer.PutAsJsonAsync("/api/v1/reports/annual/2024/known",
            new { source = "公报", partThree = before.GetProperty("partThree"), layout = "2021" })).DoneAsync();
        await (await officer.PostAsJsonAsync("/api/v1/reports/annual/2025/freeze", new { })).ProblemAsync(403, "access.not-allowed");
        var frozen = await (await head.PostAsJsonAsync("/api/v1/reports/annual/2025/freeze",
            new { leader = WebOffice.UserName(Role.Leader), reason = "第二部分另报" })).DoneAsync();
        var read = await (await head.GetAsync("/api/v1/reports/annual/2025/frozen")).DoneAsync();
        Assert.That((read.GetProperty("intact").GetBoolean(), read.GetProperty("hash").GetString()),
            Is.EqualTo((true, frozen.GetProperty("hash").GetString())));
        Assert.That((await head.GetAsync("/api/v1/reports/annual/2025?format=pdf&copy=frozen")).IsSuccessStatusCode, Is.True);
        var compared = await (await head.GetAsync("/api/v1/reports/annual/2025/compare/2024")).DoneAsync();
        Assert.That(compared.GetProperty("after").GetProperty("frozen").GetBoolean(), Is.True);
        await (await head.GetAsync("/api/v1/reports/annual/2025?scope=city")).ProblemAsync(404, "report.no-city");
    }

    [Test]
    public async Task PublicationRegister_AndDisclosureLog_HaveTheirDoors()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var head = office.ClientFor(Role.Head);
        var made = await (await officer.PostAsJsonAsync("/api/v1/register/publications",
            new[] { new { publishedOn = "2025-02-03", channel = "网站", count = 3 } })).DoneAsync();
        using var csv = new StringContent("publishedOn,channel\n2025-03-03,微信\n", System.Text.Encoding.UTF8, "text/csv");
        await (await officer.PostAsync("/api/v1/register/publications/import", csv)).DoneAsync();
        var months = await (await head.GetAsync("/api/v1/register/publications/2025/months?month=2")).DoneAsync();
        Assert.That((months.GetProperty("total").GetInt32(), months.GetProperty("items").GetArrayLength()), Is.EqualTo((4, 1)));
        await (await officer.DeleteAsync($"/api/v1/register/publications/{made.GetProperty("ids")[0].GetString()}")).DoneAsync();
        await (await officer.GetAsync("/api/v1/register/publications/suggestions?since=2025-01-01")).DoneAsync();
        using var stranger = office.Anonymous();
        var log = await (await stranger.GetAsync("/api/v1/public/HCG/disclosures")).DoneAsync();
        Assert.That(log.GetProperty("count").GetInt32(), Is.Zero);
        await (await officer.PutAsJsonAsync("/api/v1/cases/HCG-2026-0001/disclosure", new { title = "题目" })).ProblemAsync(404, "case.not-found");
    }
}
