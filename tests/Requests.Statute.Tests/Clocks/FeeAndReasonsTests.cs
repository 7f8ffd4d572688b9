using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class FeeAndReasonsTests
{
    private static readonly ClockEntry Notice = new(1, FeeNotice, On("2026-03-12"), On("2026-03-16"));
    private static readonly ClockEntry Request = new(1, ReasonsRequested, On("2026-03-06"));
    private static readonly ClockEntry Reasons = new(2, ReasonsReceived, On("2026-03-13"));

    [Test]
    public void CLK_9_Fee_IsAwaitedFromTheReceiptOfTheNotice()
    {
        var reading = Read(Notice);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-9").Due.On, Is.EqualTo(On("2026-04-14")));
            Assert.That(reading.Only("CLK-9").Owner, Is.EqualTo(DeadlineOwner.Applicant));
            Assert.That(reading.Only("CLK-10").State, Is.EqualTo(DeadlineState.Met));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.AwaitingFee));
            Assert.That(reading.IsOverdueOn(On("2026-06-01")), Is.False);
        });
    }

    [Test]
    public void T11_CLK_9_Payment_RestartsAFullPeriod()
    {
        var reading = Read(Notice, new ClockEntry(2, FeePaid, On("2026-03-25")));
        var fee = reading.Deadlines.Where(deadline => deadline.Rule == "CLK-9").ToList();
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-23")));
            Assert.That(reading.ReplyRule, Is.EqualTo("CLK-9"));
            Assert.That(fee.Select(deadline => deadline.Due.On), Is.EqualTo(new[] { On("2026-04-14"), On("2026-04-23") }));
            Assert.That(fee.Select(deadline => deadline.State), Is.EqualTo(new[] { DeadlineState.Met, DeadlineState.Pending }));
            Assert.That(fee.Select(deadline => deadline.Owner), Is.EqualTo(new[] { DeadlineOwner.Applicant, DeadlineOwner.Agency }));
            Assert.That(reading.Warnings, Is.Empty);
        });
    }

    [Test]
    public void CLK_9_PaymentAfterThePeriod_Warns() =>
        Assert.That(
            Read(Notice, new ClockEntry(2, FeePaid, On("2026-04-15"))).Warnings,
            Is.EqualTo(new[] { new ClockWarning(ClockWarningKind.FeePaidLate, 2) }));

    [TestCase("2026-04-14", ClockPhase.AwaitingFee)]
    [TestCase("2026-04-15", ClockPhase.Lapsed)]
    public void CLK_9_Lapse_OnlyOnceThePeriodIsOver(string on, ClockPhase expected) =>
        Assert.That(Read(Notice, new ClockEntry(2, FeeLapsed, On(on))).Phase, Is.EqualTo(expected));

    [TestCase("2026-03-30", ClockPhase.AwaitingFee)]
    [TestCase("2026-03-31", ClockPhase.Running)]
    public void CLK_10_Notice_MustGoOutInsideTheReplyPeriod(string on, ClockPhase expected)
    {
        var reading = Read(new ClockEntry(1, FeeNotice, On(on)));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Phase, Is.EqualTo(expected));
            Assert.That(reading.Only("CLK-10").Due.On, Is.EqualTo(On("2026-03-30")));
            Assert.That(
                reading.Only("CLK-10").State,
                Is.EqualTo(expected == ClockPhase.Running ? DeadlineState.Late : DeadlineState.Met));
        });
    }

    [Test]
    public void CLK_10_NoticeInsideAPeriodLengthenedByAPause_IsInTime() =>
        Assert.That(
            Read(new ClockEntry(1, AgencyConsulted, On("2026-03-06")), new ClockEntry(2, FeeNotice, On("2026-04-10"))).Phase,
            Is.EqualTo(ClockPhase.AwaitingFee));

    [Test]
    public void CLK_11_Reasons_StopNothing()
    {
        var reading = Read(Request);
        Assert.Multiple(() =>
        {
            Assert.That(reading.Only("CLK-11").Due.On, Is.EqualTo(On("2026-03-17")));
            Assert.That(reading.Due(), Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Phase, Is.EqualTo(ClockPhase.Running));
            Assert.That(Read(Request with { WorkingDays = 5 }).Only("CLK-11").Due.On, Is.EqualTo(On("2026-03-13")));
            Assert.That(Read(Request, Reasons).Only("CLK-11").State, Is.EqualTo(DeadlineState.Met));
        });
    }

    [Test]
    public void CLK_11_LaterDate_ReplacesTheEnd()
    {
        var reading = Read(Request, Reasons, new ClockEntry(3, LaterDateSet, On("2026-03-20"), UntilOn: On("2026-05-29")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-05-29")));
            Assert.That(reading.ReplyRule, Is.EqualTo("CLK-11"));
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.NotBinding));
            Assert.That(reading.Trail[^1].On, Is.EqualTo(On("2026-05-29")));
        });
    }

    [Test]
    public void CLK_11_LaterDate_MayBeGivenInWorkingDays() =>
        Assert.That(
            Read(Request, Reasons, new ClockEntry(3, LaterDateSet, On("2026-03-30"), WorkingDays: 5)).Due(),
            Is.EqualTo(On("2026-04-07")));

    [TestCase("2026-03-31", "2026-05-29")]
    [TestCase("2026-03-20", "2026-03-30")]
    public void CLK_11_LaterDate_ToldTooLateOrNotLater_DoesNotHold(string told, string until)
    {
        var reading = Read(Request, Reasons, new ClockEntry(3, LaterDateSet, On("2026-03-20"), UntilOn: On(until), ToldOn: On(told)));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Refusals(), Is.EqualTo(new[] { ClockRefusalKind.LaterDateTooLate }));
        });
    }

    [Test]
    public void CLK_11_ExtensionBeyondTheLaterDate_Binds() =>
        Assert.That(
            Read(
                Request, Reasons,
                new ClockEntry(3, LaterDateSet, On("2026-03-20"), UntilOn: On("2026-04-02")),
                new ClockEntry(4, Extended, On("2026-03-24"), WorkingDays: 20)).ReplyRule,
            Is.EqualTo("CLK-4"));
}
