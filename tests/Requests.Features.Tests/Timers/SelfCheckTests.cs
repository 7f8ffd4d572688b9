using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Timers;

public sealed class SelfCheckTests
{
    [Test]
    public async Task SelfCheck_OfASoundOffice_LeavesItsLine()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.DoAsync(new Features.Areas.Clocks.AskForCorrection.Command(SampleData.Day("2026-03-02"),
            ["哪一年的文件"])
        { CaseNumber = number }, Role.Officer);
        await office.SweepAsync(SelfCheck.Name);
        var beat = await office.InDbAsync(db => db.Set<Heartbeat>().SingleAsync());
        Assert.That(beat.Line, Does.StartWith("checked 1 cases, 0 faults"));
        Assert.That(await office.InboxAsync(), Is.Empty);
    }

    [TestCase("UPDATE Cases SET DueOn = '2026-03-31'", "due day", Invariant.DueDay)]
    [TestCase("UPDATE Cases SET ClockPhase = 'Paused'", "phase", Invariant.Phase)]
    [TestCase("UPDATE Cases SET State = 'AwaitingFee'", "state", Invariant.State)]
    [TestCase("UPDATE Events SET Details = '' WHERE CaseId IS NOT NULL", "event chain", Invariant.EventChain)]
    [TestCase("UPDATE Events SET DueAfter = '2026-03-31' WHERE CaseId IS NOT NULL", "event chain", Invariant.EventChain)]
    [TestCase("UPDATE NumberSeries SET Last = 7", "numbers", Invariant.Numbers)]
    [TestCase("UPDATE ClockLedger SET Sequence = 2", "ledger", Invariant.Ledger)]
    [TestCase("UPDATE Outbox SET State = 'Dead'", "dead letters", Invariant.Outbox)]
    [TestCase("UPDATE Cases SET IsOpen = 0", "index fields", Invariant.Standing)]
    [TestCase("UPDATE Cases SET PendingUntil = '2026-03-31'", "index fields", Invariant.Standing)]
    [TestCase("UPDATE Cases SET State = 'Closed', IsOpen = 0", "without an outcome", Invariant.Outcome)]
    [TestCase("UPDATE Cases SET State = 'Served', IsOpen = 0", "without a day of reply", Invariant.Outcome)]
    public async Task SelfCheck_AfterSomebodyTouchedTheTables_FindsItAndTellsTheAdministrator(string damage, string named, Invariant invariant)
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.Extended, "2026-03-02");
        await office.InDbAsync(async db =>
        {
            db.Set<OutboxMessage>().Add(new Data.Entities.OutboxMessage(Guid.NewGuid(), TestOffice.BodyId, "email", "k", "{}", office.Time.GetUtcNow()));
            await db.SaveChangesAsync();
            return await db.Database.ExecuteSqlRawAsync(DatabaseServer.Quoted(damage));
        });
        var run = await office.SweepAsync(SelfCheck.Name);
        Assert.That(run.Faults, Is.EqualTo(1));
        var read = await office.DoAsync(new ReadSelfCheck.Query(), Role.Administrator);
        Assert.That((read.Checked, read.Faults, read.IsLate), Is.EqualTo((1, 1, false)));
        Assert.That(read.Invariants.Where(i => i.Faults > 0).Select(i => i.Invariant), Is.EqualTo(new[] { invariant }));
        Assert.That(read.Invariants.Select(i => i.Invariant), Is.EquivalentTo(Enum.GetValues<Invariant>()));
        var notices = await office.DoAsync(new Features.Areas.Notices.ListInbox.Query(), Role.Administrator);
        Assert.That(notices.Notices.Single().Text, Does.Contain(named));
        await office.SweepAsync(SelfCheck.Name);
        Assert.That(await office.InboxAsync(), Has.Length.EqualTo(1), "told once a night");
    }

    [Test]
    public async Task SelfCheck_WhenAReminderWasLost_NamesTheCase()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        office.GoTo("2026-04-01");
        await office.SweepAsync(RemindDue.Name);
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
        await office.InDbAsync(db => db.Set<ReminderSent>().ExecuteDeleteAsync());
        await office.SweepAsync(SelfCheck.Name);
        var read = await office.DoAsync(new ReadSelfCheck.Query(), Role.Administrator);
        Assert.That(read.Invariants.Single(i => i.Faults > 0).Invariant, Is.EqualTo(Invariant.Reminders));
        Assert.That((await office.DoAsync(new Features.Areas.Notices.ListInbox.Query(),
            Role.Administrator)).Notices.Single(n => n.Text.Contains("nobody was reminded", StringComparison.Ordinal)).Text, Does.Contain(number));
    }

    [Test]
    public async Task ReadSelfCheck_BeforeItEverRan_SaysSo()
    {
        await using var office = await SweepOffice.OpenAsync();
        var read = await office.DoAsync(new ReadSelfCheck.Query(), Role.Administrator);
        Assert.That((read.At, read.Checked, read.Faults), Is.EqualTo(((DateTimeOffset?)null, 0, 0)));
    }
}
