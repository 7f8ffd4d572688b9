using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>Writes the clock down day by day, for the case page, the tests and the court.</summary>
internal sealed class ClockTrail(ClockFold fold, DateOnly receivedOn, WorkdayCalendar calendar)
{
    private readonly List<TrailDay> _days = [];

    public static IReadOnlyList<TrailDay> Of(ClockFold fold, DateOnly receivedOn, WorkdayCalendar calendar)
    {
        var trail = new ClockTrail(fold, receivedOn, calendar);
        for (var i = 0; i < fold.Runs.Count; i++)
        {
            trail.Walk(fold.Runs[i], i + 1 < fold.Runs.Count ? fold.Runs[i + 1] : null);
        }

        return trail._days;
    }

    /// <summary>A run that waits for the applicant is shown up to its restart, any other at most up to its last day.</summary>
    private void Walk(ClockRun run, ClockRun? next)
    {
        var last = next is null ? run.Due.On
            : next.SetByOrder && run.Due.On < next.Start ? run.Due.On
            : next.Start;
        var number = 0;
        for (var on = run.Start.AddDays(1); on <= last; on = on.AddDays(1))
        {
            var day = calendar.Day(on);
            if (!day.IsWorkday)
            {
                Add(day, TrailKind.Rest, number, TrailText.Rest(day), ClockRules.WorkdayCalendar);
            }
            else if (Stopped(run, on) is { } rule)
            {
                Add(day, TrailKind.Paused, number, TrailText.Paused(rule), rule);
            }
            else
            {
                number++;
                Add(day, day.Kind == DayKind.MakeUp ? TrailKind.MakeUp : TrailKind.Counted, number,
                    TrailText.Counted(day, number), CountedBy(run, day));
            }
        }
    }

    private string? Stopped(ClockRun run, DateOnly on) =>
        run.StoppedBy is { } notice && on > notice.On
            ? notice.Kind == ClockEntryKind.FeeNotice ? ClockRules.Fee : ClockRules.Correction
        : run.SetByOrder ? null
        : fold.Pauses.FirstOrDefault(pause => pause.FirstOn <= on && on <= pause.LastOn)?.Rule;

    private static string CountedBy(ClockRun run, CalendarDay day) =>
        day.Kind == DayKind.MakeUp ? ClockRules.WorkdayCalendar
        : day.On <= run.FirstEnd.On ? LastDays.Of(run.Kind).Rule
        : run.Extension is { } extension && day.On <= extension.Due.On ? ClockRules.Extension
        : run.LaterDate is not null ? ClockRules.Reasons
        : LastDays.Of(run.Kind).Rule;

    private void Add(CalendarDay day, TrailKind kind, int number, string reason, string rule) =>
        _days.Add(new TrailDay(day.On, kind, number, reason, rule, day.Source is { } source
            && rule == ClockRules.WorkdayCalendar ? source : ClockRules.Article(rule, receivedOn)));
}

/// <summary>The words of the trail, as printed for the file.</summary>
internal static class TrailText
{
    private const string Weekdays = "日一二三四五六";

    public static string Counted(CalendarDay day, int number) => day.Kind switch
    {
        DayKind.MakeUp => $"周{Weekdays[(int)day.On.DayOfWeek]}调休上班{Because(day)}，第{number}个工作日",
        DayKind.LocalWork => $"本地规定上班{Because(day)}，第{number}个工作日",
        _ => $"第{number}个工作日",
    };

    public static string Rest(CalendarDay day) => day.Kind switch
    {
        DayKind.Holiday => $"{day.Name}放假{Because(day)}",
        DayKind.LocalOff => $"本地规定休息{Because(day)}",
        _ => $"周{Weekdays[(int)day.On.DayOfWeek]}休息",
    };

    public static string Paused(string rule) => rule switch
    {
        ClockRules.ThirdParty => "征求第三方意见，不计入期限",
        ClockRules.CoMaker => "征求共同制作机关意见，不计入期限",
        ClockRules.Agency => "征求其他机关意见，不计入期限",
        ClockRules.Correction => "等待申请人补正，收到补正后重新起算",
        ClockRules.FeeNotice => "发出收费通知后等待缴费，免收后继续计算，不计入期限",
        ClockRules.Fee => "等待缴纳信息处理费，自缴费次日起重新起算",
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "This rule stops no clock."),
    };

    private static string Because(CalendarDay day) => day.Source is null ? "" : $"（{day.Source}）";
}
