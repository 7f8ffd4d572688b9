using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Notices;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Timers;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Supervision;

/// <summary>Due on 2026-03-30. The default ladder: head at 2, supervisor at 1, supervisor and leader one day late, chief five days late.</summary>
public sealed class EscalationTests
{
    [Test]
    public async Task RemindDue_ClimbsTheLadderOnce_EachRungToItsRoles()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        var told = new List<string>();
        for (var day = Day("2026-03-24"); day <= Day("2026-04-10"); day = day.AddDays(1))
        {
            office.GoTo(day.ToString("O"));
            await office.SweepAsync(RemindDue.Name);
            await office.SweepAsync(RemindDue.Name);
            var now = (await EscalatedAsync(office)).Except(told).ToList();
            told.AddRange(now);
        }
        Assert.That(told, Is.EqualTo(new[]
        {
            "2026-03-26 EscalatedDue Head", "2026-03-27 EscalatedDue Supervisor",
            "2026-03-31 EscalatedOverdue Leader", "2026-03-31 EscalatedOverdue Supervisor", "2026-04-07 EscalatedOverdue Chief",
        }));
    }

    [Test]
    public async Task RemindDue_AfterALongDowntime_TellsEverybodyOnceInsteadOfEveryRung()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo("2026-04-20");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        Assert.That((await office.InboxAsync()).Where(n => n.StartsWith("Escalated", StringComparison.Ordinal)),
            Is.EqualTo(["EscalatedOverdue Chief", "EscalatedOverdue Head", "EscalatedOverdue Leader", "EscalatedOverdue Supervisor"]));
        Assert.That(await office.InDbAsync(db => db.Set<Escalation>().CountAsync()), Is.EqualTo(4), "every rung is marked as told");
    }

    [Test]
    public async Task RemindDue_ByTheBodysOwnLadder_TakesItsMeansAndItsWishForAcknowledgement()
    {
        await using var office = await SweepOffice.OpenAsync();
        foreach (var role in new[] { Role.Leader, Role.Chief }) await office.AddressAsync(role);
        await LadderAsync(office, [new(3, [Role.Leader], ByMail: false), new(0, [Role.Chief], InQuietHours: true, NeedsAcknowledgement: true)]);
        await office.CaseAsync();
        office.GoTo("2026-03-25");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InDbAsync(db => db.Set<OutboxMessage>().CountAsync()), Is.Zero, "the leader is told in the inbox only");
        office.GoTo("2026-03-30");
        await office.SweepAsync(RemindDue.Name);
        var mail = await office.InDbAsync(db => db.Set<OutboxMessage>().SingleAsync());
        Assert.That(mail.IgnoresQuietHours);
        var notice = (await office.DoAsync(new ListInbox.Query(), Role.Chief)).Notices.Single();
        Assert.That((notice.Kind, notice.NeedsAcknowledgement), Is.EqualTo((NoticeKind.EscalatedDue, true)));
    }

    [Test]
    public async Task DeliverOutbox_InQuietHours_SendsOnlyWhatMustNotWait()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        foreach (var role in new[] { Role.Officer, Role.Chief }) await office.AddressAsync(role);
        await LadderAsync(office, [new(0, [Role.Chief], InQuietHours: true)], quietHours: "8-18");
        await office.CaseAsync();
        office.GoTo("2026-03-30");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails.Select(m => m.To), Is.EqualTo(["Chief@example.invalid"]));
        office.Time.Advance(TimeSpan.FromHours(10));
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails.Select(m => m.To), Is.EqualTo(["Chief@example.invalid", "Officer@example.invalid"]));
    }

    [Test]
    public async Task AcknowledgeNotice_IsShownInTheHistoryOfEscalations()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.AddressAsync(Role.Leader);
        var number = await office.CaseAsync();
        office.GoTo("2026-03-31");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(DeliverOutbox.Name);
        var before = await office.DoAsync(new ListEscalations.Query(number, Unacknowledged: true), Role.Supervisor);
        Assert.That((before.Waiting, before.Notices.Count), Is.EqualTo((3, 3)), "head, leader, supervisor: one notice with the wish of its severest rung");

        var mine = (await office.DoAsync(new ListInbox.Query(), Role.Leader)).Notices.Single();
        await office.RefusedAsync("notice.not-found", new AcknowledgeNotice.Command(mine.Id), Role.Supervisor);
        await office.DoAsync(new AcknowledgeNotice.Command(mine.Id), Role.Leader);
        var after = await office.DoAsync(new ListEscalations.Query(), Role.Supervisor);
        var line = after.Notices.Single(n => n.To == "Leader");
        Assert.That((after.Waiting, line.Mail, line.ReadAt is not null, line.AcknowledgedAt is not null),
            Is.EqualTo((2, (OutboxState?)OutboxState.Sent, true, true)));
        var plain = (await office.DoAsync(new ListInbox.Query(), Role.Officer)).Notices[0];
        await office.RefusedAsync("notice.nothing-to-acknowledge", new AcknowledgeNotice.Command(plain.Id), Role.Officer);
        await office.RefusedAsync("access.not-allowed", new ListEscalations.Query(), Role.Officer);
    }

    [Test]
    public async Task RemindDue_ByTwoNodesAtOnce_ClimbsARungOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        for (var i = 0; i < 5; i++) await office.CaseAsync();
        office.GoTo("2026-03-27");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.DoAsync(new RemindDue.Command(), Role.System))));
        Assert.That((await office.InboxAsync()).Count(n => n == "EscalatedDue Supervisor"), Is.EqualTo(5));
        Assert.That(await office.InDbAsync(db => db.Set<Escalation>().CountAsync()), Is.EqualTo(10));
    }

    [Test]
    public async Task SendDigest_OncePerWeekAndReader_InTheirLanguage()
    {
        var bag = new MailBag();
        await using var office = await SweepOffice.OpenAsync(mail: bag);
        await office.AddressAsync(Role.Supervisor);
        await office.AddressAsync(Role.Head);
        await office.InDbAsync(async db =>
        {
            (await db.Set<User>().SingleAsync(u => u.Id == TestOffice.UserId(Role.Head))).Language = "en";
            return await db.SaveChangesAsync();
        });
        var number = await office.CaseAsync();
        foreach (var day in new[] { "2026-03-30", "2026-04-01", "2026-04-05", "2026-04-06" })
        {
            office.GoTo(day);
            await office.SweepAsync(SendDigest.Name);
            await office.SweepAsync(SendDigest.Name);
        }
        await office.SweepAsync(DeliverOutbox.Name);
        Assert.That(bag.Mails, Has.Count.EqualTo(4), "two readers, two weeks");
        Assert.That(bag.Mails.Select(m => m.Text), Has.Some.Contains("将逾期 1 件").And.Some.Contains("1 will be late").And.Some.Contains("已逾期 1 件"));
        Assert.That(bag.Mails.Select(m => m.Text), Has.All.Contains(number).And.None.Contains("张三"));
    }

    private static async Task<List<string>> EscalatedAsync(TestOffice office) => await office.InDbAsync(async db =>
        (await db.Set<InboxNotice>().Where(n => n.Kind.StartsWith("Escalated"))
            .Join(db.Set<User>(), n => n.UserId, u => u.Id, (n, u) => new { n.Kind, u.UserName, n.At }).ToListAsync())
        .Select(n => $"{n.At.ToOffset(TimeSpan.FromHours(8)):yyyy-MM-dd} {n.Kind} {n.UserName}").Order().ToList());

    private static Task<int> LadderAsync(TestOffice office, IReadOnlyList<EscalationRung> ladder, string quietHours = "") => office.InDbAsync(async db =>
    {
        var body = await db.Set<Body>().SingleAsync();
        body.Change(body.Name, body.Settings with { Escalation = ladder, QuietHours = quietHours });
        return await db.SaveChangesAsync();
    });
}
