using Requests.Features.Areas.Clocks;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>SendFeeNotice, RecordFeePayment, NoteFeeLapse.</summary>
public sealed class FeeTests
{
    [Test]
    public async Task T11_FeePaid_TheFullPeriodRunsFromTheDayAfterPayment()
    {
        await using var it = await ClockCase.OpenAsync();
        var notice = await it.SendFeeNoticeAsync("2026-03-16", "2026-03-16");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(notice.State, Is.EqualTo(CaseState.AwaitingFee));
            Assert.That(notice.PayByOn, Is.EqualTo(Day("2026-04-14")));
            Assert.That(notice.Amount, Is.EqualTo(2200m));
            Assert.That(notice.AmountUpper, Is.EqualTo("贰仟贰佰元整"));
        }
        var paid = await it.DoAsync("2026-03-25", new RecordFeePayment.Command(Day("2026-03-25"), "票据0001"), Role.Clerk);
        Assert.That((paid.State, paid.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-04-23"))));
    }

    [Test]
    public async Task SEED_11_SendFeeNotice_Before2021_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync("2020-11-02");
        var problem = await it.RefusedAsync("fee.no-fee-regime", "2020-11-10",
            new SendFeeNotice.Command(Day("2020-11-10"), FeeTariff.ByItem, 31, "本月第31件"));
        Assert.That(problem.RuleId, Is.EqualTo("SEED-11"));
    }

    [TestCase(FeeTariff.ByItem, 31, "", false, "fee.not-excessive", "FEE-1")]
    [TestCase(FeeTariff.ByItem, 10, "本月第10件", false, "fee.nothing-due", "FEE-3")]
    [TestCase(FeeTariff.ByPage, 300, "三百页", true, "fee.only-pointed-to-public", "FEE-5")]
    public async Task SendFeeNotice_AgainstTheTariffRules_IsRefused(FeeTariff tariff, int count, string excess, bool pointsOnly, string code, string rule)
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync(code, "2026-03-16", new SendFeeNotice.Command(Day("2026-03-16"), tariff, count, excess, pointsOnly));
        Assert.That(problem.RuleId, Is.EqualTo(rule));
    }

    [Test]
    public async Task CLK_10_SendFeeNotice_AfterTheReplyPeriod_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync("fee.reply-period-over", "2026-03-31", new SendFeeNotice.Command(Day("2026-03-31"), FeeTariff.ByItem, 31, "本月第31件"));
        Assert.That(problem.RuleId, Is.EqualTo("CLK-10"));
    }

    [Test]
    public async Task SendFeeNotice_ByTheClerk_IsNotAllowed()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("access.not-allowed", "2026-03-16", new SendFeeNotice.Command(Day("2026-03-16"), FeeTariff.ByItem, 31, "本月第31件"), Role.Clerk);
    }

    [Test]
    public async Task RecordFeePayment_WithoutANotice_IsRefusedByState()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("case.wrong-state", "2026-03-16", new RecordFeePayment.Command(Day("2026-03-16"), "票据0001"));
        await it.SendFeeNoticeAsync();
        await it.RefusedAsync("access.not-allowed", "2026-03-16", new RecordFeePayment.Command(Day("2026-03-16"), "票据0001"), Role.Head);
    }

    [Test]
    public async Task CLK_9_NoteFeeLapse_OnlyAfterTheTwentyWorkingDays()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.SendFeeNoticeAsync("2026-03-16", "2026-03-16");
        var problem = await it.RefusedAsync("clock.period-still-running", "2026-04-14", new NoteFeeLapse.Command(Day("2026-04-14")));
        Assert.That(problem.Kind, Is.EqualTo(Requests.Features.Kernel.ProblemKind.Law));
        await it.RefusedAsync("access.not-allowed", "2026-04-15", new NoteFeeLapse.Command(Day("2026-04-15")), Role.Clerk);
        var lapsed = await it.DoAsync("2026-04-15", new NoteFeeLapse.Command(Day("2026-04-15")));
        Assert.That((lapsed.State, (await it.LookAsync()).ClockPhase), Is.EqualTo((CaseState.InProgress, ClockPhase.Lapsed)));
    }

    [Test]
    public async Task NoteFeeLapse_WithoutDelivery_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.SendFeeNoticeAsync("2026-03-16", null);
        await it.RefusedAsync("clock.notice-not-delivered", "2026-05-15", new NoteFeeLapse.Command(Day("2026-05-15")));
    }
}
