using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Statute.Clocks;

namespace Requests.Features.Tests.Timers;

/// <summary>A case received on 2026-03-02 is due on 2026-03-30.</summary>
public sealed class RemindDueTests
{
    [TestCase("2026-03-13", 0, TestName = "RemindDue_ElevenWorkingDaysBefore_IsSilent")]
    [TestCase("2026-03-16", 1, TestName = "RemindDue_TenWorkingDaysBefore_TellsTheOfficer")]
    public async Task RemindDue_AtTheFirstThreshold(string today, int expected)
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo(today);
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(Enumerable.Repeat("ReplyDue Officer", expected)));
    }

    [Test]
    public async Task RemindDue_RunDayAfterDay_SendsEveryThresholdOnceAndEscalatesOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        for (var day = SampleData.Day("2026-03-03"); day <= SampleData.Day("2026-04-03"); day = day.AddDays(1))
        {
            office.GoTo(day.ToString("O", System.Globalization.CultureInfo.InvariantCulture));
            await office.SweepAsync(RemindDue.Name);
            await office.SweepAsync(RemindDue.Name);
        }
        var inbox = await office.InboxAsync();
        Assert.That(inbox.Count(n => n == "ReplyDue Officer"), Is.EqualTo(5), "10, 5, 2, 1 and 0 working days");
        Assert.That(inbox.Count(n => n == "ReplyOverdue Officer"), Is.EqualTo(1));
        Assert.That(inbox.Where(n => n.StartsWith("Escalated", StringComparison.Ordinal)),
            Is.EqualTo(["EscalatedDue Head", "EscalatedDue Supervisor", "EscalatedOverdue Leader", "EscalatedOverdue Supervisor"]));
    }

    [Test]
    public async Task RemindDue_AfterTenDaysWithoutTheProgram_SendsOnlyTheNearestMissedOne()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo("2026-03-26");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["EscalatedDue Head", "ReplyDue Officer"]));
        var marked = await office.InDbAsync(db => db.Set<ReminderSent>().Select(r => r.Threshold).OrderDescending().ToListAsync());
        Assert.That(marked, Is.EqualTo(new[] { 10, 5, 2 }));
    }

    [Test]
    public async Task RemindDue_AfterDowntimePastTheDueDay_SaysOverdueAndEscalates()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo("2026-04-02");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["EscalatedOverdue Head", "EscalatedOverdue Leader",
            "EscalatedOverdue Supervisor", "ReplyOverdue Officer"]));
    }

    [Test]
    public async Task RemindDue_OneMinuteBeforeAndAfterMidnight_IsOnTheOfficesDay()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync();
        office.GoTo("2026-03-30");
        await office.SweepAsync(RemindDue.Name);
        office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 30, 23, 59, 0, TimeSpan.FromHours(8)));
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Has.None.StartsWith("ReplyOverdue"), "the last day is not over at 23:59");
        office.Time.SetUtcNow(new DateTimeOffset(2026, 3, 31, 0, 1, 0, TimeSpan.FromHours(8)));
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Has.One.EqualTo("ReplyOverdue Officer"));
    }

    [Test]
    public async Task RemindDue_OfAPausedCase_IsSilentUntilTheSilenceEnds()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        office.GoTo("2026-03-25");
        await office.EnterAsync(number, ClockEntryKind.CoMakerConsulted, "2026-03-25", "2026-03-25", CaseState.Consulting);
        office.GoTo("2026-03-27");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.Empty);
    }

    [TestCase(ClockEntryKind.CorrectionNotice, CaseState.AwaitingCorrection)]
    [TestCase(ClockEntryKind.FeeNotice, CaseState.AwaitingFee)]
    [TestCase(ClockEntryKind.Withdrawn, CaseState.Closed)]
    public async Task RemindDue_OfACaseThatWaitsOrIsClosed_IsSilent(ClockEntryKind kind, CaseState state)
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, kind, "2026-03-03", "2026-03-03", state);
        office.GoTo("2026-04-10");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.Empty);
    }

    [Test]
    public async Task RemindDue_WhileNobodyIsAssigned_TellsClerksAndHeads()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.CaseAsync(assigned: false);
        office.GoTo("2026-03-16");
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(["ReplyDue Clerk", "ReplyDue Head", "UnassignedLong Head"]));
    }

    [Test]
    public async Task RemindDue_BeforeTheOtherSidesLastDay_TellsTheOfficerOnceAtEachStep()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        office.GoTo("2026-03-10");
        await office.EnterAsync(number, ClockEntryKind.ThirdPartyConsulted, "2026-03-06", "2026-03-10", CaseState.Consulting);
        foreach (var day in new[] { "2026-03-26", "2026-03-27", "2026-03-30", "2026-03-31" })
        {
            office.GoTo(day);
            await office.SweepAsync(RemindDue.Name);
        }
        Assert.That(await office.InboxAsync(), Is.EqualTo(["AnswerDue Officer", "AnswerDue Officer"]), "T8: due on 2026-03-31");
    }

    [Test]
    public async Task RemindDue_ByTwoNodesAtOnce_TellsEverybodyOnce()
    {
        await using var office = await SweepOffice.OpenAsync();
        for (var i = 0; i < 5; i++) await office.CaseAsync();
        office.GoTo("2026-03-16");
        // Past the lease on purpose: the keys alone must keep a second node from telling again.
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => office.DoAsync(new RemindDue.Command(), Role.System))));
        Assert.That(await office.InboxAsync(), Has.Length.EqualTo(5));
        Assert.That(await office.InDbAsync(db => db.Set<ReminderSent>().CountAsync()), Is.EqualTo(5));
    }

    [Test]
    public async Task RemindDue_OverMoreThanOneBatch_ReachesEveryCase()
    {
        await using var office = await SweepOffice.OpenAsync();
        for (var i = 0; i < Sweeps.BatchSize + 3; i++) await office.CaseAsync(assigned: false);
        office.GoTo("2026-03-16");
        var run = await office.SweepAsync(RemindDue.Name);
        Assert.That((run.Checked, run.Done), Is.EqualTo((Sweeps.BatchSize + 3, Sweeps.BatchSize + 3)));
    }

    [Test]
    public async Task RemindDue_WithAnAddress_PutsOneMailIntoTheOutboxWithItsAddressSealed()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.AddressAsync(Role.Officer);
        await office.CaseAsync();
        office.GoTo("2026-03-16");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        var mails = await office.InDbAsync(db => db.Set<OutboxMessage>().ToListAsync());
        Assert.That(mails, Has.Count.EqualTo(1));
        Assert.That(mails[0].Payload, Does.Not.Contain("example.invalid").And.Contain("HCG-2026-0001"));
    }

    [Test]
    public async Task RemindDue_ByAnOfficer_IsRefused()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.RefusedAsync("access.not-allowed", new RemindDue.Command(), Role.Officer);
    }
}
