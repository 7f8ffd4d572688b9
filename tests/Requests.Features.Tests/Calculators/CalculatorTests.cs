using Requests.Features.Areas.Calculators;
using Requests.Features.Kernel;
using Requests.Features.Services.Clock;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Calculators;

/// <summary>CalculateDueDate, CountWorkingDays, PreviewClock, QuoteFee, ListOutcomes.</summary>
public sealed class CalculatorTests
{
    private TestOffice _office = null!;

    [OneTimeSetUp]
    public async Task OpenAsync() => _office = await TestOffice.OpenAsync("2026-11-23");

    [OneTimeTearDown]
    public async Task CloseAsync() => await _office.DisposeAsync();

    [TestCase("2022-11-02", 20, "2022-09-30")]
    [TestCase("2026-03-19", 20, "2026-02-13")]
    [TestCase("2026-03-08", 1, "2026-03-06")]
    public async Task CNT_1_CalculateDueDate_Backwards_IsTheDayFromWhichThePeriodWouldEndThere(string day, int days, string start)
    {
        var answer = await _office.DoAsync(new CalculateDueDate.Query(Day(day), days, Backwards: true), Role.Clerk);
        Assert.That(answer.DueOn, Is.EqualTo(Day(start)));
    }

    [TestCase("2022-09-30", 20, "2022-11-02", false, TestName = "T1_CalculateDueDate")]
    [TestCase("2026-02-13", 20, "2026-03-19", false, TestName = "T3_CalculateDueDate")]
    [TestCase("2026-09-24", 40, "2026-11-26", false, TestName = "T4_CalculateDueDate")]
    [TestCase("2026-12-31", 20, "2027-01-29", true, TestName = "T16_CalculateDueDate_IsProvisional")]
    public async Task CalculateDueDate_ByTheBuiltInCalendar(string start, int days, string due, bool provisional)
    {
        var answer = await _office.DoAsync(new CalculateDueDate.Query(Day(start), days), Role.Clerk);
        Assert.That((answer.DueOn, answer.Provisional, answer.CalendarVersion), Is.EqualTo((Day(due), provisional, WorkdayCalendar.Shipped.Version)));
    }

    [Test]
    public async Task CalculateDueDate_WithACalendarAndLengthsOfOnesOwn()
    {
        var own = new CalendarInput(OffDays: [Day("2026-03-03")], WorkDays: [Day("2026-03-07")]);
        var answer = await _office.DoAsync(new CalculateDueDate.Query(Day("2026-03-02"), 5, own), Role.Clerk);
        Assert.That((answer.DueOn, answer.Provisional), Is.EqualTo((Day("2026-03-09"), false)));
        var rehearsed = await _office.DoAsync(new CalculateDueDate.Query(Day("2026-03-02"), Periods: new OwnPeriods(ReplyWorkingDays: 5)), Role.Clerk);
        Assert.That(rehearsed.DueOn, Is.EqualTo(Day("2026-03-09")));
        var oldLaw = await _office.DoAsync(new CalculateDueDate.Query(Day("2011-06-01")), Role.Clerk);
        Assert.That(oldLaw.DueOn, Is.EqualTo(Day("2011-06-23")), "T2");
    }

    [Test]
    public async Task CalculateDueDate_OfNonsense_NamesTheFields()
    {
        await NamesAsync(new CalculateDueDate.Query(null, 0), "start", "workingDays");
        await NamesAsync(new CalculateDueDate.Query(Day("1999-12-31"), 2001), "start", "workingDays");
        await NamesAsync(new CalculateDueDate.Query(Day("2026-03-02"), 5, new CalendarInput([Day("9999-01-01")]),
            new OwnPeriods(FeeWorkingDays: 0)), "calendar.offDays[0]", "periods.feeWorkingDays");
        await _office.RefusedAsync("access.not-signed-in", new CalculateDueDate.Query(Day("2026-03-02"), 5));
    }

    [Test]
    public async Task CountWorkingDays_LeavesTheStartOutAndTellsEachDay()
    {
        var answer = await _office.DoAsync(new CountWorkingDays.Query(Day("2022-09-30"), Day("2022-10-09")), Role.Reviewer);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.Count, Is.EqualTo(2), "the make-up days 8 and 9 October");
            Assert.That(answer.Days, Has.Count.EqualTo(9));
            Assert.That(answer.Days[0].Kind, Is.EqualTo(DayKind.Holiday));
            Assert.That(answer.Days[^1].Kind, Is.EqualTo(DayKind.MakeUp));
            Assert.That(answer.Provisional, Is.False);
        }
        Assert.That((await _office.DoAsync(new CountWorkingDays.Query(Day("2026-03-02"), Day("2026-03-02")), Role.Reviewer)).Days, Is.Empty);
    }

    [Test]
    public async Task CountWorkingDays_OfNonsense_NamesTheFields()
    {
        await NamesAsync(new CountWorkingDays.Query(null, null), "from", "to");
        await NamesAsync(new CountWorkingDays.Query(Day("2026-03-03"), Day("2026-03-02")), "to");
        await NamesAsync(new CountWorkingDays.Query(Day("2006-03-03"), Day("2026-03-04")), "to");
        await _office.RefusedAsync("access.not-signed-in", new CountWorkingDays.Query(Day("2026-03-02"), Day("2026-03-02")));
    }

    private static PreviewClock.Entry Entry(ClockEntryKind kind, string on, string? deliveredOn = null, int? workingDays = null) =>
        new(kind, Day(on), deliveredOn is null ? null : Day(deliveredOn), workingDays);

    private Task<ClockAnswer> PreviewAsync(params PreviewClock.Entry[] entries) =>
        _office.DoAsync(new PreviewClock.Query(Day("2026-03-02"), entries), Role.Officer);

    [Test]
    public async Task T8_PreviewClock_WithoutAnAnswer_TakesTheThirdPartyAsSilent()
    {
        var answer = await PreviewAsync(Entry(ClockEntryKind.ThirdPartyConsulted, "2026-03-06", "2026-03-10"));
        Assert.That(answer.ReplyDueOn, Is.EqualTo(Day("2026-04-23")));
        Assert.That(answer.Deadlines.Single(d => d.Rule == "CLK-6").DueOn, Is.EqualTo(Day("2026-03-31")));
        Assert.That(answer.Trail.Where(d => d.Kind == TrailKind.Paused).Select(d => d.Rule), Is.All.EqualTo("CLK-6"));
    }

    [Test]
    public async Task T9_PreviewClock_TheOrderOfEntriesDoesNotMatter()
    {
        var letter = Entry(ClockEntryKind.ThirdPartyConsulted, "2026-03-06", "2026-03-10");
        var opinion = Entry(ClockEntryKind.ThirdPartyAnswered, "2026-03-18");
        Assert.That((await PreviewAsync(letter, opinion)).ReplyDueOn, Is.EqualTo(Day("2026-04-10")));
        Assert.That((await PreviewAsync(opinion, letter)).ReplyDueOn, Is.EqualTo(Day("2026-04-10")));
        var sameDay = await PreviewAsync(Entry(ClockEntryKind.FeePaid, "2026-03-16"), Entry(ClockEntryKind.FeeNotice, "2026-03-16"));
        Assert.That(sameDay.ReplyRule, Is.EqualTo("CLK-9"));
    }

    [Test]
    public async Task T10_T11_PreviewClock_RestartsOnCorrectionAndPayment()
    {
        var corrected = await PreviewAsync(Entry(ClockEntryKind.CorrectionReceived, "2026-03-20"), Entry(ClockEntryKind.CorrectionNotice, "2026-03-09"));
        Assert.That(corrected.ReplyDueOn, Is.EqualTo(Day("2026-04-20")));
        Assert.That(corrected.Deadlines.Single(d => d.Rule == "CLK-2").DueOn, Is.EqualTo(Day("2026-03-11")));
        var paid = await PreviewAsync(Entry(ClockEntryKind.FeeNotice, "2026-03-13", "2026-03-16"), Entry(ClockEntryKind.FeePaid, "2026-03-25"));
        Assert.That(paid.ReplyDueOn, Is.EqualTo(Day("2026-04-23")));
        Assert.That(paid.Deadlines.Single(d => d is { Rule: "CLK-9", Owner: DeadlineOwner.Applicant }).DueOn, Is.EqualTo(Day("2026-04-14")));
    }

    [Test]
    public async Task CLK_2_PreviewClock_OfALateCorrectionNotice_ShowsBothDatesAndKeepsTheEarlier()
    {
        var answer = await PreviewAsync(Entry(ClockEntryKind.CorrectionNotice, "2026-03-12"), Entry(ClockEntryKind.CorrectionReceived, "2026-03-20"));
        Assert.That(answer.ReplyDueOn, Is.EqualTo(Day("2026-03-30")));
        Assert.That(answer.Deadlines.Single(d => d.Rule == "CLK-1b").DueOn, Is.EqualTo(Day("2026-04-20")));
    }

    [Test]
    public async Task PreviewClock_WithPeriodsAndCalendarOfOnesOwn()
    {
        var query = new PreviewClock.Query(Day("2026-03-02"), Calendar: new CalendarInput(), Periods: new OwnPeriods(ReplyWorkingDays: 10));
        var answer = await _office.DoAsync(query, Role.Officer);
        Assert.That(answer.ReplyDueOn, Is.EqualTo(Day("2026-03-16")));
        Assert.That(answer.CalendarVersion, Does.StartWith("given."));
    }

    [Test]
    public async Task PreviewClock_OfWhatTheLawRefuses_NamesTheEntryAndTheRule()
    {
        await RefusedAsync("clock.extension-too-late", "CLK-5", "entries[0]", Entry(ClockEntryKind.Extended, "2026-03-31"));
        await RefusedAsync("clock.extension-length", "CLK-4", "entries[1]", Entry(ClockEntryKind.Replied, "2026-03-28"),
            Entry(ClockEntryKind.Extended, "2026-03-27", null, 21));
        await RefusedAsync("clock.before-receipt", "CLK-1", "entries[0]", Entry(ClockEntryKind.CorrectionNotice, "2026-03-01"));
        await RefusedAsync("clock.delivered-before-sent", "CNT-1", "entries[0].deliveredOn", Entry(ClockEntryKind.FeeNotice, "2026-03-16", "2026-03-13"));

        async Task RefusedAsync(string code, string rule, string field, params PreviewClock.Entry[] entries)
        {
            var problem = await _office.RefusedAsync(code, new PreviewClock.Query(Day("2026-03-02"), entries), Role.Officer);
            Assert.That((problem.RuleId, problem.Fields!.Keys.Single(), problem.Kind), Is.EqualTo((rule, field, ProblemKind.Law)));
        }
    }

    [Test]
    public async Task PreviewClock_OfNonsense_NamesTheFields()
    {
        await NamesAsync(new PreviewClock.Query(null, [new(null, null)]), "receivedOn", "entries[0].kind", "entries[0].on");
        await NamesAsync(new PreviewClock.Query(Day("2026-03-02"), [new(ClockEntryKind.Undone, Day("2046-03-03"), WorkingDays: 0)]),
            "entries[0].kind", "entries[0].workingDays", "entries[0]");
        await NamesAsync(new PreviewClock.Query(Day("2026-03-02"),
            [.. Enumerable.Repeat(Entry(ClockEntryKind.AgencyConsulted, "2026-03-03"), 201)]), "entries");
        await _office.RefusedAsync("access.not-signed-in", new PreviewClock.Query(Day("2026-03-02")));
    }

    [Test]
    public async Task CLK_14_PreviewRecordCorrection_GivesOurOwnPromise()
    {
        var due = await _office.DoAsync(new PreviewRecordCorrection.Query(Day("2026-09-24")), Role.Clerk);
        Assert.That((due.DueOn, due.RuleId), Is.EqualTo((Day("2026-10-29"), "CLK-14")));
        await NamesAsync(new PreviewRecordCorrection.Query(null), "receivedOn");
    }

    [Test]
    public async Task FEE_3_FEE_4_QuoteFee_GivesYuanAndSteps()
    {
        var items = await _office.DoAsync(new QuoteFee.Query(FeeTariff.ByItem, 41), Role.Clerk);
        Assert.That((items.Amount, items.AmountUpper), Is.EqualTo((4300m, "肆仟叁佰元整")));
        Assert.That(items.Steps, Is.EqualTo(new FeeLine[] { new(1, 10, 10, 0, 0), new(11, 30, 20, 100, 2000), new(31, 40, 10, 200, 2000),
            new(41, 50, 1, 300, 300) }));
        Assert.That((await _office.DoAsync(new QuoteFee.Query(FeeTariff.ByPage, 201), Role.Clerk)).Amount, Is.EqualTo(2740m));
        await NamesAsync(new QuoteFee.Query(null, -1), "tariff", "count");
        await _office.RefusedAsync("access.not-signed-in", new QuoteFee.Query(FeeTariff.ByPage, 1));
    }

    [Test]
    public async Task ListOutcomes_GivesLeavesWithArticleRowAndRemedies()
    {
        var of2021 = await _office.DoAsync(new ListOutcomes.Query(2021), Role.Clerk);
        var of2024 = await _office.DoAsync(new ListOutcomes.Query(2024), Role.Clerk);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(of2021.Leaves, Has.Count.EqualTo(21));
            Assert.That(of2021.Leaves[3].Articles[0], Is.EqualTo("《中华人民共和国政府信息公开条例》第十四条"));
            Assert.That(of2021.Leaves[^1].ReportRow.No, Is.EqualTo(21));
            Assert.That(of2021.Leaves[3].Remedies.Single().ReconsiderationFirst, Is.False, "the law of 2021 left the choice");
            Assert.That(of2024.Leaves[3].Remedies.Single().ReconsiderationFirst, Is.True);
            Assert.That(of2024.Leaves[1].Remedies.Select(r => r.Clause), Is.EqualTo(new[] { RemedyClauseKind.Mixed, RemedyClauseKind.Free }));
            Assert.That(of2021.Leaves.Single(l => l.Letters.Count > 0).Letters.Select(l => l.Kind), Is.EqualTo(Enum.GetValues<NotHeldKind>()));
        }
        var of2020 = await _office.DoAsync(new ListOutcomes.Query(2020), Role.Clerk);
        Assert.That(of2020.Leaves.Select(l => l.ReportRow.Code).Distinct().Count(), Is.EqualTo(19));
        Assert.That((await _office.DoAsync(new ListOutcomes.Query(), Role.Clerk)).Year, Is.EqualTo(2026));
        var before = await _office.RefusedAsync("outcomes.no-form", new ListOutcomes.Query(2018), Role.Clerk);
        Assert.That(before.RuleId, Is.EqualTo("REP-5"));
    }

    private async Task NamesAsync<T>(MediatR.IRequest<Result<T>> query, params string[] fields)
    {
        var problem = await _office.RefusedAsync("input.invalid", query, Role.Clerk);
        Assert.That(problem.Fields!.Keys, Is.EquivalentTo(fields));
    }
}
