using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Calculators;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Office;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Clocks;

/// <summary>ChangePeriods, PreviewPeriods, and what a body's own periods do to preview, slip, case and clock.</summary>
public sealed class OwnPeriodsTests
{
    private static ChangePeriods.Command Change(string from, OwnPeriods? periods) => new(Day(from), "服务承诺", periods);

    [TestCase(0)]
    [TestCase(-3)]
    [TestCase(21)]
    [TestCase(9999)]
    public async Task CLK_1_ChangePeriods_BeyondTheLaw_IsRefusedWithFieldAndRule(int days)
    {
        await using var office = await TestOffice.OpenAsync();
        var refused = await office.RefusedAsync("input.invalid", Change("2026-03-02", new(ReplyWorkingDays: days)), Role.Administrator);
        Assert.That(refused.Fields!["periods.replyWorkingDays"].Single(), Does.Contain("1 至 20").And.Contain("CLK-1").And.Contain("第三十三条"));
        refused = await office.RefusedAsync("input.invalid", new CalculateDueDate.Query(Day("2026-03-02"), Periods: new(ReplyWorkingDays: days)), Role.Clerk);
        Assert.That(refused.Fields!.Keys, Is.EqualTo(new[] { "periods.replyWorkingDays" }));
    }

    [Test]
    public async Task CLK_6_ChangePeriods_OfSomebodyElsesTime_IsRefused()
    {
        await using var office = await TestOffice.OpenAsync();
        var refused = await office.RefusedAsync("input.invalid",
            Change("2026-03-02", new(CorrectionNoticeWorkingDays: 8, ThirdPartyWorkingDays: 10, FeeWorkingDays: 30,
                CorrectionWorkingDays: 61)), Role.Administrator);
        Assert.That(refused.Fields!.Keys, Is.EquivalentTo(new[] { "periods.correctionNoticeWorkingDays", "periods.thirdPartyWorkingDays",
            "periods.feeWorkingDays", "periods.correctionWorkingDays" }));
        await office.RefusedAsync("access.not-allowed", Change("2026-03-02", null), Role.Head);
    }

    [Test]
    public async Task CLK_1_ChangePeriods_MovesOpenCasesReceivedSince_AndKeepsTheOldDay()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        it.Office.GoTo("2026-03-03");
        var later = await it.Office.DoAsync(Posted("2026-03-03"), Role.Clerk);
        it.Office.GoTo("2026-03-05");
        var before = await it.Office.CaseAsync(later.CaseNumber);
        var change = Change("2026-03-03", new(ReplyWorkingDays: 15));
        var preview = await it.Office.DoAsync(new PreviewPeriods.Query(change.From, change.Reason, change.Periods), Role.Administrator);
        Assert.That((await it.Office.CaseAsync(later.CaseNumber)).DueOn, Is.EqualTo(before.DueOn), "a preview saves nothing");
        var moved = await it.Office.DoAsync(change, Role.Administrator);
        var events = await it.Office.EventsAsync(later.CaseNumber);
        var stored = await it.Office.InDbAsync(db => db.Set<Body>().Select(b => b.Settings).SingleAsync());
        using (Assert.EnterMultipleScope())
        {
            Assert.That(moved.Cases, Is.EqualTo(preview.Cases));
            Assert.That(moved.Cases.Select(c => (c.CaseNumber, c.DueBefore, c.DueAfter)),
                Is.EqualTo(new[] { (later.CaseNumber, before.DueOn, (DateOnly?)Day("2026-03-24")) }), "the earlier request keeps its rule");
            Assert.That((events[^1].Act, events[^1].DueBefore, events[^1].DueAfter),
                Is.EqualTo((nameof(Act.ManagePeriods), before.DueOn, (DateOnly?)Day("2026-03-24"))));
            Assert.That(events[^1].Details, Does.Contain("服务承诺"));
            Assert.That(stored.Periods.Single().Periods, Is.EqualTo(new OwnPeriods(ReplyWorkingDays: 15)), "only what was set is stored");
            Assert.That(stored.PeriodsFor(Day("2019-05-14")).ReplyWorkingDays, Is.EqualTo(15));
            Assert.That(stored.PeriodsFor(Day("2026-03-02")).ReplyWorkingDays, Is.EqualTo(20));
        }
        foreach (var number in new[] { it.Number, later.CaseNumber }) await AgreesAsync(it.Office, number);
    }

    [Test]
    public async Task CLK_1_ChangePeriods_OverAnAnsweredCase_IsRefusedWithTheFirstFreeDay()
    {
        await using var it = await ClockCase.OpenAsync("2026-03-02");
        await it.DoAsync("2026-03-05", new Withdraw.Command(Day("2026-03-05")), Role.Clerk);
        var refused = await it.Office.RefusedAsync("office.periods-of-answered-cases", Change("2026-03-01", new(ReplyWorkingDays: 15)), Role.Administrator);
        Assert.That(refused.Text.Zh, Does.Contain("2026-03-03"));
        await it.Office.DoAsync(Change("2026-03-03", new(ReplyWorkingDays: 15)), Role.Administrator);
    }

    /// <summary>Preview = slip = case = clock, whatever was set and on whatever day it came.</summary>
    [Test]
    public async Task CLK_2_PreviewRegistrationSlipAndClock_NameTheSameDays()
    {
        await using var office = await TestOffice.OpenAsync("2026-11-30");
        var random = new Random(20261130);
        string[] days = ["2018-09-29", "2019-05-14", "2019-05-15", "2026-02-14", "2026-02-23", "2026-09-30", "2026-10-01", "2026-10-10",
            "2026-11-27", "2026-11-28", "2026-11-29", "2026-11-30"];
        foreach (var day in days)
        {
            var own = new OwnPeriods(
                random.Next(3) == 0 ? null : random.Next(1, 21), random.Next(3) == 0 ? null : random.Next(1, 8),
                RestDayArrival: random.Next(2) == 0 ? RestDayArrival.NextWorkday : null);
            await office.InDbAsync(async db =>
            {
                var body = await db.Set<Body>().SingleAsync();
                body.Change(body.Name, body.Settings with { Periods = [new(null, own)] });
                return await db.SaveChangesAsync();
            });
            office.GoTo("2026-11-30");
            var preview = await office.DoAsync(new PreviewReceipt.Query(IntakeChannel.RegisteredPost, Day(day), Day(day)), Role.Clerk);
            var slip = await office.DoAsync(Posted(day), Role.Clerk);
            var clock = (await office.DoAsync(new ExplainClock.Query(slip.CaseNumber), Role.Officer)).Clock;
            var correction = clock.Deadlines.Single(d => d.Rule == "CLK-2").DueOn;
            Assert.That((preview.DueOn, preview.CorrectionNoticeBy, slip.DueOn, slip.CorrectionNoticeBy),
                Is.EqualTo(((DateOnly?)clock.ReplyDueOn, (DateOnly?)correction, (DateOnly?)clock.ReplyDueOn, (DateOnly?)correction)), $"{day} {own}");
            await AgreesAsync(office, slip.CaseNumber);
        }
    }

    [Test]
    public void StoredSettings_WithAllTwelveValues_AreReadAsTheyWereMeant()
    {
        const string twelve = """
            {"court":"某法院","periods":{"replyWorkingDays":30,"correctionNoticeWorkingDays":7,"correctionWorkingDays":15,"extensionWorkingDays":20,"thirdPartyWorkingDays":15,
            "coMakerWorkingDays":15,"agencyWorkingDays":15,"feeWorkingDays":20,"reasonsWorkingDays":7,"publicationWorkingDays":20,"recordCorrectionWorkingDays":20,"orderWorkingDays":20,
            "pauses":"AfterDispatchThroughAnswer","restDayArrival":"NextWorkday"}}
            """;
        var carried = System.Text.Json.JsonSerializer.Deserialize<BodySettings>(StoredSettings.Carry(twelve), Json)!;
        var lawful = System.Text.Json.JsonSerializer.Deserialize<BodySettings>(StoredSettings.Carry(twelve.Replace(":30,",
            ":20,").Replace("NextWorkday", "ActualDay")), Json)!;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(carried.Court, Is.EqualTo("某法院"));
            Assert.That(carried.Periods, Is.EqualTo(new[] { new PeriodChange(null,
                new OwnPeriods(ReplyWorkingDays: 30, RestDayArrival: RestDayArrival.NextWorkday)) }));
            Assert.That(carried.PeriodsFor(Day("2026-03-02")).ReplyWorkingDays, Is.EqualTo(30), "what was stored stands until the body changes it");
            Assert.That(lawful.Periods, Is.Empty);
            Assert.That(lawful.PeriodsFor(Day("2019-05-14")).ReplyWorkingDays, Is.EqualTo(15));
            Assert.That(StoredSettings.Carry("""{"periods":null}"""), Is.EqualTo("""{"periods":null}"""));
            Assert.That(System.Text.Json.JsonSerializer.Deserialize<BodySettings>("""{"periods":null}""", Json)!.Periods, Is.Empty);
        }
    }

    private static readonly System.Text.Json.JsonSerializerOptions Json = new(System.Text.Json.JsonSerializerDefaults.Web) { Converters = { new System.Text.Json.Serialization.JsonStringEnumConverter() } };

    private static async Task AgreesAsync(TestOffice office, string number)
    {
        var found = await office.CaseAsync(number);
        var clock = (await office.DoAsync(new ExplainClock.Query(number), Role.Officer)).Clock;
        Assert.That(found.DueOn, Is.EqualTo(clock.ReplyDueOn), number);
    }
}
