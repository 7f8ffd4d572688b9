using System.Globalization;
using Microsoft.AspNetCore.Html;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages;

/// <summary>Dates and days left, in words of the reader's language.</summary>
internal static class Days
{
    private static readonly string[] Forms = ["yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "yyyy年M月d日"];

    /// <summary>10月28日 / 28 October.</summary>
    public static string Short(DateOnly day) => Format(day, "format.day");

    /// <summary>10月28日 / 28 Oct: where there is little room.</summary>
    public static string Brief(DateOnly day) => Format(day, "format.dayBrief");

    /// <summary>10月28日 星期三 / Wednesday 28 October.</summary>
    public static string WithWeekday(DateOnly day) => Format(day, "format.dayWithWeekday");

    /// <summary>2026年10月28日 / 28 October 2026.</summary>
    public static string Full(DateOnly day) => Format(day, "format.fullDay");

    /// <summary>The same, on one line wherever it stands in a sentence.</summary>
    public static IHtmlContent Whole(DateOnly day) => new HtmlFormattableString("<time datetime=\"{0}\">{1}</time>", Iso(day), Full(day));

    /// <summary>A day as written, marked where it is provisional (CNT-6).</summary>
    public static string Due(string written, bool provisional) => provisional ? T("StatusFields.Provisional", written) : written;

    /// <summary>2026年，星期三 / Wednesday, 2026: what a stamp says below its date.</summary>
    public static string YearAndWeekday(DateOnly day) => Format(day, "format.yearAndWeekday");

    public static string Moment(DateTimeOffset at) => at.ToString(T("format.moment"), CultureInfo.CurrentCulture);

    /// <summary>For <c>datetime</c> attributes and fields.</summary>
    public static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day as people type it.</summary>
    public static DateOnly? Read(string? typed) =>
        DateOnly.TryParseExact(typed?.Trim(), Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public static string Left(int workingDays) => workingDays switch
    {
        0 => T("left.today"),
        1 => T("left.one"),
        > 0 => T("left.many", workingDays),
        _ => T("left.overdue", -workingDays),
    };

    private static string Format(DateOnly day, string key) => day.ToString(T(key), CultureInfo.CurrentCulture);
}
