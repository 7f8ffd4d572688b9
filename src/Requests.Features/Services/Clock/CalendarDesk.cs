using System.Globalization;
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
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Clock;

/// <summary>A case whose dates a change of the calendar moves, and who must be told.</summary>
/// <param name="Officer">Told by the change itself; null: nobody has the case, so clerks and head are told.</param>
/// <param name="ApplicantWasTold">The applicant holds a paper with the earlier day: an online receipt, an extension, a later date. The officer tells them.</param>
public sealed record MovedCase(string CaseNumber, DateOnly? DueBefore, bool ProvisionalBefore, DateOnly? DueAfter, bool ProvisionalAfter, string? Officer = null,
    bool ApplicantWasTold = false);

/// <param name="Moved">Cases that moved, in all bodies.</param>
/// <param name="Cases">Those of the caller's body.</param>
public sealed record CalendarMoves(string CalendarVersion, int Moved, IReadOnlyList<MovedCase> Cases);

/// <summary>Changes the calendar and, in the same transaction, every open case that the change reaches (CNT-5).</summary>
public sealed class CalendarDesk(RequestsDb db, CaseDesk desk, WorkCalendars calendars, NoticeDesk notices, EventLog events, ICaller caller, IOfficeClock office)
{
    private const int CasesNamed = 20;

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
        var moved = new List<(Case Case, MovedCase Move)>();
        foreach (var found in await Reached(change).Include(c => c.Ledger).ToListAsync(ct))
        {
            var before = Dates.Of(found);
            await desk.ReckonAsync(Act.ManageCalendar, found, ct);
            if (Dates.Of(found) == before) continue;
            events.Record(Act.ManageCalendar, found, change.PublishedOn, new { change.Source, before, after = Dates.Of(found) }, before.DueOn, "CNT-5");
            moved.Add((found, await MovedAsync(found, before, Dates.Of(found), ct)));
        }
        await TellAsync(change, moved, ct);
        var calendar = await calendars.ForAsync(change.BodyId ?? caller.BodyId, ct);
        events.Record(Act.ManageCalendar, change.BodyId, new { change.Source, change.Year, calendar.Version, Moved = moved.Count });
        return new(calendar.Version, moved.Count, [.. moved.Where(m => m.Case.BodyId == caller.BodyId).Select(m => m.Move)]);
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
            if (before != after) moved.Add(await MovedAsync(found, before, after, ct));
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

    private async Task<MovedCase> MovedAsync(Case found, Dates before, Dates after, CancellationToken ct)
    {
        var officer = found.OfficerId is { } id ? (await db.Users.FindAsync([id], ct))?.DisplayName : null;
        var told = found.Channel == IntakeChannel.Online
            || found.StandingEntry(ClockEntryKind.Extended) is not null || found.StandingEntry(ClockEntryKind.LaterDateSet) is not null;
        return new(found.Number, before.DueOn, before.Provisional, after.DueOn, after.Provisional, officer, told);
    }

    // One notice a person for all of their cases: a national notice may move hundreds.
    private async Task TellAsync(CalendarChange change, List<(Case Case, MovedCase Move)> moved, CancellationToken ct)
    {
        foreach (var group in moved.GroupBy(m => (m.Case.BodyId, m.Case.OfficerId)))
        {
            var lines = string.Join("; ", group.Take(CasesNamed).Select(m => $"{m.Move.CaseNumber} {m.Move.DueBefore:yyyy-MM-dd} → {m.Move.DueAfter:yyyy-MM-dd}"))
                + (group.Count() > CasesNamed ? " …" : "");
            await notices.TellAsync(new Notice(group.Key.BodyId, null, NoticeKind.CalendarMoved, $"calendar-moved/{change.Id:N}/{group.Key.OfficerId:N}",
                group.Count().ToString(CultureInfo.InvariantCulture), change.Source, lines), await notices.HandlersAsync(group.First().Case, ct), ct);
        }
    }

    private sealed record Dates(DateOnly? DueOn, bool Provisional, DateOnly? NextLapseOn)
    {
        public static Dates Of(Case @case) => new(@case.DueOn, @case.DueIsProvisional, @case.NextLapseOn);

        public static Dates Of(ClockReading reading) => new(reading.ReplyDueOn.On, reading.ReplyDueOn.Provisional, CaseDesk.NextLapse(reading));
    }
}
