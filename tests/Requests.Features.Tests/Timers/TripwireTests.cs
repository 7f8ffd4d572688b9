using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Deadlines;
using Requests.Features.Services.Jobs;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Timers;

/// <summary>Every last day of the law is shown, reminded of and escalated, or its row says why not.</summary>
public sealed class TripwireTests
{
    [Test]
    public void EveryLastDayOfTheLaw_HasItsRowOfCare_AndEveryRowIsOfTheLaw() =>
        Assert.That(LastDayCare.All.Select(c => c.Kind), Is.EquivalentTo(LastDays.All.Select(d => d.Kind)));

    [Test]
    public void WhatTheOfficeOwes_IsRemindedOf_AndOnlyRightsOfOthersAreNot()
    {
        using (Assert.EnterMultipleScope())
            foreach (var care in LastDayCare.All)
            {
                var law = LastDays.Of(care.Kind);
                Assert.That(care.By == CareBy.RightOfTheApplicant, Is.EqualTo(law is { Owner: DeadlineOwner.Applicant, IsOption: true }), $"{care.Kind}");
                Assert.That(care.Days.Count > 0, Is.EqualTo(care.By is CareBy.Case or CareBy.CaseThenLapse), $"{care.Kind}");
                // A step that is barred after its day is no duty; every duty of the office or its units that the case reminds of goes up.
                if (care.By == CareBy.Case) Assert.That(care.Escalates, Is.EqualTo(!law.IsOption), $"{care.Kind}");
                Assert.That(CaseDeadlines.IsReply(care.Kind), Is.EqualTo(care.By == CareBy.Reply), $"{care.Kind}");
            }
    }

    [Test]
    public void EverySweepOfCare_Exists() => Assert.That(new[] { RemindDue.Name, ProposeLapses.Name, RemindApplicants.Name, RemindDisputes.Name, RemindSideDuties.Name,
        "remind-annual-report" }, Is.SubsetOf(Sweeps.All.Select(s => s.Name)));

    [Test]
    [Property("Rule", "CLK-2")]
    public async Task TheCorrectionNotice_IsOnCaseAndBoard_AndRemindedOfTwoDaysBeforeAndOnTheDay()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        Assert.That((await office.DoAsync(new ReadCase.Query(number), Role.Officer)).LastDays.Select(d => (d.Kind, d.Due.On)),
            Does.Contain((LastDayKind.CorrectionNotice, Day("2026-03-11"))));
        Assert.That((await office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).Cases.Single().NextDay!.Kind, Is.EqualTo(LastDayKind.CorrectionNotice));
        foreach (var (day, told) in new[] { ("2026-03-06", 0), ("2026-03-09", 1), ("2026-03-10", 1), ("2026-03-11", 2), ("2026-03-12", 2) })
        {
            office.GoTo(day);
            await office.SweepAsync(RemindDue.Name);
            await office.SweepAsync(RemindDue.Name);
            Assert.That((await office.InboxAsync()).Count(n => n == "LastDayDue Officer"), Is.EqualTo(told), day);
        }
        Assert.That(await office.InboxAsync(), Has.None.StartsWith("LastDayMissed"), "it is barred, not owed");
    }

    [Test]
    [Property("Rule", "REC-3")]
    public async Task ContactOfTheSameDay_IsTheDesks_AndTheHeadsOnceItIsMissed()
    {
        await using var office = await SweepOffice.OpenAsync();
        await office.DoAsync(Posted() with { Channel = IntakeChannel.OrdinaryPost, SignedOn = null }, Role.Clerk);
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(new[] { "LastDayDue Clerk", "LastDayDue Head" }));
        office.GoTo("2026-03-03");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Is.EqualTo(new[] { "LastDayDue Clerk", "LastDayDue Head", "LastDayMissed Head" }));
    }

    [Test]
    [Property("Rule", "OUT-2")]
    public async Task AMissedSearch_GoesToTheHead()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.DoAsync(new OrderSearch.Command("档案室", "2025年合同", "合同", Day("2026-03-05")) { CaseNumber = number }, Role.Officer);
        office.GoTo("2026-03-06");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        Assert.That((await office.InboxAsync()).Where(n => n.StartsWith("LastDay", StringComparison.Ordinal)), Is.EqualTo(new[] { "LastDayMissed Head" }));
    }

    [Test]
    public async Task ARequestNobodyHas_IsToldToTheHeadTheNextWorkingDay_Once()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync(assigned: false);
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Has.None.StartsWith("Unassigned"));
        foreach (var day in new[] { "2026-03-03", "2026-03-04" })
        {
            office.GoTo(day);
            await office.SweepAsync(RemindDue.Name);
        }
        Assert.That((await office.InboxAsync()).Where(n => n.StartsWith("Unassigned", StringComparison.Ordinal)), Is.EqualTo(new[] { "UnassignedLong Head" }), number);
    }
}
