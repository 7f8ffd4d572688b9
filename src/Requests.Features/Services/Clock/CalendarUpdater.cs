using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Calendars;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Calendars;

namespace Requests.Features.Services.Clock;

/// <param name="Moved">Cases that moved, in all bodies.</param>
/// <param name="Cases">Those of the caller's body.</param>
public sealed record CalendarMoves(string CalendarVersion, int Moved, IReadOnlyList<MovedCase> Cases);

/// <summary>Changes the calendar and, in the same transaction, every open case that the change reaches (CNT-5).</summary>
public sealed class CalendarUpdater(RequestsDb db, CaseOpener desk, DueDateMoves moves, WorkCalendars calendars, EventLog events,
    ICaller caller, IOfficeClock office)
{
    /// <summary>Null when the notice may be entered.</summary>
    public async Task<Problem?> CheckAsync(CalendarNotice notice, string? deviation, CancellationToken ct)
    {
        var entered = await db.Set<CalendarChange>().AnyAsync(c => c.BodyId == null && c.TakenBackAt == null && c.Source == notice.Number
            && c.Year == notice.Year, ct);
        return NoticeRules.Check(notice, await calendars.ForAsync(null, ct), entered, deviation, office.Today);
    }

    /// <summary>Writes the change, works all open cases out anew and leaves an event with both dates in each that moved.</summary>
    public async Task<CalendarMoves> EnterAsync(CalendarChange change, CancellationToken ct)
    {
        db.Set<CalendarChange>().Add(change);
        // Still inside the command's transaction; calendars are built from the table.
        await db.SaveChangesAsync(ct);
        return await MoveAsync(change, $"calendar-moved/{change.Id:N}",
            [change.ByName, .. change.ConfirmedBy is { } second ? [second] : Array.Empty<string>()], ct);
    }

    /// <summary>Lets an entered notice no longer count; every open case it had moved is worked out anew.</summary>
    /// <param name="proposedBy">The first of the two people.</param>
    public async Task<CalendarMoves> TakeBackAsync(CalendarChange change, string proposedBy, CancellationToken ct)
    {
        change.TakeBack(office.Now);
        await db.SaveChangesAsync(ct);
        return await MoveAsync(change, $"calendar-taken-back/{change.Id:N}", [proposedBy, caller.Name], ct);
    }

    private async Task<CalendarMoves> MoveAsync(CalendarChange change, string key, IReadOnlyList<string> people, CancellationToken ct)
    {
        calendars.Forget();
        var moved = await moves.ApplyAsync(Reached(change),
            new(Act.ManageCalendar, change.PublishedOn, change.Source, "CNT-5", NoticeKind.CalendarMoved, key), ct);
        await moves.MakeFirmAsync(change.BodyId, change.Source, change.PublishedOn, ct);
        var calendar = await calendars.ForAsync(change.BodyId ?? caller.BodyId, ct);
        var takenBack = change.TakenBackAt is not null;
        events.Record(Act.ManageCalendar, change.BodyId, new { change.Source, change.Year, calendar.Version, Moved = moved.Count, people, takenBack });
        // A national change is told in every body it moved, with the people who did it.
        if (change.BodyId is null)
        {
            foreach (var body in moved.GroupBy(m => m.Case.BodyId))
                events.Record(Act.ManageCalendar, body.Key, new { change.Source, change.Year, calendar.Version, Moved = body.Count(), people, takenBack });
        }
        return new(calendar.Version, moved.Count, [.. moved.Where(m => m.Case.BodyId == caller.BodyId).Select(m => m.Move)]);
    }

    /// <summary>The cases of the caller's body that the change would move; nothing is saved.</summary>
    public async Task<CalendarMoves> PreviewAsync(CalendarChange change, CancellationToken ct)
    {
        var moved = await moves.PreviewAsync(Reached(change).Where(c => c.BodyId == caller.BodyId),
            async found => (WorkCalendars.With(await calendars.ForAsync(found.BodyId, ct), change), await desk.PeriodsAsync(found, ct)), ct);
        var version = WorkCalendars.With(await calendars.ForAsync(change.BodyId ?? caller.BodyId, ct), change).Version;
        return new(version, moved.Count, moved);
    }

    /// <summary>Open clocks with a date on or after the first changed day, or one that waited for a notice. A national notice reaches every body.</summary>
    private IQueryable<Case> Reached(CalendarChange change)
    {
        var days = CalendarDays.Parse(change.Days);
        var first = days.OffDays.Concat(days.WorkDays).Min(d => d.On);
        return moves.Running(change.BodyId).Where(c => c.DueIsProvisional || c.DueOn >= first || c.NextLapseOn >= first);
    }
}
