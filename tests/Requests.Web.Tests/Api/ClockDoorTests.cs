using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Tests.Api;

/// <summary>The doors to a case's clock and to the calendar: addresses, versions, statuses.</summary>
public sealed class ClockDoorTests
{
    private const string Number = "HCG-2026-0001";
    private const string At = $"/api/v1/cases/{Number}";

    [Test]
    public async Task T9_AConsultationFromLetterToAnswer()
    {
        await using var office = await CaseAsync();
        using var officer = office.ClientFor(Role.Officer);
        office.GoTo("2026-03-06");
        using var letter = await officer.PostAsJsonAsync($"{At}/consultations", new
        {
            kind = "thirdParty",
            on = "2026-03-06",
            passages = "第三页的报价",
            thirdParty = SampleData.Applicant("某科技有限公司"),
        });
        var asked = await letter.DoneAsync();
        Assert.That((asked.GetProperty("state").GetString(), asked.GetProperty("consultation").GetInt32()), Is.EqualTo(("consulting", 1)));
        office.GoTo("2026-03-18");
        using var delivery = await officer.PostAsJsonAsync($"{At}/consultation-deliveries", new { consultation = 1, deliveredOn = "2026-03-10", proof = "EMS 1" });
        await delivery.DoneAsync();
        using var answered = await officer.PostAsJsonAsync($"{At}/consultation-answers", new { consultation = 1, on = "2026-03-18", opinion = "agrees" });
        Assert.That((await answered.DoneAsync()).GetProperty("dueOn").GetString(), Is.EqualTo("2026-04-10"));

        using var clock = await officer.GetAsync($"{At}/clock");
        var entries = (await clock.DoneAsync()).GetProperty("entries").EnumerateArray().Select(e => e.GetProperty("kind").GetString());
        Assert.That(entries, Is.EqualTo(new[] { "thirdPartyConsulted", "undone", "thirdPartyConsulted", "thirdPartyAnswered" }));
    }

    [Test]
    public async Task Undo_WithAnOldVersion_IsRefusedAndWithTheNewOneDone()
    {
        await using var office = await CaseAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var before = await officer.GetAsync(At);
        using var asked = await officer.PostAsJsonAsync($"{At}/correction-notices", new { on = "2026-03-02", points = new[] { "文件名称" } });
        await asked.DoneAsync();
        await UndoAsync(before.Headers.ETag!.Tag, answer => answer.ProblemAsync(412, "case.changed-meanwhile"));
        await UndoAsync(asked.Headers.ETag!.Tag, answer => answer.DoneAsync());

        async Task UndoAsync(string version, Func<HttpResponseMessage, Task> expect)
        {
            using var undo = new HttpRequestMessage(HttpMethod.Post, $"{At}/clock/undo") { Content = JsonContent.Create(new { sequence = 1, reason = "录入错误" }) };
            undo.Headers.TryAddWithoutValidation("If-Match", version);
            using var answer = await officer.SendAsync(undo);
            await expect(answer);
        }
    }

    [Test]
    public async Task WhatIf_AnswersAndSavesNothing()
    {
        await using var office = await CaseAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var answer = await officer.PostAsJsonAsync($"{At}/clock/what-if", new { kind = "extended", on = "2026-03-27", workingDays = 20 });
        Assert.That((await answer.DoneAsync()).GetProperty("clock").GetProperty("replyDueOn").GetString(), Is.EqualTo("2026-04-28"));
        using var late = await officer.PostAsJsonAsync($"{At}/clock/what-if", new { kind = "extended", on = "2026-03-31" });
        await late.ProblemAsync(422, "clock.extension-too-late");
        Assert.That((await office.InDbAsync(db => db.Set<Case>().Include(c => c.Ledger).SingleAsync())).Ledger, Is.Empty);
    }

    [Test]
    public async Task CLK_5_Extension_ByTheOfficer_IsForbidden()
    {
        await using var office = await CaseAsync();
        using var officer = office.ClientFor(Role.Officer);
        var extension = new { workingDays = 20, reason = "量大", approvedOn = "2026-03-02", toldOn = "2026-03-02" };
        using var refused = await officer.PostAsJsonAsync($"{At}/extension", extension);
        await refused.ProblemAsync(403, "access.not-allowed");
        using var head = office.ClientFor(Role.Head);
        using var done = await head.PostAsJsonAsync($"{At}/extension", extension);
        Assert.That((await done.DoneAsync()).GetProperty("dueOn").GetString(), Is.EqualTo("2026-04-28"));
    }

    [Test]
    public async Task CNT_5_LocalDays_ArePreviewedEnteredAndListed()
    {
        await using var office = await CaseAsync();
        using var supervisor = office.ClientFor(Role.Supervisor);
        var overlay = new { source = "某州通知", publishedOn = "2026-03-02", offDays = new[] { new { on = "2026-03-20", name = "民族节日" } } };
        using var preview = await supervisor.PostAsJsonAsync("/api/v1/calendar/changes/preview", overlay);
        Assert.That((await preview.DoneAsync()).GetProperty("cases")[0].GetProperty("dueAfter").GetString(), Is.EqualTo("2026-03-31"));
        using var entered = await supervisor.PostAsJsonAsync("/api/v1/calendar/overlays", overlay);
        Assert.That((await entered.DoneAsync()).GetProperty("moved").GetInt32(), Is.EqualTo(1));
        using var listed = await supervisor.GetAsync("/api/v1/calendar");
        Assert.That((await listed.DoneAsync()).GetProperty("changes")[0].GetProperty("local").GetBoolean());
        using var bad = await supervisor.PostAsJsonAsync("/api/v1/calendar/notices",
            new { number = "测试通知〔2026〕1号", year = 2027, publishedOn = "2026-03-02", offDays = new[] { new { on = "2027-01-01" } } });
        await bad.ProblemAsync(422, "calendar.sum-rule");
    }

    /// <summary>A case received and assigned on 2026-03-02.</summary>
    private static async Task<WebOffice> CaseAsync()
    {
        var office = await WebOffice.OpenAsync("2026-03-02");
        using var clerk = office.ClientFor(Role.Clerk);
        using var answer = await clerk.PostAsJsonAsync("/api/v1/cases", SampleData.Posted());
        await answer.DoneAsync(201);
        await office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync()).Assign(WebOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        return office;
    }
}
