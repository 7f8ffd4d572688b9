using Requests.Statute.Clocks;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages;

/// <summary>From receipt to the last day, each day with whether it counts.</summary>
internal sealed record CalendarStrip(IReadOnlyList<CalendarStrip.Cell> Cells, IReadOnlyDictionary<TrailKind, int> Totals)
{
    /// <param name="Style">in, past, ahead, rest, pause, due.</param>
    /// <param name="Brief">The word where days are narrow.</param>
    /// <param name="Sentence">The whole of it, for those who hear the page.</param>
    internal sealed record Cell(DateOnly On, string Style, string Word, string Brief, string Sentence, bool Today, bool MakeUp, bool Due,
        bool NamesMonth, bool Replied = false);

    /// <summary>Weeks side by side where the screen is wide.</summary>
    public bool Wide { get; init; }

    /// <summary>Column of the first day, Monday first.</summary>
    public int FirstColumn => ((int)Cells[0].On.DayOfWeek + 6) % 7 + 1;

    public static CalendarStrip Of(DateOnly receivedOn, IReadOnlyList<TrailDay> trail, DateOnly? dueOn, DateOnly today, DateOnly? repliedOn = null)
    {
        var first = new Cell(receivedOn, "in", T("cal.received"), T("cal.received"), $"{Days.WithWeekday(receivedOn)}{T("list.comma")}{T("cal.received.long")}",
            receivedOn == today, false, false, true);
        return new([first, .. trail.Select(day => Of(day, dueOn, today, repliedOn))],
            trail.GroupBy(d => d.Kind).ToDictionary(g => g.Key, g => g.Count()));
    }

    private static Cell Of(TrailDay day, DateOnly? dueOn, DateOnly today, DateOnly? repliedOn)
    {
        var counted = day.Kind is TrailKind.Counted or TrailKind.MakeUp;
        var due = day.On == dueOn;
        var style = due && counted ? "due" : day.Kind switch
        {
            TrailKind.Rest => "rest",
            TrailKind.Paused => "pause",
            _ => day.On <= today ? "past" : "ahead",
        };
        var word = counted ? T("cal.nth", day.Number) : T(day.Kind == TrailKind.Rest ? "cal.rest" : "cal.paused");
        var brief = counted ? T("cal.nth.brief", day.Number) : T(day.Kind == TrailKind.Rest ? "cal.rest" : "cal.paused.brief");
        // The law's reasons are written in Chinese only; the kind says the same shortly.
        var reason = English ? T($"cal.{day.Kind}.long", day.Number) : day.Reason;
        var replied = day.On == repliedOn;
        var sentence = $"{Days.WithWeekday(day.On)}{T("list.comma")}{reason}" + (replied ? T("list.comma") + T("cal.replied.long") : "");
        return new(day.On, style, word, brief, sentence, day.On == today, day.Kind == TrailKind.MakeUp, due, day.On.Day == 1, replied);
    }
}
