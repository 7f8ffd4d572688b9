using Requests.Statute.Calendars;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Calendars;

/// <summary>The dossier's vectors that need nothing but the calendar.</summary>
public sealed class CalendarVectorTests
{
    [TestCase("2022-09-30", 20, "2022-11-02", TestName = "T1_AddWorkdays_OverTwoMakeUpDays")]
    [TestCase("2011-06-01", 15, "2011-06-23", TestName = "T2_AddWorkdays_OldLaw")]
    [TestCase("2026-02-13", 20, "2026-03-19", TestName = "T3_AddWorkdays_OverSpringFestival")]
    [TestCase("2026-09-24", 7, "2026-10-12", TestName = "T4_AddWorkdays_7")]
    [TestCase("2026-09-24", 15, "2026-10-22", TestName = "T4_AddWorkdays_15")]
    [TestCase("2026-09-24", 20, "2026-10-29", TestName = "T4_AddWorkdays_20")]
    [TestCase("2026-09-24", 40, "2026-11-26", TestName = "T4_AddWorkdays_40")]
    [TestCase("2025-12-31", 20, "2026-01-29", TestName = "T5_AddWorkdays_OverMakeUpSunday")]
    [TestCase("2020-01-20", 20, "2020-02-25", TestName = "T6_AddWorkdays_RevisedCalendar")]
    [TestCase("2026-04-28", 5, "2026-05-08", TestName = "T14_AddWorkdays_ReconsiderationAnswerSimplified")]
    [TestCase("2026-04-28", 10, "2026-05-14", TestName = "T14_AddWorkdays_ReconsiderationAnswer")]
    public void CNT_1_StartDayIsNotCounted(string start, int count, string expected) =>
        Assert.That(WorkdayCalendar.Shipped.AddWorkdays(On(start), count), Is.EqualTo(new DueDate(On(expected), false)));

    [TestCase("2020-01-20", "2020-02-21")]
    [TestCase("2020-01-26", "2020-02-21")]
    [TestCase("2020-01-27", "2020-02-25")]
    public void T6_CNT_5_ShippedAsOf_KnowsOnlyWhatWasPublished(string knownOn, string expected) =>
        Assert.That(
            WorkdayCalendar.ShippedAsOf(On(knownOn)).AddWorkdays(On("2020-01-20"), 20),
            Is.EqualTo(new DueDate(On(expected), false)));

    [TestCase("2026-08-04", 60, "2026-10-08", TestName = "T12_CNT_3_AddCalendarDays_RollsOverNationalDay")]
    [TestCase("2026-03-30", 60, "2026-05-29", TestName = "T13_T17_AddCalendarDays_OnAWorkday")]
    [TestCase("2026-09-20", 15, "2026-10-08", TestName = "T15_CNT_3_AddCalendarDays_RollsOverNationalDay")]
    public void CNT_3_CalendarDaysRollForward(string start, int days, string expected) =>
        Assert.That(WorkdayCalendar.Shipped.AddCalendarDays(On(start), days), Is.EqualTo(new DueDate(On(expected), false)));

    [TestCase("2026-03-30", 6, "2026-09-30", TestName = "T13_T17_AddMonths_MatchingDate")]
    [TestCase("2025-08-31", 6, "2026-02-28", TestName = "CNT_3_AddMonths_MonthEnd_IsMakeUpSaturday")]
    [TestCase("2026-04-01", 6, "2026-10-08", TestName = "CNT_3_AddMonths_RollsOverNationalDay")]
    public void CNT_3_MonthsEndOnTheMatchingDate(string start, int months, string expected) =>
        Assert.That(WorkdayCalendar.Shipped.AddMonths(On(start), months), Is.EqualTo(new DueDate(On(expected), false)));

    [Test]
    public void T16_CNT_6_AddWorkdays_BeyondTheLastNotice_IsProvisional() =>
        Assert.That(WorkdayCalendar.Shipped.AddWorkdays(On("2026-12-31"), 20), Is.EqualTo(new DueDate(On("2027-01-29"), true)));
}
