using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Letters;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Letters;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>SendFeeNotice, RecordFeePayment, NoteFeeLapse.</summary>
public sealed class FeeTests
{
    private const string Slip = "示例2026-0001", Way = "市财政非税收入收缴系统";

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
            new SendFeeNotice.Command(Day("2020-11-10"), FeeTariff.ByItem, null, "本月申请31件", Slip, Way));
        Assert.That(problem.RuleId, Is.EqualTo("SEED-11"));
    }

    [TestCase(FeeTariff.ByItem, null, "", false, "fee.not-excessive", "FEE-1")]
    [TestCase(FeeTariff.ByItem, null, "本月申请很多", false, "fee.nothing-due", "FEE-3")]
    [TestCase(FeeTariff.ByItem, 15, "本月申请很多", false, "fee.not-the-register", "FEE-3")]
    [TestCase(FeeTariff.ByPage, null, "三百页", false, "fee.pages-missing", "FEE-4")]
    [TestCase(FeeTariff.ByPage, 300, "三百页", true, "fee.only-pointed-to-public", "FEE-5")]
    public async Task SendFeeNotice_AgainstTheTariffRules_IsRefused(FeeTariff tariff, int? count, string excess, bool pointsOnly, string code, string rule)
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync(code, "2026-03-16", new SendFeeNotice.Command(Day("2026-03-16"), tariff, count, excess, Slip, Way, pointsOnly));
        Assert.That(problem.RuleId, Is.EqualTo(rule));
    }

    [Test]
    public async Task CLK_10_SendFeeNotice_AfterTheReplyPeriod_IsRefused()
    {
        await using var it = await ClockCase.OpenAsync();
        var problem = await it.RefusedAsync("fee.reply-period-over", "2026-03-31", new SendFeeNotice.Command(Day("2026-03-31"),
            FeeTariff.ByItem, null, "本月申请31件", Slip, Way));
        Assert.That(problem.RuleId, Is.EqualTo("CLK-10"));
    }

    [Test]
    public async Task SendFeeNotice_ByTheClerk_IsNotAllowed()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.RefusedAsync("access.not-allowed", "2026-03-16", new SendFeeNotice.Command(Day("2026-03-16"), FeeTariff.ByItem, null,
            "本月申请31件", Slip, Way), Role.Clerk);
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

    // So many requests of one person in one month, all assigned; the office stands on the last day of the month's requests.
    private static async Task<(ClockCase Last, IReadOnlyList<string> Numbers)> MonthOfAsync(int count, string person = "李四")
    {
        var it = await ClockCase.OpenAsync("2026-03-02");
        var numbers = new List<string>();
        for (var i = 0; i < count; i++)
        {
            var receipt = await it.Office.DoAsync(Posted("2026-03-02", $"第{i + 1}件事项") with { Applicant = Applicant(person) }, Role.Clerk);
            numbers.Add(receipt.CaseNumber);
        }
        await it.Office.InDbAsync(async db =>
        {
            foreach (var one in await db.Set<Case>().Where(c => numbers.Contains(c.Number)).ToListAsync()) one.Assign(TestOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        return (it, numbers);
    }

    private static SendFeeNotice.Command ByItem(string number, int? count = null) =>
        new(Day("2026-03-16"), FeeTariff.ByItem, count, "本月内已申请十余件，内容零散", Slip, Way) { CaseNumber = number };

    [Test]
    public async Task FEE_3_EachRequestIsChargedAtItsPlaceInTheMonth_ByTheRegister()
    {
        var (it, numbers) = await MonthOfAsync(15);
        await using var _ = it;
        it.Office.GoTo("2026-03-16");
        var fourteenth = await it.Office.DoAsync(ByItem(numbers[13]), Role.Officer);
        var fifteenth = await it.Office.DoAsync(ByItem(numbers[14], 15), Role.Officer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((fourteenth.Amount, fourteenth.Count, fourteenth.Place), Is.EqualTo((100m, 1, (int?)14)));
            Assert.That((fifteenth.Amount, fifteenth.Count, fifteenth.Place), Is.EqualTo((100m, 1, (int?)15)), "the 15th costs 100, not 500");
            Assert.That(fifteenth.Steps.Single(), Is.EqualTo(new FeeLine(15, 15, 1, 100m, 100m)));
        }
        var tenth = await it.Office.RefusedAsync("fee.nothing-due", ByItem(numbers[9]), Role.Officer);
        var typed = await it.Office.RefusedAsync("fee.not-the-register", ByItem(numbers[12], 40), Role.Officer);
        Assert.That((tenth.RuleId, typed.RuleId), Is.EqualTo(("FEE-3", "FEE-3")));
        // The register alone counts: another person of the same month has a count of their own.
        var other = await it.Office.DoAsync(Posted("2026-03-16") with { Applicant = Applicant("王五") }, Role.Clerk);
        Assert.That(other.CaseNumber, Is.Not.Null);
        await it.Office.RefusedAsync("fee.nothing-due", ByItem(it.Number), Role.Officer);
    }

    [Test]
    public async Task FEE_3_MattersToldApart_AreItemsOfTheirOwn()
    {
        var (it, numbers) = await MonthOfAsync(11);
        await using var _ = it;
        await it.Office.InDbAsync(async db =>
        {
            var tenth = await db.Set<Case>().Include(c => c.Matters).SingleAsync(c => c.Number == numbers[9]);
            tenth.AddMatter(new Matter(tenth.Id, 1, "甲"));
            tenth.AddMatter(new Matter(tenth.Id, 2, "乙"));
            return await db.SaveChangesAsync();
        });
        it.Office.GoTo("2026-03-16");
        var tenth = await it.Office.DoAsync(ByItem(numbers[9]), Role.Officer);
        var eleventh = await it.Office.DoAsync(ByItem(numbers[10]), Role.Officer);
        Assert.That((tenth.Count, tenth.Amount, eleventh.Place, eleventh.Amount), Is.EqualTo((2, 100m, (int?)12, 100m)));
    }

    [Test]
    public async Task FEE_4_InspectionOnSite_IsNotChargedByPage()
    {
        await using var it = await ClockCase.OpenAsync();
        var wish = await it.Office.DoAsync(Posted("2026-03-02", "查阅的档案") with { WantedForm = WantedForm.Inspection }, Role.Clerk);
        await it.Office.InDbAsync(async db =>
        {
            (await db.Set<Case>().SingleAsync(c => c.Number == wish.CaseNumber)).Assign(TestOffice.UserId(Role.Officer), null);
            return await db.SaveChangesAsync();
        });
        it.Office.GoTo("2026-03-16");
        var problem = await it.Office.RefusedAsync("fee.inspection-on-site",
            new SendFeeNotice.Command(Day("2026-03-16"), FeeTariff.ByPage, 225, "共225页", Slip, Way) { CaseNumber = wish.CaseNumber }, Role.Officer);
        Assert.That(problem.RuleId, Is.EqualTo("FEE-4"));
    }

    [Test]
    public async Task FEE_6_TheNotice_StatesBasisScopeStepsAmountSlipAndWay()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.SendFeeNoticeAsync();
        var text = (await it.Office.DoAsync(new ReadLetter.Query(it.Number, 1), Role.Officer)).Text;
        foreach (var part in new[] { "本件所需信息共175页", "第四十二条第一款", "第五条", "按量计收", "本件申请所需信息", "第1～30页免费", "2200元（大写：贰仟贰佰元整）", "示例2026-0001",
            "市财政非税收入收缴系统", "附件：缴款通知书（编号：示例2026-0001）", "20个工作日" })
            Assert.That(text, Does.Contain(part));
        Assert.That(text, Does.Not.Contain("所附缴款通知载明的"));
    }

    [Test]
    public async Task FEE_1_WaivedAfterTheNotice_ThePeriodGoesOnLessTheDaysWaited()
    {
        await using var it = await ClockCase.OpenAsync();
        var before = (await it.LookAsync()).DueOn;
        await it.SendFeeNoticeAsync("2026-03-16", "2026-03-16");
        await it.RefusedAsync("access.not-allowed", "2026-03-20", new WaiveFee.Command("低保对象"), Role.Officer);
        var waived = await it.DoAsync("2026-03-20", new WaiveFee.Command("申请人系低保对象"), Role.Head);
        Assert.That((waived.State, before, waived.DueOn), Is.EqualTo((CaseState.InProgress, (DateOnly?)Day("2026-03-30"),
            (DateOnly?)Day("2026-04-03"))), "four working days were waited");
        var fee = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Fee!;
        Assert.That((fee.Amount, fee.WaivedOn, fee.WaivedReason), Is.EqualTo((2200m, (DateOnly?)Day("2026-03-20"), "申请人系低保对象")));
        var trail = (await it.ExplainAsync()).Clock.Trail.Where(d => d.Kind == TrailKind.Paused).Select(d => d.On.Day);
        Assert.That(trail, Is.EqualTo(new[] { 17, 18, 19, 20 }));
    }

    [Test]
    public async Task FEE_1_WaivedBeforeAnyNotice_IsOnRecordAndMovesNothing()
    {
        await using var it = await ClockCase.OpenAsync();
        var waived = await it.DoAsync("2026-03-16", new WaiveFee.Command("数量虽多，本次不收"), Role.Head);
        Assert.That(waived.DueOn, Is.EqualTo((DateOnly?)Day("2026-03-30")));
        Assert.That((await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Fee!.WaivedReason, Is.EqualTo("数量虽多，本次不收"));
    }

    [Test]
    public async Task FEE_1_PaidAlready_CannotBeWaived()
    {
        await using var it = await ClockCase.OpenAsync();
        await it.SendFeeNoticeAsync();
        await it.DoAsync("2026-03-25", new RecordFeePayment.Command(Day("2026-03-25"), "票据0001"), Role.Clerk);
        await it.RefusedAsync("fee.already-paid", "2026-03-26", new WaiveFee.Command("改为不收"), Role.Head);
    }

    [Test]
    public async Task FEE_6_TheAmount_StandsOnTheRequestFormAndTheCase()
    {
        await using var it = await ClockCase.OpenAsync();
        var form = await FormAsync(it);
        Assert.That(form, Does.Not.Contain("信息处理费"), "nothing is said of a fee while there is none");
        await it.SendFeeNoticeAsync();
        await it.DoAsync("2026-03-25", new RecordFeePayment.Command(Day("2026-03-25"), "票据0001"), Role.Clerk);
        Assert.That(await FormAsync(it), Does.Contain("按量计收，共175页，应缴2200元").And.Contain("票据0001"));
        var fee = (await it.Office.DoAsync(new ReadCase.Query(it.Number), Role.Officer)).Fee!;
        Assert.That((fee.Amount, fee.PaidOn, fee.ReceiptNumber), Is.EqualTo((2200m, (DateOnly?)Day("2026-03-25"), "票据0001")));
    }

    private static async Task<string> FormAsync(ClockCase it) =>
        Encoding.UTF8.GetString((await it.Office.DoAsync(new PrintPaper.Command("application", "txt", Reason: "核对申请表上的费用") { CaseNumber = it.Number }, Role.Officer)).Content);
}
