using Requests.Statute.Calendars;

namespace Requests.Features.Areas.Supervision;

/// <summary>长假: more rest days in a row than a weekend and a bridge.</summary>
/// <param name="Name">The festival, as the notice has it.</param>
/// <param name="LastWorkday">The last day to do anything before it.</param>
/// <param name="BackOn">The first working day after it.</param>
public sealed record LongBreak(DateOnly From, DateOnly To, int RestDays, string? Name, DateOnly LastWorkday, DateOnly BackOn)
{
    private const int FewestDays = 4;

    public bool Touches(DateOnly from, DateOnly to) => From <= to && To >= from;

    /// <summary>The first one of which enough days lie on or after a day; null when none begins by <paramref name="until"/>.</summary>
    internal static LongBreak? Next(WorkdayCalendar calendar, DateOnly from, DateOnly until)
    {
        for (; from <= until; from = from.AddDays(1))
        {
            var back = from;
            while (!calendar.IsWorkday(back)) back = back.AddDays(1);
            var days = back.DayNumber - from.DayNumber;
            if (days >= FewestDays)
            {
                var name = Enumerable.Range(0, days).Select(i => calendar.Day(from.AddDays(i)).Name).FirstOrDefault(n => n is not null);
                return new LongBreak(from, back.AddDays(-1), days, name, calendar.Horizon(from, -1), back);
            }
            if (days > 0) from = back;
        }
        return null;
    }

    /// <summary>All that touch these days, each in its whole length.</summary>
    internal static IEnumerable<LongBreak> Within(WorkdayCalendar calendar, DateOnly from, DateOnly to)
    {
        // From the working day before, so that a break under way is seen from its first day.
        for (var next = Next(calendar, calendar.Horizon(from, -1), to); next is not null; next = Next(calendar, next.BackOn, to))
            if (next.Touches(from, to)) yield return next;
    }
}
