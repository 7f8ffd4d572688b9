using Requests.Statute.Clocks;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages;

/// <summary>The one loud thing on a page: the date that binds, or that there is none now.</summary>
/// <param name="Tone">Suffix of the style: late, warn, pause, open; none for a day that simply runs.</param>
internal sealed record Stamp(string Label, DateOnly? On, string? Tone, string? Note, Tag? Tag = null)
{
    public static Stamp Due(DateOnly? dueOn, bool provisional, bool overdue, ClockPhase phase, DateOnly? repliedOn, int? left = null)
    {
        if (repliedOn is { } replied) return new(T("stamp.replied"), replied, null, Days.YearAndWeekday(replied));
        if (dueOn is not { } due) return new(T("stamp.due"), null, "open", T("stamp.notStarted"));
        return phase switch
        {
            ClockPhase.Paused => new(T("stamp.due"), null, "pause", T("stamp.paused")),
            ClockPhase.AwaitingCorrection => new(T("stamp.due"), null, "open", T("stamp.awaitingCorrection")),
            ClockPhase.AwaitingFee => new(T("stamp.due"), null, "open", T("stamp.awaitingFee")),
            ClockPhase.Running => new(T(provisional ? "stamp.dueProvisional" : "stamp.due"), due, overdue ? "late" : provisional ? "open" : null,
                Days.YearAndWeekday(due), left is { } days ? Tag.Left(days) : null),
            _ => new(T("stamp.ended"), null, "open", T("stamp.endedNote")),
        };
    }
}
