using System.Globalization;

namespace Requests.Statute.Calendars;

/// <summary>
/// The days off that the law itself fixes, notice or not (CNT-2a, 全国年节及纪念日放假办法 as revised for 2025). The yearly notice
/// adds what is moved and made up; until it is out these days alone are known.
/// </summary>
public static class LegalHolidays
{
    /// <summary>The decree that fixes them, as shown beside a day.</summary>
    public const string Source = "全国年节及纪念日放假办法";

    /// <summary>The first year of the revision.</summary>
    public const int FirstYear = 2025;

    /// <summary>The last year for which they can be worked out: the formula of Qingming holds for this century.</summary>
    public const int LastYear = 2099;

    private const int QingmingMonth = 4;

    private static readonly ChineseLunisolarCalendar Lunar = new();

    /// <summary>The thirteen days of a year, in their order; none outside <see cref="FirstYear"/> to <see cref="LastYear"/>.</summary>
    public static IReadOnlyList<NamedDay> Of(int year)
    {
        if (year is < FirstYear or > LastYear) return [];
        var newYear = LunarDay(year, 1, 1);
        return
        [
            .. new NamedDay[]
            {
                new(new(year, 1, 1), "元旦"),
                new(newYear.AddDays(-1), "除夕"), new(newYear, "春节"), new(newYear.AddDays(1), "春节"), new(newYear.AddDays(2), "春节"),
                new(Qingming(year), "清明节"),
                new(new(year, 5, 1), "劳动节"), new(new(year, 5, 2), "劳动节"),
                new(LunarDay(year, 5, 5), "端午节"),
                new(LunarDay(year, 8, 15), "中秋节"),
                new(new(year, 10, 1), "国庆节"), new(new(year, 10, 2), "国庆节"), new(new(year, 10, 3), "国庆节"),
            }.OrderBy(day => day.On),
        ];
    }

    // The calendar numbers months through; from a leap month on they lie one later.
    private static DateOnly LunarDay(int year, int month, int day)
    {
        var leap = Lunar.GetLeapMonth(year);
        return DateOnly.FromDateTime(Lunar.ToDateTime(year, leap > 0 && month >= leap ? month + 1 : month, day, 0, 0, 0, 0));
    }

    // The solar term falls on 4 or 5 April; the usual formula for this century.
    private static DateOnly Qingming(int year)
    {
        var inCentury = year % 100;
        return new DateOnly(year, QingmingMonth, (int)(inCentury * 0.2422 + 4.81) - inCentury / 4);
    }
}
