using Requests.Statute.Clocks;
using static Requests.Statute.Clocks.ClockEntryKind;
using static Requests.Statute.Tests.Clocks.Ledgers;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Clocks;

public sealed class ExtensionTests
{
    private static readonly ClockEntry Extension = new(1, Extended, On("2026-03-20"), WorkingDays: 20);

    [Test]
    public void T4_CLK_4_FullExtension_EndsAfterFortyWorkingDays()
    {
        var reading = ReadFrom("2026-09-24", new ClockEntry(1, Extended, On("2026-10-20"), WorkingDays: 20));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-11-26")));
            Assert.That(reading.Only("CLK-4").Due.On, Is.EqualTo(On("2026-11-26")));
            Assert.That(reading.Only("CLK-4").From, Is.EqualTo(On("2026-10-29")));
            Assert.That(reading.Only("CLK-1").Due.On, Is.EqualTo(On("2026-10-29")));
            Assert.That(reading.Only("CLK-1").State, Is.EqualTo(DeadlineState.NotBinding));
        });
    }

    [TestCase(1, "2026-03-31")]
    [TestCase(5, "2026-04-07")]
    [TestCase(20, "2026-04-28")]
    public void CLK_4_Extension_AddsToTheEndOfTheFirstPeriod(int days, string expected) =>
        Assert.That(Read(Extension with { WorkingDays = days }).Due(), Is.EqualTo(On(expected)));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(21)]
    public void CLK_4_Extension_OutsideOneToTwenty_DoesNotHold(int days)
    {
        var reading = Read(Extension with { WorkingDays = days });
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Refusals(), Is.EqualTo(new[] { ClockRefusalKind.ExtensionLength }));
        });
    }

    [Test]
    public void CLK_4_SecondExtension_DoesNotHold()
    {
        var reading = Read(Extension with { WorkingDays = 5 }, new ClockEntry(2, Extended, On("2026-03-25"), WorkingDays: 5));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-07")));
            Assert.That(reading.Refusals(), Is.EqualTo(new[] { ClockRefusalKind.AlreadyExtended }));
        });
    }

    [TestCase("2026-03-30", "2026-03-30", true)]
    [TestCase("2026-03-30", "2026-03-31", false)]
    [TestCase("2026-03-31", "2026-03-30", false)]
    public void CLK_5_Extension_HoldsOnlyIfApprovedAndToldInTime(string approved, string told, bool holds)
    {
        var reading = Read(Extension with { ApprovedOn = On(approved), ToldOn = On(told) });
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(holds ? On("2026-04-28") : On("2026-03-30")));
            Assert.That(reading.Only("CLK-5").Due.On, Is.EqualTo(On("2026-03-30")));
            Assert.That(reading.Only("CLK-5").State, Is.EqualTo(holds ? DeadlineState.Met : DeadlineState.Late));
            Assert.That(
                reading.Refusals(), Is.EqualTo(holds ? [] : new[] { ClockRefusalKind.ExtensionTooLate }));
        });
    }

    [Test]
    public void CLK_5_TimeIsMeasuredAgainstThePeriodWithItsPauses() =>
        Assert.That(
            Read(
                new ClockEntry(1, ThirdPartyConsulted, On("2026-03-06")),
                new ClockEntry(2, ThirdPartyAnswered, On("2026-03-18")),
                new ClockEntry(3, Extended, On("2026-04-08"), WorkingDays: 10)).Due(),
            Is.EqualTo(On("2026-04-24")));

    [Test]
    public void CLK_4_PauseInsideTheExtension_TakesItsDaysOut() =>
        Assert.That(
            Read(
                Extension,
                new ClockEntry(2, AgencyConsulted, On("2026-04-01")),
                new ClockEntry(3, AgencyAnswered, On("2026-04-10"))).Due(),
            Is.EqualTo(On("2026-05-09")));

    [Test]
    public void CLK_4_OldRegulations_FifteenAndFifteen() =>
        Assert.Multiple(() =>
        {
            Assert.That(
                ReadFrom("2011-06-01", new ClockEntry(1, Extended, On("2011-06-10"))).Due(), Is.EqualTo(On("2011-07-14")));
            Assert.That(
                ReadFrom("2011-06-01", new ClockEntry(1, Extended, On("2011-06-10"), WorkingDays: 16)).Refusals(),
                Is.EqualTo(new[] { ClockRefusalKind.ExtensionLength }));
        });

    [Test]
    public void CLK_4_Extension_IsNotCarriedIntoAFreshPeriod_NorGivenTwice()
    {
        var reading = Read(
            Extension with { On = On("2026-03-04") },
            new ClockEntry(2, CorrectionNotice, On("2026-03-05")),
            new ClockEntry(3, CorrectionReceived, On("2026-03-20")),
            new ClockEntry(4, Extended, On("2026-03-25")));
        Assert.Multiple(() =>
        {
            Assert.That(reading.Due(), Is.EqualTo(On("2026-04-20")));
            Assert.That(reading.Refusals(), Is.EqualTo(new[] { ClockRefusalKind.AlreadyExtended }));
        });
    }
}
