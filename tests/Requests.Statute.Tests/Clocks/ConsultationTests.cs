using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class ConsultationTests
{
    [TestCase(ThirdPartyConsulted, ThirdPartyAnswered, "CLK-6", DeadlineOwner.ThirdParty)]
    [TestCase(CoMakerConsulted, CoMakerAnswered, "CLK-7", DeadlineOwner.CoMaker)]
    public void CLK_6_CLK_7_PeriodRunsFromReceiptOfTheLetter(
        ClockEntryKind ask, ClockEntryKind answer, string rule, DeadlineOwner owner)
    {
        var letter = new ClockEntry(1, ask, On("2026-03-06"), On("2026-03-10"));
        var silent = Read(letter);
        var answered = Read(letter, new ClockEntry(2, answer, On("2026-03-18")));
        Assert.Multiple(() =>
        {
            Assert.That(silent.Only(rule).Due.On, Is.EqualTo(On("2026-03-31")));
            Assert.That(silent.Only(rule).From, Is.EqualTo(On("2026-03-10")));
            Assert.That(silent.Only(rule).Owner, Is.EqualTo(owner));
            Assert.That(silent.Only(rule).State, Is.EqualTo(DeadlineState.Pending));
            Assert.That(silent.Due(), Is.EqualTo(On("2026-04-23")));
            Assert.That(answered.Only(rule).State, Is.EqualTo(DeadlineState.Met));
            Assert.That(answered.Due(), Is.EqualTo(On("2026-04-10")));
        });
    }

    [Test]
    public void CLK_8_CapRunsFromDispatch()
    {
        var reading = Read(new ClockEntry(1, AgencyConsulted, On("2026-03-06"), On("2026-03-10")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-8").Due.On, Is.EqualTo(On("2026-03-27")));
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-21")));
        });
    }

    [Test]
    public void CLK_8_CapIsTheAgencysToSet() =>
        Assert.That(
            Read(new ClockEntry(1, AgencyConsulted, On("2026-03-06"), WorkingDays: 5)).Due(), Is.EqualTo(On("2026-04-07")));

    [Test]
    public void CLK_6_WithoutDeliveryDay_DispatchStandsForIt() =>
        Assert.That(
            Read(new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06"))).Only("CLK-6").Due.On, Is.EqualTo(On("2026-03-27")));

    [TestCase("2026-03-06", "2026-03-06", "2026-03-30", TestName = "CLK_6_AnsweredTheSameDay_ExcludesNothing")]
    [TestCase("2026-03-06", "2026-03-08", "2026-03-30", TestName = "CLK_6_AnsweredOnTheWeekend_ExcludesNothing")]
    [TestCase("2026-03-06", "2026-03-09", "2026-03-31", TestName = "CLK_6_AnsweredNextWorkday_ExcludesOne")]
    [TestCase("2026-03-30", "2026-04-03", "2026-03-30", TestName = "CLK_6_SentOnTheLastDay_ExcludesNothing")]
    [TestCase("2026-03-27", "2026-04-03", "2026-04-07", TestName = "CLK_6_SentOnTheLastButOne_ExcludesOverQingming")]
    [TestCase("2026-03-02", "2026-03-04", "2026-04-01", TestName = "CLK_6_SentOnTheDayOfReceipt_ExcludesTwo")]
    public void CLK_6_Pause_TakesOutWorkingDaysAfterDispatchThroughAnswer(string sent, string answered, string expected) =>
        Assert.That(
            Read(new ClockEntry(1, ThirdPartyConsulted, On(sent)), new ClockEntry(2, ThirdPartyAnswered, On(answered))).Due(),
            Is.EqualTo(On(expected)));

    [Test]
    public void CLK_6_PauseAcrossHolidays_TakesOutWorkingDaysOnly() =>
        Assert.That(
            ReadFrom(
                "2026-09-21",
                new ClockEntry(1, ThirdPartyConsulted, On("2026-09-24")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-10-12"))).Due(),
            Is.EqualTo(On("2026-11-04")));

    [Test]
    public void CLK_6_OverlappingPauses_CountOnce()
    {
        var reading = Read(
            new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
            new ClockEntry(2, AgencyConsulted, On("2026-03-11")),
            new ClockEntry(3, ThirdPartyAnswered, On("2026-03-13")),
            new ClockEntry(4, AgencyAnswered, On("2026-03-18")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-10")));
            Assert.That(reading.Pauses, Is.EqualTo(new[]
            {
                new Pause(On("2026-03-07"), On("2026-03-13"), "CLK-6", 1, true),
                new Pause(On("2026-03-12"), On("2026-03-18"), "CLK-8", 2, true),
            }));
        });
    }

    [Test]
    public void CLK_6_TwoPausesApart_CountBoth() =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-04")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-03-06"), RefersTo: 1),
                new ClockEntry(3, ThirdPartyConsulted, On("2026-03-17")),
                new ClockEntry(4, ThirdPartyAnswered, On("2026-03-18"), RefersTo: 3)).Due(),
            Is.EqualTo(On("2026-04-02")));

    [Test]
    public void CLK_6_APauseReachedOnlyThroughAnotherPause_Counts() =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-03-13")),
                new ClockEntry(3, AgencyConsulted, On("2026-04-01")),
                new ClockEntry(4, AgencyAnswered, On("2026-04-02"))).Due(),
            Is.EqualTo(On("2026-04-08")));

    [Test]
    public void CLK_6_AnswerAfterThePeriod_IsLate_AndTheClockHasRunOn()
    {
        var reading = Read(
            new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06"), On("2026-03-10")),
            new ClockEntry(2, ThirdPartyAnswered, On("2026-04-08")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-23")));
            Assert.That(reading.Only("CLK-6").State, Is.EqualTo(DeadlineState.Late));
        });
    }

    [Test]
    public void CNT_4_AnswerPostedInTime_IsInTime() =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06"), On("2026-03-10")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-04-02"), PostedOn: On("2026-03-31"))).Only("CLK-6").State,
            Is.EqualTo(DeadlineState.Met));

    [Test]
    public void CLK_6_AnswersWithoutReference_GoToTheOldestOpenLetter()
    {
        var reading = Read(
            new ClockEntry(1, ThirdPartyConsulted, On("2026-03-04")),
            new ClockEntry(2, ThirdPartyConsulted, On("2026-03-09")),
            new ClockEntry(3, ThirdPartyAnswered, On("2026-03-12")));
        Assert.That(reading.Pauses.Select(pause => pause.Answered), Is.EqualTo(new[] { true, false }));
    }

    [TestCase(PauseConvention.AfterDispatchThroughAnswer, "2026-04-02")]
    [TestCase(PauseConvention.DispatchThroughAnswer, "2026-04-03")]
    [TestCase(PauseConvention.AfterDispatchBeforeAnswer, "2026-04-01")]
    public void CLK_6_Convention_IsASetting(PauseConvention convention, string expected) =>
        Assert.That(
            ReplyClock.Read(
                On(Received),
                [new(1, ThirdPartyConsulted, On("2026-03-10")), new(2, ThirdPartyAnswered, On("2026-03-13"))],
                WorkdayCalendar.Shipped,
                new ClockPeriods { Pauses = convention }).Due(),
            Is.EqualTo(On(expected)));

    [Test]
    public void CLK_8_SentAfterThePeriod_ExcludesNothing_AndWarns()
    {
        var reading = Read(new ClockEntry(1, AgencyConsulted, On("2026-03-31")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Warnings, Is.EqualTo(new[] { new ClockWarning(ClockWarningKind.ConsultationExcludesNothing, 1) }));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.Running));
            Assert.That(reading.IsOverdueOn(On("2026-04-01")), Is.True);
        });
    }
}
