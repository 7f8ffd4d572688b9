using Requests.Features.Kernel;

namespace Requests.Features.Services.Clock;

public static class CalendarProblems
{
    private const string Notices = "国务院办公厅节假日安排通知";

    public static readonly Problem NoDays = new("calendar.no-days", ProblemKind.Law, "CNT-2", Notices);

    public static readonly Problem InTheFuture = new("calendar.in-the-future", ProblemKind.Law, "CNT-6", Notices);

    /// <summary>Argument: the day.</summary>
    public static readonly Problem DayTwice = new("calendar.day-twice", ProblemKind.Law, "CNT-2", Notices);

    /// <summary>Arguments: the day, the year.</summary>
    public static readonly Problem DayOutsideYear = new("calendar.day-outside-year", ProblemKind.Law, "CNT-2", Notices);

    /// <summary>Argument: the day.</summary>
    public static readonly Problem WorkDayOnWeekday = new("calendar.work-day-on-weekday", ProblemKind.Law, "CNT-2", Notices);

    /// <summary>Arguments: the days taken away on balance, the statutory days of the year.</summary>
    public static readonly Problem SumRule = new("calendar.sum-rule", ProblemKind.Law, "CNT-2", Notices);

    /// <summary>Argument: the year that must come first.</summary>
    public static readonly Problem YearMissing = new("calendar.year-missing", ProblemKind.Law, "CNT-6", Notices);

    public static readonly Problem NoSuchNotice = new("calendar.no-such-notice", ProblemKind.NotFound);

    /// <summary>Whoever proposed a notice does not confirm it.</summary>
    public static readonly Problem SecondPerson = new("calendar.second-person", ProblemKind.State);

    /// <summary>Argument: the later year, which rests on this one.</summary>
    public static readonly Problem LaterYearStands = new("calendar.later-year-stands", ProblemKind.State);

    public static readonly Problem NumberTaken = new("calendar.number-taken", ProblemKind.Law, "CNT-5", Notices);
}
