using System.Globalization;
using Requests.Features.Kernel;
using Requests.Statute.Calendars;

namespace Requests.Features.Services.Clock;

/// <summary>What a yearly notice must satisfy before anybody's dates rest on it: mostly slips of the pen.</summary>
internal static class NoticeRules
{
    /// <summary>Null when the notice holds together.</summary>
    /// <param name="known">The national calendar before the notice.</param>
    /// <param name="isCorrection">A notice of this number was entered before and is replaced.</param>
    /// <param name="deviation">The notice's own words where its days do not balance.</param>
    public static Problem? Check(CalendarNotice notice, WorkdayCalendar known, bool isCorrection, string? deviation, DateOnly today)
    {
        if (notice.Published > today) return CalendarProblems.InTheFuture.At("publishedOn");
        if (notice.Year > known.CoverageTo.Year + 1) return CalendarProblems.YearMissing.With(known.CoverageTo.Year + 1).At("year");
        if (Twice(notice) is { } twice) return CalendarProblems.DayTwice.With(Iso(twice));
        var (first, last) = (new DateOnly(notice.Year - 1, 12, 1), new DateOnly(notice.Year, 12, 31));
        if (Days(notice).Where(on => on < first || on > last).Select(on => (DateOnly?)on).FirstOrDefault() is { } outside)
            return CalendarProblems.DayOutsideYear.With(Iso(outside), notice.Year);
        if (!isCorrection && NamesDays(known, notice.Number, first, last)) return CalendarProblems.NumberTaken.At("number");
        // An amendment names only what it changes; it may also make a day off an ordinary working day again.
        return notice.Year <= known.CoverageTo.Year && !isCorrection ? null : Balance(notice, deviation);
    }

    /// <summary>The yearly sum rule: days off on weekdays less make-up days are the statutory days (CNT-2).</summary>
    internal static Problem? Balance(CalendarNotice notice, string? deviation)
    {
        if (notice.WorkDays.Where(d => !IsWeekend(d.On)).Select(d => (DateOnly?)d.On).FirstOrDefault() is { } weekday)
            return CalendarProblems.WorkDayOnWeekday.With(Iso(weekday)).At("workDays");
        var balance = notice.OffDays.Count(d => !IsWeekend(d.On)) - notice.WorkDays.Count;
        var statutory = StatutoryDays(notice.Year);
        return balance == statutory || !string.IsNullOrWhiteSpace(deviation) ? null : CalendarProblems.SumRule.With(balance, statutory).At("offDays");
    }

    /// <summary>Days off a year by 全国年节及纪念日放假办法 as amended for 2008 and for 2025.</summary>
    private static int StatutoryDays(int year) => year switch
    {
        <= 2007 => 10,
        <= 2024 => 11,
        _ => 13,
    };

    private static bool NamesDays(WorkdayCalendar known, string number, DateOnly first, DateOnly last) =>
        Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Any(ahead => known.Day(first.AddDays(ahead)).Source == number);

    private static DateOnly? Twice(CalendarNotice notice) =>
        Days(notice).GroupBy(on => on).Where(g => g.Count() > 1).Select(g => (DateOnly?)g.Key).FirstOrDefault();

    private static IEnumerable<DateOnly> Days(CalendarNotice notice) => notice.OffDays.Concat(notice.WorkDays).Select(d => d.On);

    private static bool IsWeekend(DateOnly on) => on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static string Iso(DateOnly on) => on.ToString("O", CultureInfo.InvariantCulture);
}
