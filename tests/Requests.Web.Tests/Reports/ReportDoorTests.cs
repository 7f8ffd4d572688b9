using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Access;

namespace Requests.Web.Tests.Reports;

public sealed class ReportDoorTests
{
    [Test]
    public async Task AnnualReport_ReadsAsTheFormAndPassesItsOwnCheck()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync("/api/v1/cases", Some.Posted())).DoneAsync(201);
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
            Assert.That(report.GetProperty("partFour").EnumerateArray().Select(block => block.GetProperty("values").GetArrayLength()), Is.EqualTo(new[] { 5, 5, 5 }));
            Assert.That(report.GetProperty("checks").EnumerateArray().Select(check => check.GetProperty("ok").GetBoolean()), Is.All.True.And.Exactly(7).Items);
            Assert.That(report.GetProperty("gaps").EnumerateArray().Select(gap => gap.GetProperty("code").GetString()), Does.Contain("CARRIED_OUT_OPEN"));
        }
        var cell = await (await head.GetAsync("/api/v1/reports/annual/2026/cells/NEW/naturalPerson")).DoneAsync();
        Assert.That(cell.GetProperty("cases").EnumerateArray().Single().GetProperty("caseNumber").GetString(), Is.EqualTo("HCG-2026-0001"));

        // What is read can be sent back as typed tables.
        var verdict = await (await head.PostAsJsonAsync("/api/v1/reports/annual/check", report)).DoneAsync();
        Assert.That(verdict.GetProperty("ok").GetBoolean(), Is.True);
        var broken = JsonDocument.Parse(report.GetRawText().Replace("[1,0,0,0,0,0,1]", "[2,0,0,0,0,0,1]", StringComparison.Ordinal)).RootElement;
        verdict = await (await head.PostAsJsonAsync("/api/v1/reports/annual/check", broken)).DoneAsync();
        Assert.That(verdict.GetProperty("failures").EnumerateArray().Select(failure => failure.GetProperty("id").GetString()), Is.EqualTo(new[] { "X-3" }), "new and carried out both say two");
    }

    [Test]
    public async Task AnnualReport_IsOfTheOwnBodyOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        using var clerk = office.ClientFor(Role.Clerk);
        await (await clerk.PostAsJsonAsync("/api/v1/cases", Some.Posted())).DoneAsync(201);
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
}
