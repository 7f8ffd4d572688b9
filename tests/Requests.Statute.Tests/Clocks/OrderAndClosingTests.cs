using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class OrderAndClosingTests
{
    private static readonly ClockEntry Reply = new(1, Replied, On("2026-03-27"));
    private static readonly ClockEntry Order = new(2, OrderReceived, On("2026-09-24"));

    [Test]
    public void CLK_15_Order_ReopensAnAnsweredCase()
    {
        var reading = Read(Reply, Order);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-10-29")));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.Running));
            Assert.That(reading.Only("CLK-15").State, Is.EqualTo(DeadlineState.Pending));
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.NotBinding));
            Assert.That(reading.IsOverdueOn(On("2026-10-30")), Is.True);
        });
    }

    [Test]
    public void CLK_15_Order_MaySetItsOwnTerm() =>
        Assert.Multiple(() =>
        {
            Assert.That(Read(Reply, Order with { WorkingDays = 7 }).Due(), Is.EqualTo(On("2026-10-12")));
            Assert.That(Read(Reply, Order with { UntilOn = On("2026-10-20") }).Due(), Is.EqualTo(On("2026-10-20")));
        });

    [Test]
    public void CLK_15_ConsultationUnderAnOrder_ExcludesNothing()
    {
        var reading = Read(Reply, Order, new ClockEntry(3, ThirdPartyConsulted, On("2026-09-28")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-10-29")));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.Running));
            Assert.That(reading.PhaseOn(On("2026-10-09")), Is.EqualTo(ClockPhase.Running));
            Assert.That(reading.WorkdaysLeftOn(On("2026-10-12")), Is.EqualTo(13));
            Assert.That(reading.Warnings, Is.EqualTo(new[] { new ClockWarning(ClockWarningKind.ConsultationExcludesNothing, 3) }));
        });
    }

    [TestCase("2026-03-30", DeadlineState.Met, 0)]
    [TestCase("2026-03-31", DeadlineState.Late, 1)]
    public void CLK_1_Reply_AfterTheLastDay_IsLateForGood(string on, DeadlineState state, int warnings)
    {
        var reading = Read(new ClockEntry(1, Replied, On(on)));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(state));
            Assert.That(reading.Warnings.Count(warning => warning.Kind == ClockWarningKind.RepliedLate), Is.EqualTo(warnings));
        });
    }

    [TestCase(Replied, ClockPhase.Replied)]
    [TestCase(Withdrawn, ClockPhase.Withdrawn)]
    public void CLK_1_ClosedCase_IsNeverOverdue(ClockEntryKind kind, ClockPhase phase)
    {
        var reading = Read(new ClockEntry(1, kind, On("2026-03-27")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Phase, Is.EqualTo(phase));
            Assert.That(reading.PhaseOn(On("2026-03-26")), Is.EqualTo(ClockPhase.Running));
            Assert.That(reading.PhaseOn(On("2026-03-27")), Is.EqualTo(phase));
            Assert.That(reading.IsOverdueOn(On("2026-12-01")), Is.False);
            Assert.That(reading.WorkdaysLeftOn(On("2026-03-27")), Is.Zero);
            Assert.That(reading.Deadlines.Select(deadline => deadline.State), Has.None.EqualTo(DeadlineState.Pending));
        });
    }

    [Test]
    public void CLK_6_LetterLeftOpenAtTheReply_IsNoLongerPending() =>
        Assert.That(
            Read(new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")), new ClockEntry(2, Replied, On("2026-03-20"))).Only("CLK-6").State,
            Is.EqualTo(DeadlineState.NotBinding));

    [Test]
    public void CLK_1_PhaseOn_FollowsTheDays()
    {
        var reading = Read(
            new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
            new ClockEntry(2, ThirdPartyAnswered, On("2026-03-18")));
        string[] days = ["2026-03-01", "2026-03-02", "2026-03-06", "2026-03-07", "2026-03-18", "2026-03-19", "2026-05-01"];
        Assert.That(days.Select(day => reading.PhaseOn(On(day))), Is.EqualTo(new[]
        {
            ClockPhase.NotReceived, ClockPhase.Running, ClockPhase.Running, ClockPhase.Paused, ClockPhase.Paused,
            ClockPhase.Running, ClockPhase.Running,
        }));
    }

    [TestCase("2026-03-01", 0)]
    [TestCase("2026-03-02", 20)]
    [TestCase("2026-03-06", 16)]
    [TestCase("2026-03-12", 16)]
    [TestCase("2026-03-18", 16)]
    [TestCase("2026-03-19", 15)]
    [TestCase("2026-04-10", 0)]
    [TestCase("2026-04-14", -2)]
    public void CLK_1_WorkdaysLeft_StandStillDuringAPause(string today, int expected) =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-03-18"))).WorkdaysLeftOn(On(today)),
            Is.EqualTo(expected));

    [TestCase("2026-04-10", false)]
    [TestCase("2026-04-11", true)]
    public void CLK_1_Overdue_FromTheDayAfterTheLast(string today, bool expected) =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-03-18"))).IsOverdueOn(On(today)),
            Is.EqualTo(expected));

    [Test]
    public void CLK_12_Publication_TwentyWorkingDays() =>
        Assert.That(OtherClocks.PublicationDueOn(On("2026-09-24"), WorkdayCalendar.Shipped).On, Is.EqualTo(On("2026-10-29")));

    [TestCase(2026, false, "2027-01-31", "2027-01-29")]
    [TestCase(2026, true, "2027-03-31", "2027-03-31")]
    [TestCase(2020, false, "2021-01-31", "2021-01-29")]
    public void CLK_13_AnnualReport_IsAHardDateToFinishBefore(int year, bool government, string due, string finish)
    {
        var on = OtherClocks.AnnualReportDueOn(year, government);
        Assert.Multiple(() =>
        {
            Assert.That(on, Is.EqualTo(On(due)));
            Assert.That(OtherClocks.FinishBy(on, WorkdayCalendar.Shipped).On, Is.EqualTo(On(finish)));
        });
    }

    [Test]
    public void CLK_14_RecordCorrection_TwentyWorkingDaysByDefault() =>
        Assert.Multiple(() =>
        {
            Assert.That(OtherClocks.RecordCorrectionDueOn(On("2026-09-24"), WorkdayCalendar.Shipped).On, Is.EqualTo(On("2026-10-29")));
            Assert.That(
                OtherClocks.RecordCorrectionDueOn(
                    On("2026-09-24"), WorkdayCalendar.Shipped, new ClockPeriods { RecordCorrectionWorkingDays = 7 }).On,
                Is.EqualTo(On("2026-10-12")));
        });
}
