using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Timers;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Timers;

public sealed class SelfCheckTests
{
    [Test]
    public async Task SelfCheck_OfASoundOffice_LeavesItsLine()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.DoAsync(new Features.Clocks.AskForCorrection.Command(Some.Day("2026-03-02"), ["哪一年的文件"]) { CaseNumber = number }, Role.Officer);
        await office.SweepAsync(SelfCheck.Name);
        var beat = await office.InDbAsync(db => db.Heartbeats.SingleAsync());
        Assert.That(beat.Line, Does.StartWith("checked 1 cases, 0 faults"));
        Assert.That(await office.InboxAsync(), Is.Empty);
    }

    [TestCase("UPDATE Cases SET DueOn = '2026-03-31'", "due day")]
    [TestCase("UPDATE Cases SET ClockPhase = 'Paused'", "phase")]
    [TestCase("UPDATE Cases SET State = 'AwaitingFee'", "state")]
    [TestCase("UPDATE Events SET Details = '' WHERE CaseId IS NOT NULL", "event chain")]
    [TestCase("UPDATE Events SET DueAfter = '2026-03-31' WHERE CaseId IS NOT NULL", "event chain")]
    [TestCase("UPDATE NumberSeries SET Last = 7", "numbers")]
    [TestCase("UPDATE ClockLedger SET Sequence = 2", "ledger")]
    [TestCase("UPDATE Outbox SET State = 'Dead'", "dead letters")]
    public async Task SelfCheck_AfterSomebodyTouchedTheTables_FindsItAndTellsTheAdministrator(string damage, string named)
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.Extended, "2026-03-02");
        await office.InDbAsync(async db =>
        {
            db.Outbox.Add(new Data.Entities.OutboxMessage(Guid.NewGuid(), TestOffice.BodyId, "email", "k", "{}", office.Time.GetUtcNow()));
            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync(damage);
        });
        var run = await office.SweepAsync(SelfCheck.Name);
        Assert.That(run.Faults, Is.EqualTo(1));
        var notices = await office.DoAsync(new Features.Notices.ListInbox.Query(), Role.Administrator);
        Assert.That(notices.Notices.Single().Text, Does.Contain(named));
        await office.SweepAsync(SelfCheck.Name);
        Assert.That(await office.InboxAsync(), Has.Length.EqualTo(1), "told once a night");
    }
}
