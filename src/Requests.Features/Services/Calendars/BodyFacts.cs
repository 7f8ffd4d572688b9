using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Calendars;

/// <summary>What nearly every use case needs and hardly anybody changes: a body's code, name and settings, its calendar, the law's changed lengths.</summary>
/// <param name="Restricts">It has restricted cases.</param>
public sealed record StandingFacts(string Code, string Name, BodySettings Settings, WorkdayCalendar Calendar, IReadOnlyList<(DateOnly From, OwnPeriods Lengths)> LawChanges,
    bool Restricts);

/// <summary>What this process has read of them, and of which state; bounded by the number of bodies.</summary>
public sealed class KnownFacts
{
    private readonly ConcurrentDictionary<Guid, (FactsMark Mark, StandingFacts Facts)> _byBody = new();

    internal StandingFacts? Of(Guid bodyId, FactsMark mark) => _byBody.TryGetValue(bodyId, out var known) && known.Mark == mark ? known.Facts : null;

    internal void Keep(Guid bodyId, FactsMark mark, StandingFacts facts) => _byBody[bodyId] = (mark, facts);
}

/// <summary>
/// Tells one state of the facts from another: the body's version, and how many rows of calendar and law there are, which come and are
/// taken back once, and never change or go.
/// </summary>
internal sealed record FactsMark(Guid Body, int CalendarChanges, int TakenBack, int LawChanges, bool Restricts);

/// <summary>
/// Reads the facts of a body. Every scope asks the database for their mark, so what another node changed is seen at once; the
/// facts themselves are read when the mark is new. What this scope itself has changed and not yet committed is read past the memory.
/// </summary>
public sealed class BodyFacts
{
    private static readonly CompiledQuestion<Guid, FactsMark> MarkOf = new((db, bodyId) => db.Set<Body>().AsNoTracking().Where(b => b.Id == bodyId)
        .Select(b => new FactsMark(b.Version,
            db.Set<CalendarChange>().Count(c => c.BodyId == null || c.BodyId == bodyId),
            db.Set<CalendarChange>().Count(c => (c.BodyId == null || c.BodyId == bodyId) && c.TakenBackAt != null),
            db.Set<RuleChange>().Count(r => r.OnAt != null),
            db.Set<CaseRestriction>().Any(r => r.BodyId == bodyId))));

    private readonly Dictionary<Guid, StandingFacts> _seen = [];
    private readonly RequestsDb _db;
    private readonly KnownFacts _known;

    public BodyFacts(RequestsDb db, KnownFacts known)
    {
        (_db, _known) = (db, known);
        db.SavedChanges += (_, _) =>
        {
            if (db.HasChangedFacts) _seen.Clear();
        };
        db.Cleared += _seen.Clear;
    }

    /// <exception cref="InvalidOperationException">There is no such body.</exception>
    public async Task<StandingFacts> OfAsync(Guid bodyId, CancellationToken ct) =>
        await FindAsync(bodyId, ct) ?? throw new InvalidOperationException($"No body {bodyId}.");

    /// <summary>Null where there is no such body.</summary>
    public async Task<StandingFacts?> FindAsync(Guid bodyId, CancellationToken ct)
    {
        if (_seen.TryGetValue(bodyId, out var seen)) return seen;
        if (_db.HasChangedFacts) return _seen[bodyId] = await ReadAsync(bodyId, ct);
        if (await MarkOf.FirstAsync(_db, bodyId, ct) is not { } mark) return null;
        if (_known.Of(bodyId, mark) is { } known) return _seen[bodyId] = known;
        var facts = await ReadAsync(bodyId, ct);
        // Somebody may have changed them between the two questions: then they are read again next time.
        if (await MarkOf.FirstAsync(_db, bodyId, ct) == mark) _known.Keep(bodyId, mark, facts);
        return _seen[bodyId] = facts;
    }

    private async Task<StandingFacts> ReadAsync(Guid bodyId, CancellationToken ct)
    {
        var body = await _db.Set<Body>().AsNoTracking().SingleAsync(b => b.Id == bodyId, ct);
        return new(body.Code, body.Name, body.Settings, await WorkCalendars.ReadAsync(_db, bodyId, ct), await LawPeriods.ReadAsync(_db, ct),
            await _db.Set<CaseRestriction>().AnyAsync(r => r.BodyId == bodyId, ct));
    }
}
