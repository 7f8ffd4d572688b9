namespace Requests.Statute.Calendars;

/// <summary>
/// The working days of the office (CNT-2): Monday to Friday, less the holidays and plus the make-up days of the State
/// Council's notices, with local days on top; in a year without a notice yet, less the days off by law (CNT-2a). A value:
/// laying something over it makes another calendar.
/// </summary>
public sealed class WorkdayCalendar
{
    /// <summary>A calendar given by days may not spread them wider than this; the day table would grow without use.</summary>
    public const int GivenDaysWithinYears = 200;

    private static readonly IReadOnlyList<CalendarNotice> Published = ShippedNotices.Read();

    private readonly IReadOnlyList<CalendarNotice> _notices;
    private readonly IReadOnlyList<CalendarOverlay> _overlays;
    private readonly bool _given;
    private readonly Dictionary<int, CalendarDay> _named = [];
    private readonly WorkdayIndex _index;

    private WorkdayCalendar(
        IReadOnlyList<CalendarNotice> notices, IReadOnlyList<CalendarOverlay> overlays, bool given = false)
    {
        (_notices, _overlays, _given) = (notices, overlays, given);
        foreach (var notice in notices)
        {
            Name(notice.OffDays, _ => DayKind.Holiday, notice.Number);
            Name(notice.WorkDays, on => IsWeekend(on) ? DayKind.MakeUp : DayKind.Workday, notice.Number);
        }

        (CoverageFrom, CoverageTo) = given ? (DateOnly.MinValue, DateOnly.MaxValue) : Coverage(notices);
        if (!given)
        {
            NameLegalHolidays(notices.Select(notice => notice.Year).ToHashSet());
        }

        var issue = notices.Count(notice => notice.Year == CoverageTo.Year);
        Version = given ? $"given.{CalendarVersion.Of(_named.Values)}"
            : $"cn-{CoverageTo.Year}.{issue}.{CalendarVersion.Of(_named.Values)}";
        foreach (var overlay in overlays)
        {
            Name(overlay.OffDays.Select(Unnamed), _ => DayKind.LocalOff, overlay.Source);
            Name(overlay.WorkDays.Select(Unnamed), _ => DayKind.LocalWork, overlay.Source);
        }

        Version += overlays.Count == 0 ? "" : $"+local.{CalendarVersion.Of(_named.Values)}";
        _index = new WorkdayIndex(_named.ToDictionary(day => day.Key, day => day.Value.IsWorkday));
    }

    /// <summary>All notices shipped with the program, amendments applied.</summary>
    public static WorkdayCalendar Shipped { get; } = new(Ordered(Published), []);

    /// <summary>Names the content: the same days always give the same version, other days another one (CNT-5).</summary>
    public string Version { get; }

    /// <summary>First day the notices rule.</summary>
    public DateOnly CoverageFrom { get; }

    /// <summary>Last day the notices rule; after it every answer is provisional (CNT-6).</summary>
    public DateOnly CoverageTo { get; }

    /// <summary>The calendar as it could be known on a day: only what had been published by then (CNT-5).</summary>
    internal static WorkdayCalendar ShippedAsOf(DateOnly day) =>
        new(Ordered(Published.Where(notice => notice.Published <= day)), []);

    /// <summary>
    /// A calendar of the given days alone, for rehearsal: never provisional. A day in both lists is a working day.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The days spread over more than <see cref="GivenDaysWithinYears"/> years.</exception>
    public static WorkdayCalendar From(IEnumerable<DateOnly> offDays, IEnumerable<DateOnly> workDays)
    {
        var days = new CalendarNotice(
            0, "", DateOnly.MinValue, [.. offDays.Select(Unnamed)], [.. workDays.Select(Unnamed)]);
        var on = days.OffDays.Concat(days.WorkDays).Select(day => day.On).ToList();
        return on.Count > 0 && on.Max() > on.Min().AddYears(Math.Min(GivenDaysWithinYears, 9999 - on.Min().Year))
            ? throw new ArgumentOutOfRangeException(
                nameof(offDays), $"The days of a calendar must lie within {GivenDaysWithinYears} years.")
            : new WorkdayCalendar([days], [], given: true);
    }

    /// <summary>The same calendar with local days on top.</summary>
    public WorkdayCalendar With(CalendarOverlay overlay) => new(_notices, [.. _overlays, overlay], _given);

    /// <summary>The same calendar with a further notice; one with the same number is replaced, being a correction of it.</summary>
    public WorkdayCalendar With(CalendarNotice notice) =>
        new(Ordered(_notices.Where(known => known.Number != notice.Number).Append(notice)), _overlays, _given);

    public CalendarDay Day(DateOnly on) =>
        _named.TryGetValue(on.DayNumber, out var named) ? named
        : new CalendarDay(on, IsWeekend(on) ? DayKind.Weekend : DayKind.Workday, null, null);

    /// <summary>The days that a notice or an overlay has ruled, from this one on, in their order.</summary>
    public IReadOnlyList<CalendarDay> NamedSince(DateOnly first) =>
        [.. _named.Values.Where(day => day.On >= first && day.Source != LegalHolidays.Source).OrderBy(day => day.On)];

    public bool IsWorkday(DateOnly on) => Rank(on) > Rank(on.DayNumber - 1);

    /// <summary>
    /// The <paramref name="count"/>-th working day after <paramref name="start"/>, which itself is not counted (CNT-1);
    /// a negative count goes back, zero is the start itself, be it a working day or not.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The answer lies outside the years 1 to 9999.</exception>
    internal DueDate AddWorkdays(DateOnly start, int count)
    {
        if (count == 0)
        {
            return Due(start, start, start);
        }

        if (count > 0)
        {
            var after = Nth((long)Rank(start) + count);
            return Due(after, start.AddDays(1), after);
        }

        var before = Nth((long)Rank(start.DayNumber - 1) + count + 1);
        return Due(before, before, start.AddDays(-1));
    }

    /// <summary>
    /// Working days after <paramref name="from"/> up to and including <paramref name="to"/>; negative when
    /// <paramref name="to"/> lies before <paramref name="from"/>.
    /// </summary>
    public int CountWorkdays(DateOnly from, DateOnly to) => Rank(to) - Rank(from);

    /// <summary>The end of a period of calendar days, rolled to the first working day if it falls on a rest day (CNT-3).</summary>
    internal DueDate AddCalendarDays(DateOnly start, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        return Roll(start.AddDays(days));
    }

    /// <summary>The end of a period of months: the matching date, or the month's end, rolled as CNT-3 says.</summary>
    internal DueDate AddMonths(DateOnly start, int months)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(months);
        return Roll(start.AddMonths(months));
    }

    /// <summary>
    /// The day so many working days ahead (behind, where negative): how far a list, a reminder or a plan looks. Nobody's last
    /// day; those come from the clocks.
    /// </summary>
    public DateOnly Horizon(DateOnly today, int workingDays) => AddWorkdays(today, workingDays).On;

    private DueDate Roll(DateOnly last)
    {
        var on = Nth((long)Rank(last.DayNumber - 1) + 1);
        return Due(on, last, on);
    }

    private DueDate Due(DateOnly on, DateOnly walkedFrom, DateOnly walkedTo) =>
        new(on, walkedFrom < CoverageFrom || walkedTo > CoverageTo);

    private int Rank(DateOnly on) => _index.Rank(on.DayNumber);

    private int Rank(int day) => _index.Rank(day);

    private DateOnly Nth(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rank);
        var day = _index.Day(rank);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, DateOnly.MaxValue.DayNumber);
        return DateOnly.FromDayNumber((int)day);
    }

    // A day that a neighbouring year's notice has ruled stays as ruled.
    private void NameLegalHolidays(HashSet<int> ruledYears)
    {
        for (var year = LegalHolidays.FirstYear; year <= LegalHolidays.LastYear; year++)
        {
            if (!ruledYears.Contains(year))
            {
                Name(LegalHolidays.Of(year).Where(day => !_named.ContainsKey(day.On.DayNumber)), _ => DayKind.Holiday, LegalHolidays.Source);
            }
        }
    }

    private void Name(IEnumerable<NamedDay> days, Func<DateOnly, DayKind> kind, string source)
    {
        foreach (var (on, name) in days)
        {
            _named[on.DayNumber] = new CalendarDay(on, kind(on), OrNull(name), OrNull(source));
        }
    }

    private static bool IsWeekend(DateOnly on) => on.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;

    private static NamedDay Unnamed(DateOnly on) => new(on, "");

    private static string? OrNull(string text) => text.Length == 0 ? null : text;

    private static List<CalendarNotice> Ordered(IEnumerable<CalendarNotice> notices) =>
        [.. notices.OrderBy(notice => notice.Published).ThenBy(notice => notice.Number, StringComparer.Ordinal)];

    /// <summary>The unbroken run of years from the first; a later year after a gap is known but not covered.</summary>
    private static (DateOnly From, DateOnly To) Coverage(IReadOnlyList<CalendarNotice> notices)
    {
        var years = notices.Select(notice => notice.Year).ToHashSet();
        if (years.Count == 0)
        {
            return (DateOnly.MaxValue, DateOnly.MinValue);
        }

        var first = years.Min();
        var last = first;
        while (years.Contains(last + 1))
        {
            last++;
        }

        return (new DateOnly(first, 1, 1), new DateOnly(last, 12, 31));
    }
}
