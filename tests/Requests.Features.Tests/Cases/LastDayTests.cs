using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Disputes;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Areas.Supervision;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Tests.Timers;
using Requests.Statute.Clocks;
using Requests.Statute.Disputes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Cases;

/// <summary>Whoever shows a last day reads the one list: case page, list, board, overview, reminders.</summary>
public sealed class LastDayTests
{
    [Test]
    public async Task ReadCase_TellsEveryLastDayThatIsOpen_WithWhoseItIs()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.DoAsync(new OrderSearch.Command("市容处", "停车泊位批准文件", "停车", Day("2026-03-10")) { CaseNumber = number }, Role.Officer);
        await office.DoAsync(new RegisterDispute.Command(DisputeForum.DirectSuit, "某院", Day("2026-03-02")) { CaseNumber = number }, Role.Officer);
        await office.EnterAsync(number, ClockEntryKind.ThirdPartyConsulted, "2026-03-02", "2026-03-02", CaseState.Consulting);
        var days = (await office.DoAsync(new ReadCase.Query(number), Role.Officer)).LastDays;
        Assert.That(days.Select(d => (d.Kind, d.Owner, d.Due.On, d.Rule)), Is.EqualTo(new[]
        {
            (LastDayKind.Search, DeadlineOwner.Unit, Day("2026-03-10"), "OUT-2"),
            (LastDayKind.CorrectionNotice, DeadlineOwner.Agency, Day("2026-03-11"), "CLK-2"),
            (LastDayKind.CourtDefence, DeadlineOwner.Agency, Day("2026-03-17"), "REM-9"),
            (LastDayKind.ThirdPartyAnswer, DeadlineOwner.ThirdParty, Day("2026-03-23"), "CLK-6"),
            (LastDayKind.Reply, DeadlineOwner.Agency, Day("2026-04-21"), "CLK-1"),
        }).Using<(LastDayKind, DeadlineOwner, DateOnly, string)>((a, b) => a == b));
        Assert.That(days, Has.All.Property("Article").Not.Empty);
    }

    [Test]
    public async Task AStepWhoseDayHasPassed_IsNoLastDayAnyMore()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        office.GoTo("2026-03-12");
        Assert.That((await office.DoAsync(new ReadCase.Query(number), Role.Officer)).LastDays.Select(d => d.Kind), Is.EqualTo(new[] { LastDayKind.Reply }));
    }

    [Test]
    public async Task ALetterNobodySignedFor_HasItsDayToReachTheSender()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = (await office.DoAsync(Posted("2026-03-02") with { Channel = Requests.Statute.Receipt.IntakeChannel.OrdinaryPost }, Role.Clerk)).CaseNumber;
        var day = (await office.DoAsync(new ReadCase.Query(number), Role.Officer)).LastDays.Single();
        Assert.That((day.Kind, day.Due.On, day.Rule), Is.EqualTo((LastDayKind.Contact, Day("2026-03-02"), "REC-3")));
    }

    [Test]
    public async Task ListAndBoard_NameTheNearestDayBesideTheReplys_AndTheOverviewCountsThem()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.CorrectionNotice, "2026-03-03", "2026-03-04", CaseState.AwaitingCorrection);
        var line = (await office.DoAsync(new ListCases.Query(), Role.Officer)).Cases.Single();
        var risk = (await office.DoAsync(new ReadRiskBoard.Query(), Role.Supervisor)).Cases.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That((line.NextDay!.Kind, line.NextDay.Due.On), Is.EqualTo((LastDayKind.Correction, Day("2026-03-25"))));
            Assert.That((risk.NextDay!.Kind, risk.NextDay.Due.On), Is.EqualTo((LastDayKind.Correction, Day("2026-03-25"))));
        }
        Assert.That((await office.DoAsync(new ReadOverview.Query(), Role.Supervisor)).LastDaysSoon, Is.Empty);
        office.GoTo("2026-03-23");
        var soon = (await office.DoAsync(new ReadOverview.Query(), Role.Supervisor)).LastDaysSoon.Single();
        Assert.That((soon.Kind, soon.Count), Is.EqualTo((LastDayKind.Correction, 1)));
    }

    [Test]
    public async Task RemindDue_TellsTheOfficerOfASearchThatFallsDue_Once()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.DoAsync(new OrderSearch.Command("市容处", "停车泊位批准文件", "停车", Day("2026-03-10")) { CaseNumber = number }, Role.Officer);
        await office.SweepAsync(RemindDue.Name);
        Assert.That(await office.InboxAsync(), Has.None.StartsWith(nameof(NoticeKind.SearchDue)));
        office.GoTo("2026-03-10");
        await office.SweepAsync(RemindDue.Name);
        await office.SweepAsync(RemindDue.Name);
        Assert.That((await office.InboxAsync()).Where(n => n.StartsWith(nameof(NoticeKind.SearchDue), StringComparison.Ordinal)),
            Is.EqualTo(new[] { "SearchDue Officer" }));
    }
}
