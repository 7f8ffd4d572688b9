using Requests.Features.Kernel;

namespace Requests.Features.Services.Clock;

public static class CalendarProblems
{
    private const string Notices = "国务院办公厅节假日安排通知";

    public static readonly Problem NoDays = new("calendar.no-days", ProblemKind.Law,
        new("请至少写明一天。", "Name at least one day."), "CNT-2", Notices);

    public static readonly Problem InTheFuture = new("calendar.in-the-future", ProblemKind.Law,
        new("发布日期不能晚于今天；不得录入预测。", "It cannot have been published after today; forecasts are never entered."), "CNT-6", Notices);

    /// <summary>Argument: the day.</summary>
    public static readonly Problem DayTwice = new("calendar.day-twice", ProblemKind.Law,
        new("{0} 出现了两次。", "{0} is named twice."), "CNT-2", Notices);

    /// <summary>Arguments: the day, the year.</summary>
    public static readonly Problem DayOutsideYear = new("calendar.day-outside-year", ProblemKind.Law,
        new("{0} 不属于{1}年（含上年12月）。", "{0} is not in {1} or the December before."), "CNT-2", Notices);

    /// <summary>Argument: the day.</summary>
    public static readonly Problem WorkDayOnWeekday = new("calendar.work-day-on-weekday", ProblemKind.Law,
        new("调休上班只能是周六或者周日，{0} 不是。", "A make-up day is a Saturday or a Sunday; {0} is not."), "CNT-2", Notices);

    /// <summary>Arguments: the days taken away on balance, the statutory days of the year.</summary>
    public static readonly Problem SumRule = new("calendar.sum-rule", ProblemKind.Law,
        new("周一至周五的放假天数减去调休上班天数应当等于法定节假日{1}天，现为{0}天；通知另有安排的，请写明原文。",
            "Days off on Monday to Friday less make-up days must be the {1} statutory days; they are {0}. If the notice has it so, quote it."), "CNT-2", Notices);

    /// <summary>Argument: the year that must come first.</summary>
    public static readonly Problem YearMissing = new("calendar.year-missing", ProblemKind.Law,
        new("请先录入{0}年的通知。", "Enter the notice for {0} first."), "CNT-6", Notices);

    public static readonly Problem NumberTaken = new("calendar.number-taken", ProblemKind.Law,
        new("这个文号的通知已随程序提供。", "The notice with this number came with the program."), "CNT-5", Notices);
}
