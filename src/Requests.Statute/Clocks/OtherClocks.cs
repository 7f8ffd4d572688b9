using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>Periods that belong to no request's ledger.</summary>
public static class OtherClocks
{
    /// <summary>Publication on the agency's own motion: 20 working days from making or change (CLK-12, Art. 26).</summary>
    public static DueDate PublicationDueOn(DateOnly madeOn, WorkdayCalendar calendar, ClockPeriods? periods = null) =>
        LastDays.Of(LastDayKind.Publication).From(madeOn, calendar, periods ?? ClockPeriods.For(madeOn));

    /// <summary>
    /// Correction of a personal record: 20 working days from receipt, a length of our own (CLK-14, Art. 41).
    /// </summary>
    public static DueDate RecordCorrectionDueOn(
        DateOnly receivedOn, WorkdayCalendar calendar, ClockPeriods? periods = null) =>
        LastDays.Of(LastDayKind.RecordCorrection).From(receivedOn, calendar, periods ?? ClockPeriods.For(receivedOn));

    /// <summary>
    /// The annual report on a year: 31 January after it, governments 31 March. A hard date that does not roll (CLK-13,
    /// Art. 49).
    /// </summary>
    public static DateOnly AnnualReportDueOn(int reportYear, bool government) =>
        government ? new DateOnly(reportYear + 1, 3, 31) : new DateOnly(reportYear + 1, 1, 31);

    /// <summary>The end of a period of so many working days from a day, itself not counted (CNT-1).</summary>
    public static DueDate EndOf(DateOnly start, int workingDays, WorkdayCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingDays);
        return calendar.AddWorkdays(start, workingDays);
    }

    /// <summary>
    /// The working day that lies so many working days before a day: the last on which a period of that length can begin and
    /// still have ended by the working day before it (CNT-1 read backwards).
    /// </summary>
    public static DueDate Before(DateOnly day, int workingDays, WorkdayCalendar calendar)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(workingDays);
        return calendar.AddWorkdays(day, -workingDays);
    }

    /// <summary>The last day on which the addressee of a letter that came back may say how to reach them; a length of our own (SRV-8).</summary>
    public static DateOnly ReturnedMailAnswerBy(DateOnly cameBackOn, int workingDays, WorkdayCalendar calendar) =>
        calendar.AddWorkdays(cameBackOn, workingDays).On;

    /// <summary>The last working day on or before a hard date: the day by which to be done with it (CLK-13).</summary>
    public static DueDate FinishBy(DateOnly hardDate, WorkdayCalendar calendar) =>
        calendar.AddWorkdays(hardDate.AddDays(1), -1);
}
