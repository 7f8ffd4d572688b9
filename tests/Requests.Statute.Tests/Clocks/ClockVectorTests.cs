using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

/// <summary>The dossier's vectors for the reply clock (statute 2.6).</summary>
public sealed class ClockVectorTests
{
    private static readonly WorkdayCalendar Calendar = WorkdayCalendar.Shipped;

    [TestCase("2022-09-30", "2022-11-02", TestName = "T1_CLK_1_ReplyDue")]
    [TestCase("2011-06-01", "2011-06-23", TestName = "T2_CLK_1_ReplyDue_OldRegulations")]
    [TestCase("2026-02-13", "2026-03-19", TestName = "T3_CLK_1_ReplyDue")]
    [TestCase("2025-12-31", "2026-01-29", TestName = "T5_CLK_1_ReplyDue")]
    [TestCase("2017-06-18", "2017-07-07", TestName = "T7_REC_8_ReplyDue_SundayCountsAsReceived")]
    [TestCase("2026-03-02", "2026-03-30", TestName = "T17_CLK_1_ReplyDue")]
    public void ReplyDueOn_WithoutEntries(string received, string expected) =>
        Assert.That(Read(received).ReplyDueOn, Is.EqualTo(new DueDate(On(expected), false)));

    [Test]
    public void T7_REC_8_ReplyDue_NextWorkdayCountsAsReceived()
    {
        var periods = ClockPeriods.For(On("2017-06-18")) with { RestDayArrival = RestDayArrival.NextWorkday };
        Assert.That(ReplyClock.Read(On("2017-06-18"), [], Calendar, periods).ReplyDueOn.On, Is.EqualTo(On("2017-07-10")));
    }

    [TestCase("2020-01-20", "2020-02-21")]
    [TestCase("2020-01-27", "2020-02-25")]
    public void T6_CNT_5_ReplyDue_ByTheCalendarThenKnown(string knownOn, string expected) =>
        Assert.That(
            ReplyClock.Read(On("2020-01-20"), [], WorkdayCalendar.ShippedAsOf(On(knownOn))).ReplyDueOn.On,
            Is.EqualTo(On(expected)));

    [Test]
    public void T8_CLK_6_ThirdPartySilent()
    {
        var reading = Read("2026-03-02", new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06"), On("2026-03-10")));
        Assert.Multiple(() =>
        {
            Assert.That(Due(reading, "CLK-6"), Is.EqualTo(On("2026-03-31")));
            Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-04-23")));
        });
    }

    [Test]
    public void T9_CLK_6_ThirdPartyAnswers()
    {
        var reading = Read(
            "2026-03-02",
            new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06"), On("2026-03-10")),
            new ClockEntry(2, ThirdPartyAnswered, On("2026-03-18"), RefersTo: 1));
        Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-04-10")));
    }

    [Test]
    public void T10_CLK_2_CLK_1b_CorrectionRestarts()
    {
        var reading = Read(
            "2026-03-02",
            new ClockEntry(1, CorrectionNotice, On("2026-03-11")),
            new ClockEntry(2, CorrectionReceived, On("2026-03-20")));
        Assert.Multiple(() =>
        {
            Assert.That(Due(reading, "CLK-2"), Is.EqualTo(On("2026-03-11")));
            Assert.That(Due(reading, "CLK-1b"), Is.EqualTo(On("2026-04-20")));
            Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-04-20")));
        });
    }

    [Test]
    public void T11_CLK_9_PaymentRestarts()
    {
        var reading = Read(
            "2026-03-02",
            new ClockEntry(1, FeeNotice, On("2026-03-16"), On("2026-03-16")),
            new ClockEntry(2, FeePaid, On("2026-03-25")));
        Assert.Multiple(() =>
        {
            Assert.That(Due(reading, "CLK-9"), Is.EqualTo(On("2026-04-14")));
            Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-04-23")));
        });
    }

    [Test]
    public void T16_CNT_6_ReplyDue_BeyondTheLastNotice_IsProvisional() =>
        Assert.That(Read("2026-12-31").ReplyDueOn.Provisional, Is.True);

    [Test]
    public void T18_CLK_15_OrderWithoutTerm()
    {
        var reading = Read("2026-03-02", new ClockEntry(1, OrderReceived, On("2026-09-24")));
        Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-10-29")));
    }

    private static ClockReading Read(string received, params ClockEntry[] entries) =>
        ReplyClock.Read(On(received), entries, Calendar);

    private static DateOnly Due(ClockReading reading, string rule) =>
        reading.Deadlines.First(deadline => deadline.Rule == rule).Due.On;
}
