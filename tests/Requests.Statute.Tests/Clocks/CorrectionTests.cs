using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class CorrectionTests
{
    private static readonly ClockEntry Notice = new(1, CorrectionNotice, On("2026-03-05"), On("2026-03-09"));
    private static readonly ClockEntry LateNotice = new(1, CorrectionNotice, On("2026-03-12"));

    [Test]
    public void CLK_2_LastDayForTheNotice_IsTheSeventhWorkingDay()
    {
        var option = Read().Only("CLK-2");
        Assert.Multiple(() =>
        {
            Assert.That(option.Due.On, Is.EqualTo(On("2026-03-11")));
            Assert.That(option.IsOption, Is.True);
            Assert.That(option.State, Is.EqualTo(DeadlineState.Pending));
            Assert.That(Read(Notice).Only("CLK-2").State, Is.EqualTo(DeadlineState.Met));
            Assert.That(Read(LateNotice).Only("CLK-2").State, Is.EqualTo(DeadlineState.Late));
        });
    }

    [Test]
    public void CLK_3_Correction_IsAwaitedFromTheReceiptOfTheNotice()
    {
        var reading = Read(Notice);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-3").Due.On, Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Only("CLK-3").Owner, Is.EqualTo(DeadlineOwner.Applicant));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.AwaitingCorrection));
            Assert.That(reading.ReplyDueOn.On, Is.EqualTo(On("2026-03-30")), "the day that stood before stays visible");
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.NotBinding));
            Assert.That(reading.IsOverdueOn(On("2026-06-01")), Is.False);
            Assert.That(reading.WorkdaysLeftOn(On("2026-03-10")), Is.Zero);
        });
    }

    [Test]
    public void CLK_3_TheNoticeMaySetItsOwnPeriod() =>
        Assert.Multiple(() =>
        {
            Assert.That(Read(Notice with { WorkingDays = 10 }).Only("CLK-3").Due.On, Is.EqualTo(On("2026-03-23")));
            Assert.That(Read(Notice with { UntilOn = On("2026-03-25") }).Only("CLK-3").Due.On, Is.EqualTo(On("2026-03-25")));
        });

    [Test]
    public void CLK_1b_Correction_RestartsAFullPeriod()
    {
        var reading = Read(Notice, new ClockEntry(2, CorrectionReceived, On("2026-03-20")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-20")));
            Assert.That(reading.ReplyRule, Is.EqualTo("CLK-1b"));
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.NotBinding));
            Assert.That(reading.Only("CLK-1b").State, Is.EqualTo(DeadlineState.Pending));
            Assert.That(reading.Only("CLK-3").Met, Is.True);
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.Running));
        });
    }

    [Test]
    public void CLK_1b_APauseThatReachesIntoTheFreshPeriod_StillCounts() =>
        Assert.That(
            Read(
                new ClockEntry(3, ThirdPartyConsulted, On("2026-03-04")),
                Notice,
                new ClockEntry(2, CorrectionReceived, On("2026-03-20")),
                new ClockEntry(4, ThirdPartyAnswered, On("2026-03-24"))).Due(),
            Is.EqualTo(On("2026-04-22")));

    [Test]
    public void CLK_2_LateNotice_StopsNothing_AndBothDatesAreShown()
    {
        var reading = Read(LateNotice, new ClockEntry(2, CorrectionReceived, On("2026-03-20")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.Pending));
            Assert.That(reading.Only("CLK-1b").Due.On, Is.EqualTo(On("2026-04-20")));
            Assert.That(reading.Only("CLK-1b").State, Is.EqualTo(DeadlineState.NotBinding));
            Assert.That(reading.Refusals(), Is.EqualTo(new[] { ClockRefusalKind.CorrectionNoticeTooLate }));
        });
    }

    [TestCase(null, DeadlineState.Late, 1)]
    [TestCase("2026-03-30", DeadlineState.Met, 0)]
    public void CLK_3_CNT_4_CorrectionAfterThePeriod_IsLateUnlessPostedInTime(string? posted, DeadlineState state, int warnings)
    {
        var reading = Read(
            Notice, new ClockEntry(2, CorrectionReceived, On("2026-04-01"), PostedOn: posted is null ? null : On(posted)));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-3").State, Is.EqualTo(state));
            Assert.That(reading.Warnings.Count(warning => warning.Kind == ClockWarningKind.CorrectionLate), Is.EqualTo(warnings));
            Assert.That(reading.ReplyRule, Is.EqualTo("CLK-1b"));
        });
    }

    [TestCase("2026-03-30", ClockPhase.AwaitingCorrection)]
    [TestCase("2026-03-31", ClockPhase.Lapsed)]
    public void CLK_3_Lapse_OnlyOnceThePeriodIsOver(string on, ClockPhase expected) =>
        Assert.That(Read(Notice, new ClockEntry(2, CorrectionLapsed, On(on))).Phase, Is.EqualTo(expected));

    [Test]
    public void CLK_2_Notice_IsMeasuredByItsDispatch() =>
        Assert.That(
            Read(new ClockEntry(1, CorrectionNotice, On("2026-03-11"), On("2026-03-16"))).Phase,
            Is.EqualTo(ClockPhase.AwaitingCorrection));
}
