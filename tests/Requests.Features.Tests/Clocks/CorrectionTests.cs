using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>AskForCorrection, ReceiveCorrection, NoteCorrectionLapse, RecordNoticeDelivery.</summary>
public sealed class CorrectionTests
{
    [Test]
    public async Task T10_ReceiveCorrection_GivesAFreshFullPeriod()
    {
        await using var it = await ClockCase.OpenAsync();
        var asked = await it.AskForCorrectionAsync("2026-03-11");
        Assert.That(asked.State, Is.EqualTo(CaseState.AwaitingCorrection));
        var received = await it.DoAsync("2026-03-20", new ReceiveCorrection.Command(Day("2026-03-20"), "是2025年的批准文件"), Role.Clerk);
        Assert.That((received.State, received.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-04-20"))));
    }

    [Test]
    public async Task CLK_2_AskForCorrection_OnTheEighthWorkingDay_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync("clock.correction-notice-too-late", "2026-03-12", new AskForCorrection.Command(Day("2026-03-12"), ["文件名称"]));
        Assert.That(problem.RuleId, Is.EqualTo("CLK-2"));
        Assert.That((await it.LookAsync()).State, Is.EqualTo(CaseState.InProgress));
    }

    [Test]
    public async Task CLK_2_AskForCorrection_ASecondTime_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-03");
        await it.DoAsync("2026-03-04", new ReceiveCorrection.Command(Day("2026-03-04"), "补正内容"));
        var problem = await it.RefusedAsync("clock.correction-already-asked", "2026-03-05", new AskForCorrection.Command(Day("2026-03-05"), ["年份"]));
        Assert.That(problem.RuleId, Is.EqualTo("CLK-2"));
    }

    [Test]
    public async Task ReceiveCorrection_WhenNoneWasAsked_IsRefusedByState()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("case.wrong-state", "2026-03-05", new ReceiveCorrection.Command(Day("2026-03-05"), "补正内容"));
    }

    [Test]
    public async Task ReceiveCorrection_ByTheHead_IsNotAllowed()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync();
        await it.RefusedAsync("access.not-allowed", "2026-03-06", new ReceiveCorrection.Command(Day("2026-03-06"), "补正内容"), Role.Head);
    }

    [Test]
    public async Task CLK_3_ReceiveCorrection_Late_CountsOnlyWithAReason()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05", "2026-03-05");
        var late = new ReceiveCorrection.Command(Day("2026-03-27"), "补正内容");
        var problem = await it.RefusedAsync("clock.correction-late", "2026-03-27", late);
        Assert.That(problem.RuleId, Is.EqualTo("CLK-3"));
        var taken = await it.DoAsync("2026-03-27", late with { DelayReason = "住院" });
        Assert.That(taken.State, Is.EqualTo(CaseState.InProgress));
        Assert.That((await it.ExplainAsync()).Clock.Warnings.Select(w => w.Kind), Does.Contain(ClockWarningKind.CorrectionLate));
    }

    [Test]
    public async Task ReceiveCorrection_AndReceiveReasons_LeaveTheApplicantsWordsInAFileAlone()
    {
        const string Words = "我是住在梧桐巷的王小明";
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05", "2026-03-05");
        await it.DoAsync("2026-03-27", new ReceiveCorrection.Command(Day("2026-03-27"), Words, DelayReason: "因王小明住院"), Role.Clerk);
        await it.DoAsync("2026-03-27", new AskForReasons.Command(Day("2026-03-27"), "一月内第31件"));
        await it.DoAsync("2026-03-30", new ReceiveReasons.Command(Day("2026-03-30"), Words));
        var files = await it.Office.InDbAsync(db => db.Set<Attachment>().OrderBy(a => a.No).ToListAsync());
        Assert.That(files.Select(f => (f.Purpose, File.ReadAllText(Path.Combine(it.Office.Folder, "files", f.Sha256[..2], f.Sha256[2..4], f.Sha256)))),
            Is.EqualTo(new[] { (FilePurpose.Correction, Words), (FilePurpose.Correction, "因王小明住院"), (FilePurpose.Opinion, Words) }));
        var rows = await it.Office.InDbAsync(async db => string.Concat(await db.Set<OfficeEvent>().Select(e => e.Details).ToListAsync())
            + string.Concat((await db.Set<Case>().Include(c => c.Ledger).SingleAsync()).Ledger.Select(r => r.Reason)));
        Assert.That(rows, Does.Not.Contain("王小明"));
    }

    [Test]
    public async Task CLK_3_NoteCorrectionLapse_WhileThePeriodRuns_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05", "2026-03-05");
        var problem = await it.RefusedAsync("clock.period-still-running", "2026-03-26", new NoteCorrectionLapse.Command(Day("2026-03-26")));
        Assert.That(problem.RuleId, Is.EqualTo("CLK-3"));
    }

    [Test]
    public async Task NoteCorrectionLapse_WithoutDelivery_IsRefusedUntilDeliveryIsRecorded()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05");
        await it.RefusedAsync("clock.notice-not-delivered", "2026-04-10", new NoteCorrectionLapse.Command(Day("2026-04-10")));
        await it.DoAsync("2026-04-10", new RecordNoticeDelivery.Command(ClockEntryKind.CorrectionNotice, Day("2026-03-09"), "回执1"), Role.Clerk);
        Assert.That(await it.DueAsync("CLK-3", DeadlineOwner.Applicant), Is.EqualTo(new[] { Day("2026-03-30") }));
        var lapsed = await it.DoAsync("2026-04-10", new NoteCorrectionLapse.Command(Day("2026-04-10")));
        var now = await it.LookAsync();
        Assert.That((lapsed.State, now.ClockPhase, now.NextLapseOn), Is.EqualTo((CaseState.InProgress, ClockPhase.Lapsed, (DateOnly?)null)));
    }

    [Test]
    public async Task NoteCorrectionLapse_ByTheClerk_IsNotAllowed()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.AskForCorrectionAsync("2026-03-05", "2026-03-05");
        await it.RefusedAsync("access.not-allowed", "2026-03-27", new NoteCorrectionLapse.Command(Day("2026-03-27")), Role.Clerk);
    }

    [Test]
    public async Task RecordNoticeDelivery_WithoutSuchANotice_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("clock.no-such-notice", "2026-03-05", new RecordNoticeDelivery.Command(ClockEntryKind.FeeNotice, Day("2026-03-05"), "回执1"));
        await it.RefusedAsync("input.invalid", "2026-03-05", new RecordNoticeDelivery.Command(ClockEntryKind.Replied, Day("2026-03-05"), "回执1"));
        await it.RefusedAsync("access.not-allowed", "2026-03-05",
            new RecordNoticeDelivery.Command(ClockEntryKind.FeeNotice, Day("2026-03-05"), "回执1"), Role.Head);
    }

    [Test]
    public async Task ClockEntries_InTheFutureOrDeliveredBeforeSent_AreRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("clock.in-the-future", "2026-03-04", new AskForCorrection.Command(Day("2026-03-05"), ["文件名称"]));
        await it.RefusedAsync("clock.in-the-future", "2026-03-05", new AskForCorrection.Command(Day("2026-03-05"), ["文件名称"], DeliveredOn: Day("2026-03-06")));
        await it.RefusedAsync("clock.delivered-before-sent", "2026-03-05",
            new AskForCorrection.Command(Day("2026-03-05"), ["文件名称"], DeliveredOn: Day("2026-03-04")));
    }
}
