using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Numbering;

namespace Requests.Features.Areas.Timers;

/// <summary>What must hold of an office beyond its single cases: number series, outbox, reminders, and what is kept for the indexes.</summary>
internal sealed class OfficeCheck(RequestsDb db, IOfficeClock clock)
{
    public async Task<IReadOnlyList<Fault>> FaultsAsync(CancellationToken ct) =>
        [.. await SeriesAsync(ct), .. await OutboxAsync(ct), .. await StandingAsync(ct), .. await RemindersAsync(ct)];

    private async Task<List<Fault>> SeriesAsync(CancellationToken ct)
    {
        var faults = new List<Fault>();
        foreach (var series in await db.Set<NumberSeries>().AsNoTracking().OrderBy(s => s.Series).ThenBy(s => s.Year).ToListAsync(ct))
        {
            if (await UsedAsync(series, ct) is not { } used) continue;
            // Numbers go on being drawn meanwhile; what is stored must lie between the two looks at the counter.
            var after = await db.Set<NumberSeries>().AsNoTracking().Where(s => s.BodyId == series.BodyId && s.Series == series.Series && s.Year == series.Year)
                .Select(s => s.Last).SingleAsync(ct);
            if (used < series.Last || used > after) faults.Add(new(series.BodyId, $"{series.Series} {series.Year}", Invariant.Numbers, $"{used} numbers are used, {after} were drawn"));
        }
        return faults;
    }

    private async Task<IEnumerable<Fault>> OutboxAsync(CancellationToken ct)
    {
        var dead = await db.Set<OutboxMessage>().Where(m => m.State == OutboxState.Dead && m.BodyId != null).GroupBy(m => m.BodyId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        return dead.Select(d => new Fault(d.Key, "outbox", Invariant.Outbox, $"{d.Count} dead letters"));
    }

    // The columns a case derives from itself, worked out once more by the database.
    private async Task<IEnumerable<Fault>> StandingAsync(CancellationToken ct)
    {
        var off = await DerivedColumns.Off(db.Set<Case>().AsNoTracking()).Select(c => new { c.BodyId, c.Number }).ToListAsync(ct);
        return off.Select(c => new Fault(c.BodyId, c.Number, Invariant.Standing, "index fields disagree with the case"));
    }

    // A reply period that ran out before the last reminders went out, and nobody was told.
    private async Task<IEnumerable<Fault>> RemindersAsync(CancellationToken ct)
    {
        if (await db.Set<Heartbeat>().Where(h => h.Job == Reminders.SweepName).MaxAsync(h => (DateTimeOffset?)h.At, ct) is not { } last) return [];
        var missed = await db.Set<Case>().AsNoTracking().OverdueOn(clock.DayOf(last))
            .Where(c => !db.Set<ReminderSent>().Any(r => r.CaseId == c.Id && r.DueOn == c.DueOn && r.Threshold == ReminderSent.Overdue))
            .Select(c => new { c.BodyId, c.Number }).ToListAsync(ct);
        return missed.Select(c => new Fault(c.BodyId, c.Number, Invariant.Reminders, "nobody was reminded"));
    }

    // How many of the series' numbers are in use; null for a series whose users are not known here.
    private async Task<int?> UsedAsync(NumberSeries series, CancellationToken ct)
    {
        switch (series.Series)
        {
            case "case":
                // A register that was taken over brought numbers of its own.
                var prefix = await db.Set<Body>().Where(b => b.Id == series.BodyId).Select(b => b.Code).SingleAsync(ct) + $"-{series.Year}-";
                return await db.Set<Case>().CountAsync(c => c.BodyId == series.BodyId && c.Number.StartsWith(prefix), ct);
            default:
                var kinds = LetterSeries.KindsOf(series.Series);
                if (kinds.Count == 0) return null;
                // A voided letter keeps its number; a letter of an old register brought one of its own, and no text.
                var (first, last) = (new DateOnly(series.Year, 1, 1), new DateOnly(series.Year, 12, 31));
                var letters = db.Set<Document>().AsNoTracking().Where(d => d.BodyId == series.BodyId && kinds.Contains(d.Kind)
                    && d.Number != null && d.Texts.Any() && d.LetterOn >= first && d.LetterOn <= last);
                if (!await letters.AnyAsync(d => d.IsPast, ct)) return await letters.CountAsync(ct);
                // A number given by hand raised the counter over those before it: the highest counts.
                return (await letters.Select(d => d.Number!).ToListAsync(ct)).Max(text => DocumentNumber.TryParse(text, out var number) ? number!.Number : 0);
        }
    }
}
