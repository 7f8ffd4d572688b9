using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Events;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;
using Requests.Statute.Receipt;

namespace Requests.Features.Services.Clock;

/// <summary>A case whose dates a change of the rules moves, and who must be told.</summary>
/// <param name="Officer">Told by the change itself; null: nobody has the case, so clerks and head are told.</param>
/// <param name="ApplicantWasTold">The applicant holds a paper with the earlier day: an online receipt, an extension, a later date. The officer tells them.</param>
public sealed record MovedCase(string CaseNumber, DateOnly? DueBefore, bool ProvisionalBefore, DateOnly? DueAfter, bool ProvisionalAfter,
    string? Officer = null,
    bool ApplicantWasTold = false);

/// <summary>What open cases are counted by has changed: why, and how the move is recorded and told.</summary>
/// <param name="Act">The act of the event that each moved case gets.</param>
/// <param name="LawOn">The day of the change in law.</param>
/// <param name="Reason">Stands in the event and in the notice.</param>
/// <param name="Rule">Rule id of the event.</param>
/// <param name="Kind">The notice to the people of the cases; arguments: number of cases, reason, the cases with both days.</param>
/// <param name="Key">Makes the notices of this change one.</param>
public sealed record ClockChange(Act Act, DateOnly LawOn, string Reason, string Rule, NoticeKind Kind, string Key);

/// <summary>
/// Works open cases out anew when what they are counted by changes: the calendar, or what a body sets over the periods of the
/// law. The one way for both, with a preview that saves nothing.
/// </summary>
public sealed class DueDateMoves(RequestsDb db, CaseOpener desk, NoticeSender notices, EventLog events, IMediator mediator)
{
    private const int CasesNamed = 20;

    /// <summary>Open clocks of one body, or of all.</summary>
    public IQueryable<Case> Running(Guid? bodyId) =>
        db.Set<Case>().IgnoreQueryFilters()
            .Where(c => (bodyId == null || c.BodyId == bodyId) && c.ReceivedOn != null
                && c.ClockPhase != ClockPhase.Replied && c.ClockPhase != ClockPhase.Lapsed && c.ClockPhase != ClockPhase.Withdrawn)
            .OrderBy(c => c.Number);

    /// <summary>Works these cases out anew; each that moved keeps its old days in an event with the reason, and its people are told.</summary>
    public async Task<IReadOnlyList<(Case Case, MovedCase Move)>> ApplyAsync(IQueryable<Case> reached, ClockChange change, CancellationToken ct)
    {
        var moved = new List<(Case Case, MovedCase Move)>();
        foreach (var found in await reached.Include(c => c.Ledger).ToListAsync(ct))
        {
            var before = Dates.Of(found);
            await desk.RecalculateAsync(change.Act, found, ct);
            var after = Dates.Of(found);
            if (after == before) continue;
            events.Record(change.Act, found, change.LawOn, new { Source = change.Reason, before, after }, before.DueOn, change.Rule);
            moved.Add((found, await MovedAsync(found, before, after, ct)));
            // Who was never told the earlier day has nothing to be told now: the day is on the status page.
            if (moved[^1].Move.ApplicantWasTold && before.DueOn != after.DueOn) await mediator.Publish(new DueDayMoved(found, before.DueOn, change.Key), ct);
        }
        await TellAsync(change, moved, ct);
        return moved;
    }

    /// <summary>
    /// An answered or ended case whose last day was provisional keeps it as the firm day once the notice is in, so that list,
    /// clock and file say the same. Nobody is told: nothing is due any more.
    /// </summary>
    public async Task MakeFirmAsync(Guid? bodyId, string reason, DateOnly lawOn, CancellationToken ct)
    {
        var ended = db.Set<Case>().IgnoreQueryFilters().Where(c => (bodyId == null || c.BodyId == bodyId) && c.ReceivedOn != null && c.DueIsProvisional
            && (c.ClockPhase == ClockPhase.Replied || c.ClockPhase == ClockPhase.Lapsed || c.ClockPhase == ClockPhase.Withdrawn)
            && c.State != CaseState.Archived && c.State != CaseState.Destroyed);
        foreach (var found in await ended.Include(c => c.Ledger).OrderBy(c => c.Number).ToListAsync(ct))
        {
            var before = Dates.Of(found);
            if (await desk.ReadClockAsync(found, ct) is not { } reading || Dates.Of(reading) == before) continue;
            found.MakeFirm(reading);
            events.Record(Act.ManageCalendar, found, lawOn, new { Source = reason, before, After = Dates.Of(found) }, before.DueOn, "CNT-5");
        }
    }

    /// <summary>Those of these cases that would move; nothing is saved.</summary>
    /// <param name="counting">What a case would be counted by.</param>
    public async Task<IReadOnlyList<MovedCase>> PreviewAsync(IQueryable<Case> reached,
        Func<Case, Task<(WorkdayCalendar Calendar, ClockPeriods Periods)>> counting,
        CancellationToken ct)
    {
        var moved = new List<MovedCase>();
        foreach (var found in await reached.Include(c => c.Ledger).AsNoTracking().ToListAsync(ct))
        {
            var (calendar, periods) = await counting(found);
            var (before, after) = (Dates.Of(found), Dates.Of(ReplyClock.Read(found.ReceivedOn!.Value, found.ClockEntries, calendar, periods)));
            if (before != after) moved.Add(await MovedAsync(found, before, after, ct));
        }
        return moved;
    }

    private async Task<MovedCase> MovedAsync(Case found, Dates before, Dates after, CancellationToken ct)
    {
        var officer = found.OfficerId is { } id ? (await db.Set<User>().FindAsync([id], ct))?.DisplayName : null;
        var told = found.Channel == IntakeChannel.Online
            || found.StandingEntry(ClockEntryKind.Extended) is not null || found.StandingEntry(ClockEntryKind.LaterDateSet) is not null;
        return new(found.Number, before.DueOn, before.Provisional, after.DueOn, after.Provisional, officer, told);
    }

    // One notice a person for all of their cases: a national notice may move hundreds.
    private async Task TellAsync(ClockChange change, List<(Case Case, MovedCase Move)> moved, CancellationToken ct)
    {
        foreach (var group in moved.GroupBy(m => (m.Case.BodyId, m.Case.OfficerId)))
        {
            var lines = string.Join("; ", group.Take(CasesNamed).Select(m => $"{m.Move.CaseNumber} {NoticeKinds.Day(m.Move.DueBefore, m.Move.ProvisionalBefore)} → {NoticeKinds.Day(m.Move.DueAfter, m.Move.ProvisionalAfter)}"))
                + (group.Count() > CasesNamed ? " …" : "");
            await notices.TellAsync(new Notice(group.Key.BodyId, null, change.Kind, $"{change.Key}/{group.Key.OfficerId:N}",
                group.Count().ToString(CultureInfo.InvariantCulture), change.Reason, lines), await notices.HandlersAsync(group.First().Case, ct), ct);
        }
    }

    private sealed record Dates(DateOnly? DueOn, bool Provisional, DateOnly? NextLapseOn)
    {
        public static Dates Of(Case found) => new(found.DueOn, found.DueIsProvisional, found.NextLapseOn);

        public static Dates Of(ClockReading reading) => new(reading.ReplyDueOn.On, reading.ReplyDueOn.Provisional, CaseOpener.NextLapse(reading));
    }
}
