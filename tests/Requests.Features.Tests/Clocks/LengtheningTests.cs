using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>ExtendReplyPeriod, AskForReasons, ReceiveReasons, SetLaterDate, ReceiveOrder.</summary>
public sealed class LengtheningTests
{
    private static ExtendReplyPeriod.Command Extension(string approvedOn, string toldOn, int days = 20) => new(days, "需要检索大量档案", Day(approvedOn), Day(toldOn));

    [Test]
    public async Task T4_ExtendReplyPeriod_ByTwentyWorkingDays_EndsFortyAfterReceipt()
    {
        await using var it = await ClockCase.OpenAsync("2026-09-24");
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2026-10-29")));
        Assert.That(await it.DueAsync("CLK-2", Requests.Statute.Clocks.DeadlineOwner.Agency), Is.EqualTo(new[] { Day("2026-10-12") }));
        var extended = await it.DoAsync("2026-10-29", Extension("2026-10-28", "2026-10-29"), Role.Head);
        Assert.That((extended.State, extended.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-11-26"))));
        var last = await it.Office.InDbAsync(db => db.Set<OfficeEvent>().OrderBy(e => e.Id).LastAsync(e => e.Act == nameof(Act.ExtendReplyPeriod)));
        Assert.That((last.DueBefore, last.DueAfter, last.RuleIds), Is.EqualTo(((DateOnly?)Day("2026-10-29"), (DateOnly?)Day("2026-11-26"), "CLK-4 CLK-5")));
    }

    [Test]
    public async Task CLK_5_ExtendReplyPeriod_WhenToldLate_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync("clock.extension-too-late", "2026-03-31", Extension("2026-03-30", "2026-03-31"), Role.Head);
        Assert.That((problem.RuleId, problem.Article), Is.EqualTo(("CLK-5", "《政府信息公开条例》第三十三条")));
        Assert.That((await it.LookAsync()).DueOn, Is.EqualTo(Day("2026-03-30")));
    }

    [Test]
    public async Task CLK_5_ExtendReplyPeriod_ByAnOfficer_IsNotAllowed()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("access.not-allowed", "2026-03-20", Extension("2026-03-20", "2026-03-20"));
    }

    [TestCase(0)]
    [TestCase(21)]
    public async Task CLK_4_ExtendReplyPeriod_OfAnotherLength_IsRefused(int days)
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync("clock.extension-length", "2026-03-20", Extension("2026-03-20", "2026-03-20", days), Role.Head);
        Assert.That(problem.RuleId, Is.EqualTo("CLK-4"));
    }

    [Test]
    public async Task CLK_4_ExtendReplyPeriod_Twice_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.DoAsync("2026-03-20", Extension("2026-03-20", "2026-03-20", 5), Role.Head);
        await it.RefusedAsync("clock.already-extended", "2026-03-23", Extension("2026-03-23", "2026-03-23", 5), Role.Head);
    }

    [Test]
    public async Task ExtendReplyPeriod_InConsultation_LeavesTheCaseThere()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.ConsultThirdPartyAsync();
        var extended = await it.DoAsync("2026-03-20", Extension("2026-03-20", "2026-03-20"), Role.Head);
        Assert.That(extended.State, Is.EqualTo(CaseState.Consulting));
    }

    [Test]
    public async Task CLK_11_ReasonsAndALaterDate_MoveTheEnd()
    {
        await using var it = await ClockCase.OpenAsync();
        var asked = await it.DoAsync("2026-03-05", new AskForReasons.Command(Day("2026-03-05"), "一个月内45件", DeliveredOn: Day("2026-03-05")));
        Assert.That((asked.State, asked.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-03-30"))), "the clock keeps running");
        Assert.That(await it.DueAsync("CLK-11", Requests.Statute.Clocks.DeadlineOwner.Applicant), Is.EqualTo(new[] { Day("2026-03-16") }));

        var later = new SetLaterDate.Command(Day("2026-05-29"), Day("2026-03-13"), "数量大");
        var early = await it.RefusedAsync("clock.reasons-not-received", "2026-03-05", later with { ToldOn = Day("2026-03-05") }, Role.Head);
        Assert.That(early.RuleId, Is.EqualTo("CLK-11"));
        await it.DoAsync("2026-03-12", new ReceiveReasons.Command(Day("2026-03-12"), "研究需要"), Role.Clerk);
        var moved = await it.DoAsync("2026-03-13", later, Role.Head);
        Assert.That(moved.DueOn, Is.EqualTo(Day("2026-05-29")));
    }

    [Test]
    public async Task CLK_11_ReasonsTwiceOrUnasked_AreRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("clock.nothing-to-answer", "2026-03-05", new ReceiveReasons.Command(Day("2026-03-05"), "研究需要"));
        await it.DoAsync("2026-03-05", new AskForReasons.Command(Day("2026-03-05"), "一个月内45件"));
        await it.RefusedAsync("clock.reasons-already-requested", "2026-03-06", new AskForReasons.Command(Day("2026-03-06"), "一个月内45件"));
        await it.RefusedAsync("access.not-allowed", "2026-03-06", new AskForReasons.Command(Day("2026-03-06"), "一个月内45件"), Role.Clerk);
        await it.RefusedAsync("access.not-allowed", "2026-03-06", new ReceiveReasons.Command(Day("2026-03-06"), "研究需要"), Role.Head);
    }

    [Test]
    public async Task CLK_11_SetLaterDate_ToldLateOrByAnOfficer_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.DoAsync("2026-03-05", new AskForReasons.Command(Day("2026-03-05"), "一个月内45件"));
        await it.DoAsync("2026-03-12", new ReceiveReasons.Command(Day("2026-03-12"), "研究需要"));
        await it.RefusedAsync("access.not-allowed", "2026-03-13", new SetLaterDate.Command(Day("2026-05-29"), Day("2026-03-13"), "数量大"));
        var late = await it.RefusedAsync("clock.later-date-too-late", "2026-03-31",
            new SetLaterDate.Command(Day("2026-05-29"), Day("2026-03-31"), "数量大"), Role.Head);
        Assert.That(late.RuleId, Is.EqualTo("CLK-11"));
    }

    [Test]
    public async Task T18_ReceiveOrder_WithoutATerm_GivesTwentyWorkingDays()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var ordered = await it.DoAsync("2026-09-24", new ReceiveOrder.Command(Day("2026-09-24"), "某府复决〔2026〕1号"));
        Assert.That((ordered.State, ordered.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-10-29"))));
        var problem = await it.RefusedAsync("clock.set-by-order", "2026-09-25", Extension("2026-09-25", "2026-09-25"), Role.Head);
        Assert.That(problem.RuleId, Is.EqualTo("CLK-15"));
    }

    [Test]
    public async Task CLK_15_ReceiveOrder_WithADay_HoldsThatDay()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        var order = new ReceiveOrder.Command(Day("2026-05-11"), "某府复决〔2026〕1号", UntilOn: Day("2026-05-20"));
        await it.RefusedAsync("access.not-allowed", "2026-05-11", order, Role.Clerk);
        await it.RefusedAsync("input.invalid", "2026-05-11", order with { WorkingDays = 5 });
        Assert.That((await it.DoAsync("2026-05-11", order)).DueOn, Is.EqualTo(Day("2026-05-20")));
    }
}
