using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Calendars;

/// <summary>The law's lengths on a day: as the program knows them, changed by what was switched on since (<see cref="RuleChange"/>).</summary>
public sealed class LawPeriods(RequestsDb db, Supposition supposed)
{
    private List<(DateOnly From, OwnPeriods Lengths)>? _changes;

    public async Task<ClockPeriods> OnAsync(DateOnly actDay, CancellationToken ct)
    {
        _changes ??= [.. (await db.Set<RuleChange>().AsNoTracking().Where(r =>
            r.OnAt != null).OrderBy(r => r.From).ThenBy(r => r.OnAt).ToListAsync(ct)).Select(r => (r.From, r.Lengths))];
        var changes = supposed.Law is { } law ? _changes.Append(law) : _changes;
        return changes.Where(c => c.From <= actDay).Aggregate(ClockPeriods.For(actDay), (periods, change) => periods.ChangedBy(change.Lengths));
    }

    /// <summary>Forgets what this scope has seen, after a change within it.</summary>
    public void Forget() => _changes = null;
}
