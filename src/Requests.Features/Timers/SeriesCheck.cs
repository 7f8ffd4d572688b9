using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Letters;

namespace Requests.Features.Timers;

/// <summary>What must hold of the number series and the outbox of a body.</summary>
internal sealed class SeriesCheck(RequestsDb db)
{
    public async Task<IReadOnlyList<Fault>> FaultsAsync(CancellationToken ct)
    {
        var faults = new List<Fault>();
        foreach (var series in await db.NumberSeries.AsNoTracking().OrderBy(s => s.Series).ThenBy(s => s.Year).ToListAsync(ct))
        {
            if (await UsedAsync(series, ct) is not { } used) continue;
            // Numbers go on being drawn meanwhile; what is stored must lie between the two looks at the counter.
            var after = await db.NumberSeries.AsNoTracking().Where(s => s.BodyId == series.BodyId && s.Series == series.Series && s.Year == series.Year)
                .Select(s => s.Last).SingleAsync(ct);
            if (used < series.Last || used > after) faults.Add(new(series.BodyId, $"{series.Series} {series.Year}", $"{used} numbers are used, {after} were drawn"));
        }
        var dead = await db.Outbox.Where(m => m.State == OutboxState.Dead && m.BodyId != null).GroupBy(m => m.BodyId!.Value)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        faults.AddRange(dead.Select(d => new Fault(d.Key, "outbox", $"{d.Count} dead letters")));
        return faults;
    }

    // How many of the series' numbers are in use; null for a series whose users are not known here.
    private async Task<int?> UsedAsync(NumberSeries series, CancellationToken ct)
    {
        switch (series.Series)
        {
            case "case":
                // A register that was taken over brought numbers of its own.
                var prefix = await db.Bodies.Where(b => b.Id == series.BodyId).Select(b => b.Code).SingleAsync(ct) + $"-{series.Year}-";
                return await db.Cases.CountAsync(c => c.BodyId == series.BodyId && c.Number.StartsWith(prefix), ct);
            default:
                var kinds = LetterSeries.KindsOf(series.Series);
                if (kinds.Count == 0) return null;
                // A voided letter keeps its number; a letter of an old register brought one of its own, and no text.
                var (first, last) = (new DateOnly(series.Year, 1, 1), new DateOnly(series.Year, 12, 31));
                return await db.Documents.CountAsync(d => d.BodyId == series.BodyId && kinds.Contains(d.Kind) && d.Number != null && d.Texts.Any() && d.LetterOn >= first && d.LetterOn <= last, ct);
        }
    }
}
