using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Statute.Calendars;

namespace Requests.Features.Services.Calendars;

/// <summary>Content of <see cref="CalendarChange.Days"/>.</summary>
public sealed record CalendarDays(IReadOnlyList<NamedDay> OffDays, IReadOnlyList<NamedDay> WorkDays)
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public string ToJson() => JsonSerializer.Serialize(this, Json);

    public static CalendarDays Parse(string json) => JsonSerializer.Deserialize<CalendarDays>(json, Json)!;
}

/// <summary>The working-day calendar of a body: shipped notices, notices entered since, and the body's own overlay.</summary>
/// <param name="facts">Null: read from the rows each time, as an upgrade does.</param>
public sealed class WorkCalendars(RequestsDb db, BodyFacts? facts = null, Supposition? supposed = null)
{
    // Built calendars are values; the key is their content, so nodes need not tell each other anything.
    private static readonly ConcurrentDictionary<string, WorkdayCalendar> Built = new();
    private readonly Dictionary<Guid, WorkdayCalendar> _seen = [];

    /// <param name="bodyId">Null for the national calendar alone.</param>
    public async Task<WorkdayCalendar> ForAsync(Guid? bodyId, CancellationToken ct) =>
        supposed?.Calendar is { } change ? With(await StoredAsync(bodyId, ct), change) : await StoredAsync(bodyId, ct);

    private async Task<WorkdayCalendar> StoredAsync(Guid? bodyId, CancellationToken ct)
    {
        if (_seen.TryGetValue(bodyId ?? Guid.Empty, out var seen)) return seen;
        if (facts is not null && bodyId is { } body) return (await facts.OfAsync(body, ct)).Calendar;
        return _seen[bodyId ?? Guid.Empty] = await ReadAsync(db, bodyId, ct);
    }

    internal static async Task<WorkdayCalendar> ReadAsync(RequestsDb db, Guid? bodyId, CancellationToken ct)
    {
        var changes = await db.Set<CalendarChange>().AsNoTracking().Where(c => (c.BodyId == null || c.BodyId == bodyId) && c.TakenBackAt == null)
            .OrderBy(c => c.At).ThenBy(c => c.Source).ToListAsync(ct);
        if (changes.Count == 0) return WorkdayCalendar.Shipped;
        var key = string.Join('\n', changes.Select(c => $"{c.Id}"));
        return Built.GetOrAdd(key, _ => changes.Aggregate(WorkdayCalendar.Shipped, With));
    }

    /// <summary>The calendar with one change laid over it.</summary>
    public static WorkdayCalendar With(WorkdayCalendar calendar, CalendarChange change)
    {
        var days = CalendarDays.Parse(change.Days);
        return change is { BodyId: null, Year: { } year }
            ? calendar.With(new CalendarNotice(year, change.Source, change.PublishedOn, days.OffDays, days.WorkDays))
            : calendar.With(new CalendarOverlay(change.Source, [.. days.OffDays.Select(d => d.On)], [.. days.WorkDays.Select(d => d.On)]));
    }

    /// <summary>Forgets what this scope has seen, after a change within it.</summary>
    public void Forget() => _seen.Clear();
}
