namespace Requests.Statute.Calendars;

/// <summary>A day named by a notice, with its festival.</summary>
public sealed record NamedDay(DateOnly On, string Name);

/// <summary>
/// A State Council notice on the holidays of one year, or an amendment of it. Only the days it names change;
/// a make-up day that an amendment cancels is named as a day off.
/// </summary>
/// <param name="Year">The year the notice is for; its days may lie in the December before.</param>
/// <param name="Number">Document number (发文字号), unique among notices.</param>
/// <param name="Published">The day it was made public; a later notice prevails over an earlier one.</param>
/// <param name="OffDays">Days off (放假).</param>
/// <param name="WorkDays">Saturdays and Sundays made working (调休上班).</param>
public sealed record CalendarNotice(
    int Year,
    string Number,
    DateOnly Published,
    IReadOnlyList<NamedDay> OffDays,
    IReadOnlyList<NamedDay> WorkDays);

/// <summary>Days of one place or body, laid over the national calendar. A day in both lists is a working day.</summary>
/// <param name="Source">Who ordered it, as shown beside the day.</param>
/// <param name="OffDays">Rest days of this place.</param>
/// <param name="WorkDays">Working days of this place.</param>
public sealed record CalendarOverlay(string Source, IReadOnlyList<DateOnly> OffDays, IReadOnlyList<DateOnly> WorkDays);
