using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Tests.Jobs;

public sealed class SweepDoorTests
{
    [Test]
    public async Task Sweeps_AskedByTheAdministrator_RunAndShowTheirHeartbeat()
    {
        await using var office = await WebOffice.OpenAsync();
        using var client = office.ClientFor(Role.Operator);
        foreach (var sweep in Sweeps.All)
        {
            using var answer = await client.PostAsync($"/api/v1/sweeps/{sweep.Name}", null);
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
            Assert.That((await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("ran").GetBoolean());
        }
        var listed = await client.GetFromJsonAsync<JsonElement>("/api/v1/sweeps");
        Assert.That(listed.GetProperty("sweeps").EnumerateArray().Select(s => s.GetProperty("lastAt").ValueKind), Is.All.EqualTo(JsonValueKind.String));
    }

    [Test]
    public async Task Sweeps_AskedByOthers_AreRefused()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var nobody = office.Anonymous();
        using var admin = office.ClientFor(Role.Operator);
        Assert.That(await StatusAsync(nobody, "remind-due"), Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That(await StatusAsync(officer, "remind-due"), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(await StatusAsync(admin, "sleep"), Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task Dashboard_IsForAdministratorsOnly()
    {
        await using var office = await WebOffice.OpenAsync();
        using var officer = office.ClientFor(Role.Officer);
        using var nobody = office.Anonymous();
        using var admin = office.ClientFor(Role.Operator);
        Assert.That((await nobody.GetAsync("/hangfire")).StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
        Assert.That((await officer.GetAsync("/hangfire")).StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        using var shown = await admin.GetAsync("/hangfire");
        Assert.That(shown.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await shown.Content.ReadAsStringAsync(), Does.Contain("Hangfire"));
    }

    [Test]
    public async Task Reminder_ReachesTheInboxByTheDoorInBothLanguagesAndTheMailFolder()
    {
        await using var office = await WebOffice.OpenAsync("2026-03-02");
        await office.InDbAsync(async db =>
        {
            var clerk = (await db.Set<User>().FindAsync(WebOffice.UserId(Role.Clerk)))!;
            clerk.Email = "clerk@example.invalid";
            return await db.SaveChangesAsync();
        });
        using var clerk = office.ClientFor(Role.Clerk);
        using var registered = await clerk.PostAsJsonAsync("/api/v1/cases", new
        {
            channel = "registeredPost",
            subject = "道路停车泊位设置",
            requestText = "申请公开批准文件。",
            applicantType = "naturalPerson",
            applicant = new { name = "张三", phone = "13800000000" },
            arrivedOn = "2026-03-02",
            signedOn = "2026-03-02",
        });
        Assert.That(registered.StatusCode, Is.EqualTo(HttpStatusCode.Created), await registered.Content.ReadAsStringAsync());
        office.GoTo("2026-03-16");
        using var admin = office.ClientFor(Role.Operator);
        await admin.PostAsync("/api/v1/sweeps/remind-due", null);
        await admin.PostAsync("/api/v1/sweeps/deliver-outbox", null);

        var inbox = await clerk.GetFromJsonAsync<JsonElement>("/api/v1/inbox");
        var notice = inbox.GetProperty("notices").EnumerateArray().Single();
        Assert.That(notice.GetProperty("kind").GetString(), Is.EqualTo("replyDue"));
        Assert.That(notice.GetProperty("title").GetString(), Is.EqualTo("HCG-2026-0001 应于2026年3月30日前答复"));
        using var english = office.ClientFor(Role.Clerk, language: "en");
        var other = await english.GetFromJsonAsync<JsonElement>("/api/v1/inbox");
        Assert.That(other.GetProperty("notices")[0].GetProperty("title").GetString(), Is.EqualTo("HCG-2026-0001 is due on 30 March 2026"));
        using var read = await clerk.PostAsync($"/api/v1/inbox/{notice.GetProperty("id").GetString()}/read", null);
        Assert.That(read.StatusCode, Is.EqualTo(HttpStatusCode.OK));

        var mails = Directory.GetFiles(Path.Combine(office.Folder, "mail"));
        Assert.That(mails, Has.Length.EqualTo(1).And.All.EndsWith(".eml"));
        var mail = await MimeKit.MimeMessage.LoadAsync(mails[0]);
        Assert.That((mail.To.ToString(), mail.Subject), Is.EqualTo(("clerk@example.invalid", "HCG-2026-0001 应于2026年3月30日前答复")));
    }

    [Test]
    public async Task DeadLetters_OfAnotherBody_AreNotShown()
    {
        await using var office = await WebOffice.OpenAsync();
        var letter = Guid.NewGuid();
        await office.InDbAsync(async db =>
        {
            var body = db.Set<Body>().Single(b => b.Code == WebOffice.Body).Id;
            db.Set<OutboxMessage>().Add(new OutboxMessage(letter, body, "email", "k", "{}", office.Time.GetUtcNow()));
            await db.SaveChangesAsync();
            return await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "UPDATE Outbox SET State = 'Dead'");
        });
        using var own = office.ClientFor(Role.Administrator);
        using var other = office.ClientFor(Role.Administrator, WebOffice.OtherBody);
        Assert.That((await own.GetFromJsonAsync<JsonElement>("/api/v1/outbox/dead-letters")).GetProperty("count").GetInt32(), Is.EqualTo(1));
        Assert.That((await other.GetFromJsonAsync<JsonElement>("/api/v1/outbox/dead-letters")).GetProperty("count").GetInt32(), Is.Zero);
        using var stolen = await other.PostAsync($"/api/v1/outbox/dead-letters/{letter}/retry", null);
        Assert.That(stolen.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        using var retried = await own.PostAsync($"/api/v1/outbox/dead-letters/{letter}/retry", null);
        Assert.That(retried.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient client, string sweep)
    {
        using var answer = await client.PostAsync($"/api/v1/sweeps/{sweep}", null);
        return answer.StatusCode;
    }
}
