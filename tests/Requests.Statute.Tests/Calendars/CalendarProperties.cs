using FsCheck;
using FsCheck.Fluent;
using Requests.Statute.Calendars;
using static Requests.Statute.Tests.Dates;

namespace Requests.Statute.Tests.Calendars;

/// <summary>Laws of counting that hold on any day, inside the notices' years and far outside.</summary>
public sealed class CalendarProperties
{
    private static readonly WorkdayCalendar Calendar = WorkdayCalendar.Shipped;

    private static readonly Arbitrary<DateOnly> Day =
        Gen.Choose(On("1990-01-01").DayNumber, On("2045-12-31").DayNumber).Select(DateOnly.FromDayNumber).ToArbitrary();

    private static readonly Arbitrary<int> Count = Gen.Choose(1, 400).ToArbitrary();

    [FsCheck.NUnit.Property]
    public Property CNT_2_AddWorkdays_NeverLandsOnARestDay() =>
        Prop.ForAll(Day, Count, (day, count) =>
            Calendar.IsWorkday(Calendar.AddWorkdays(day, count).On) && Calendar.IsWorkday(Calendar.AddWorkdays(day, -count).On));

    [FsCheck.NUnit.Property]
    public Property CNT_1_AddWorkdays_AndCount_AreInverse() =>
        Prop.ForAll(Day, Count, (day, count) => Calendar.CountWorkdays(day, Calendar.AddWorkdays(day, count).On) == count);

    [FsCheck.NUnit.Property]
    public Property CNT_1_AddWorkdays_OneMore_IsStrictlyLater() =>
        Prop.ForAll(Day, Count, (day, count) =>
            Calendar.AddWorkdays(day, count + 1).On > Calendar.AddWorkdays(day, count).On);

    [FsCheck.NUnit.Property]
    public Property CNT_1_AddWorkdays_FromALaterStart_IsNeverEarlier() =>
        Prop.ForAll(Day, Count, (day, count) =>
            Calendar.AddWorkdays(day.AddDays(1), count).On >= Calendar.AddWorkdays(day, count).On);

    [FsCheck.NUnit.Property]
    public Property CNT_1_AddWorkdays_GoesInSteps() =>
        Prop.ForAll(Day, Count, Count, (day, first, then) =>
            Calendar.AddWorkdays(Calendar.AddWorkdays(day, first).On, then).On == Calendar.AddWorkdays(day, first + then).On);

    [FsCheck.NUnit.Property]
    public Property CNT_3_Roll_IsTheFirstWorkdayFromTheLastDayOn() =>
        Prop.ForAll(Day, Count, (day, count) =>
        {
            var last = day.AddDays(count);
            var due = Calendar.AddCalendarDays(day, count).On;
            return due >= last && Calendar.IsWorkday(due) && Calendar.CountWorkdays(last.AddDays(-1), due) == 1;
        });

    [FsCheck.NUnit.Property]
    public Property CNT_6_Provisional_ExactlyWhenADayWalkedIsOutside() =>
        Prop.ForAll(Day, Count, (day, count) =>
        {
            var due = Calendar.AddWorkdays(day, count);
            return due.Provisional == (day.AddDays(1) < Calendar.CoverageFrom || due.On > Calendar.CoverageTo);
        });
}
