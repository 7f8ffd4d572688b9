using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Calendars;

/// <summary>The law's lengths on a day: as the program knows them, changed by what was switched on since (<see cref="RuleChange"/>).</summary>
public sealed class LawPeriods(RequestsDb db, BodyFacts facts, Supposition supposed)
{
    private IReadOnlyList<(DateOnly From, OwnPeriods Lengths)>? _changes;

    /// <param name="bodyId">Whose case it is about; what that body's facts hold of the law is not read again.</param>
    public async Task<ClockPeriods> OnAsync(DateOnly actDay, CancellationToken ct, Guid? bodyId = null)
    {
        _changes ??= bodyId is { } body ? (await facts.OfAsync(body, ct)).LawChanges : await ReadAsync(db, ct);
        var changes = supposed.Law is { } law ? _changes.Append(law) : _changes;
        return changes.Where(c => c.From <= actDay).Aggregate(ClockPeriods.For(actDay), (periods, change) => periods.ChangedBy(change.Lengths));
    }

    internal static async Task<IReadOnlyList<(DateOnly From, OwnPeriods Lengths)>> ReadAsync(RequestsDb db, CancellationToken ct) =>
        [.. (await db.Set<RuleChange>().AsNoTracking().Where(r => r.OnAt != null).OrderBy(r => r.From).ThenBy(r => r.OnAt).ToListAsync(ct))
            .Select(r => (r.From, r.Lengths))];

    /// <summary>Forgets what this scope has seen, after a change within it.</summary>
    public void Forget() => _changes = null;
}
