using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Calendars;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Timers;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Clocks;
using Requests.Features.Tests.Replies;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Timers;

/// <summary>States that the law brings about and that nobody need be told of: the self-check is silent in each.</summary>
public sealed class LawfulStatesTests
{
    private static EnterCalendarNotice.Command Notice2027() => new("测试通知〔2026〕1号", 2027, Day("2026-12-15"),
        [.. "2027-01-01 2027-02-08 2027-02-09 2027-02-10 2027-02-11 2027-02-12 2027-04-05 2027-05-03 2027-05-04 2027-06-09 2027-09-15 2027-10-01 2027-10-04 2027-10-05"
            .Split(' ').Select(on => new Services.Clock.DayInput(Day(on), "测试"))], [new(Day("2027-10-09"))]);

    [Test]
    public async Task CLK_3_NotedLapse_IsNoFault()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.CorrectionNotice, "2026-03-03", "2026-03-03", CaseState.AwaitingCorrection);
        office.GoTo("2026-03-25");
        await office.DoAsync(new NoteCorrectionLapse.Command(Day("2026-03-25")) { CaseNumber = number }, Role.Officer);
        Assert.That((await office.CaseAsync(number)).ClockPhase, Is.EqualTo(ClockPhase.Lapsed));
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task CLK_9_NotedFeeLapse_IsNoFault()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.FeeNotice, "2026-03-03", "2026-03-03", CaseState.AwaitingFee);
        office.GoTo("2026-04-10");
        await office.DoAsync(new NoteFeeLapse.Command(Day("2026-04-10")) { CaseNumber = number }, Role.Officer);
        Assert.That((await office.CaseAsync(number)).ClockPhase, Is.EqualTo(ClockPhase.Lapsed));
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task CLK_1_ReopenedCase_IsNoFault_ButTheSameWithoutReopeningIs()
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.Replied, "2026-03-04", state: CaseState.InProgress);
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.EqualTo(1), "answered, and nobody took it up again");
        await office.ChangeCaseAsync(number, c => c.Place(CaseState.Closed));
        await office.InDbAsync(async db =>
        {
            var found = await db.Set<Case>().SingleAsync();
            found.Classify(Statute.Outcomes.OutcomeLeaf.OtherMisc, null, "-", null, Day("2026-03-04"));
            return await db.SaveChangesAsync();
        });
        await office.DoAsync(new Areas.Closing.ReopenCase.Command("法院撤销") { CaseNumber = number }, Role.Head);
        Assert.That((await office.CaseAsync(number)).State, Is.EqualTo(CaseState.InProgress));
        Assert.That((await office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [TestCase(CaseState.Closed)]
    [TestCase(CaseState.Served)]
    [Description("security 31")]
    public async Task Finding31_AnOrderOnAnAnsweredCase_IsNoFault(CaseState state)
    {
        await using var office = await SweepOffice.OpenAsync();
        var number = await office.CaseAsync();
        await office.EnterAsync(number, ClockEntryKind.Replied, "2026-03-04", state: state);
        await office.ChangeCaseAsync(number, c => c.Classify(OutcomeLeaf.OtherMisc, null, "-", null, Day("2026-03-04")));
        office.GoTo("2026-03-05");
        await office.DoAsync(new ReceiveOrder.Command(Day("2026-03-05"), "某府复决〔2026〕1号") { CaseNumber = number }, Role.Head);
        var run = await office.SweepAsync(SelfCheck.Name);
        Assert.That(run.Faults, Is.Zero, (await office.CaseAsync(number)).ToString());
    }

    [Test]
    public async Task CNT_6_AnsweredCaseWhoseProvisionalDayBecameFirm_ShowsOneDay_AndIsNoFault()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-10");
        await it.Office.EnterAsync(it.Number, ClockEntryKind.Replied, "2026-12-10", state: CaseState.Closed);
        await it.Office.ChangeCaseAsync(it.Number, c => c.Classify(Statute.Outcomes.OutcomeLeaf.OtherMisc, null, "-", null, Day("2026-12-10")));
        Assert.That((await it.LookAsync()).DueIsProvisional);
        it.Office.GoTo("2026-12-16");
        var proposed = await it.Office.DoAsync(Notice2027(), Role.Administrator);
        await it.Office.DoAsync(new ConfirmCalendarNotice.Command(proposed.ProposalId), Role.Operator);
        var (stored, read) = (await it.LookAsync(), await it.ExplainAsync());
        Assert.That((stored.DueOn, stored.DueIsProvisional), Is.EqualTo(((DateOnly?)read.Clock.ReplyDueOn, false)));
        Assert.That((await it.Office.SweepAsync(SelfCheck.Name)).Faults, Is.Zero);
    }

    [Test]
    public async Task CNT_6_OnAProvisionalDay_NoLapseIsNotedOrProposed()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-08");
        await it.AskForCorrectionAsync("2026-12-14", "2026-12-14");
        var refused = await it.RefusedAsync("clock.period-provisional", "2027-03-01", new NoteCorrectionLapse.Command(Day("2027-03-01")));
        Assert.That(refused.RuleId, Is.EqualTo("CNT-6"));
        await it.Office.SweepAsync(ProposeLapses.Name);
        Assert.That(await it.Office.InboxAsync(), Has.None.StartsWith("CorrectionLapsed"));
    }

    [Test]
    public async Task CNT_6_OnAProvisionalDay_NobodyIsSilent()
    {
        await using var it = await ClockCase.OpenAsync("2026-12-08");
        var asked = await it.ConsultThirdPartyAsync("2026-12-14");
        await it.DoAsync("2026-12-15", new RecordConsultationDelivery.Command(asked.Consultation, Day("2026-12-15"), "回执"));
        var refused = await it.RefusedAsync("clock.silence-provisional", "2027-03-01",
            new RecordConsultationAnswer.Command(asked.Consultation, Day("2027-03-01"), ConsultationOpinion.Silent));
        Assert.That(refused.RuleId, Is.EqualTo("CNT-6"));
    }
}
