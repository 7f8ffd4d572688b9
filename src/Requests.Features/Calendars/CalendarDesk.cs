using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Clocks;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Calendars;

/// <summary>A case whose dates a change of the calendar moves.</summary>
public sealed record MovedCase(string CaseNumber, DateOnly? DueBefore, bool ProvisionalBefore, DateOnly? DueAfter, bool ProvisionalAfter);

/// <param name="Moved">Cases that moved, in all bodies.</param>
/// <param name="Cases">Those of the caller's body.</param>
public sealed record CalendarMoves(string CalendarVersion, int Moved, IReadOnlyList<MovedCase> Cases);

/// <summary>Changes the calendar and, in the same transaction, every open case that the change reaches (CNT-5).</summary>
public sealed class CalendarDesk(RequestsDb db, CaseDesk desk, ClockDesk clock, WorkCalendars calendars, EventLog events, ICaller caller, IOfficeClock office)
{
    /// <summary>Null when the notice may be entered.</summary>
    public async Task<Problem?> CheckAsync(CalendarNotice notice, string? deviation, CancellationToken ct)
    {
        var entered = await db.CalendarChanges.AnyAsync(c => c.BodyId == null && c.Source == notice.Number && c.Year == notice.Year, ct);
        return NoticeRules.Check(notice, await calendars.ForAsync(null, ct), entered, deviation, office.Today);
    }

    /// <summary>Writes the change, works all open cases out anew and leaves an event with both dates in each that moved.</summary>
    public async Task<CalendarMoves> EnterAsync(CalendarChange change, CancellationToken ct)
    {
        db.CalendarChanges.Add(change);
        // Still inside the command's transaction; calendars are built from the table.
        await db.SaveChangesAsync(ct);
        calendars.Forget();
        var moved = new List<(Guid BodyId, MovedCase Case)>();
        foreach (var found in await Reached(change).Include(c => c.Ledger).ToListAsync(ct))
        {
            var before = Dates.Of(found);
            await clock.SettleAsync(found, ct);
            if (Dates.Of(found) == before) continue;
            events.Record(Act.ManageCalendar, found, change.PublishedOn, new { change.Source, before, after = Dates.Of(found) }, before.DueOn, "CNT-5");
            moved.Add((found.BodyId, Moved(found.Number, before, Dates.Of(found))));
        }
        var calendar = await calendars.ForAsync(change.BodyId ?? caller.BodyId, ct);
        events.Record(Act.ManageCalendar, change.BodyId, new { change.Source, change.Year, calendar.Version, Moved = moved.Count });
        return new(calendar.Version, moved.Count, [.. moved.Where(m => m.BodyId == caller.BodyId).Select(m => m.Case)]);
    }

    /// <summary>The cases of the caller's body that the change would move; nothing is saved.</summary>
    public async Task<CalendarMoves> PreviewAsync(CalendarChange change, CancellationToken ct)
    {
        var moved = new List<MovedCase>();
        foreach (var found in await Reached(change).Where(c => c.BodyId == caller.BodyId).Include(c => c.Ledger).AsNoTracking().ToListAsync(ct))
        {
            var calendar = WorkCalendars.With(await calendars.ForAsync(found.BodyId, ct), change);
            var reading = ReplyClock.Read(found.ReceivedOn!.Value, found.ClockEntries, calendar, await desk.PeriodsAsync(found, ct));
            var (before, after) = (Dates.Of(found), Dates.Of(reading));
            if (before != after) moved.Add(Moved(found.Number, before, after));
        }
        var version = WorkCalendars.With(await calendars.ForAsync(change.BodyId ?? caller.BodyId, ct), change).Version;
        return new(version, moved.Count, moved);
    }

    /// <summary>Open clocks with a date on or after the first changed day, or one that waited for a notice. A national notice reaches every body.</summary>
    private IQueryable<Case> Reached(CalendarChange change)
    {
        var days = CalendarDays.Parse(change.Days);
        var first = days.OffDays.Concat(days.WorkDays).Min(d => d.On);
        return db.Cases.IgnoreQueryFilters()
            .Where(c => (change.BodyId == null || c.BodyId == change.BodyId) && c.ReceivedOn != null
                && c.ClockPhase != ClockPhase.Replied && c.ClockPhase != ClockPhase.Lapsed && c.ClockPhase != ClockPhase.Withdrawn
                && (c.DueIsProvisional || c.DueOn >= first || c.NextLapseOn >= first))
            .OrderBy(c => c.Number);
    }

    private static MovedCase Moved(string number, Dates before, Dates after) => new(number, before.DueOn, before.Provisional, after.DueOn, after.Provisional);

    private sealed record Dates(DateOnly? DueOn, bool Provisional, DateOnly? NextLapseOn)
    {
        public static Dates Of(Case @case) => new(@case.DueOn, @case.DueIsProvisional, @case.NextLapseOn);

        public static Dates Of(ClockReading reading) => new(reading.ReplyDueOn.On, reading.ReplyDueOn.Provisional, CaseDesk.NextLapse(reading));
    }
}
