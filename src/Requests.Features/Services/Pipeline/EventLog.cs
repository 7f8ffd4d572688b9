using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Pipeline;

/// <summary>Collects what a command did and appends it, chained by hash within its case, in the command's transaction.</summary>
public sealed class EventLog(RequestsDb db, ICaller caller, IOfficeClock clock)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    private readonly List<Pending> _pending = [];

    private sealed record Pending(Act Act, Case? Case, Guid? BodyId, DateOnly LawOn, string Details, DateOnly? DueBefore, string RuleIds);

    private OfficeEvent? _last;

    public bool IsEmpty => _pending.Count == 0 && _last is null;

    /// <summary>Acts on cases that were recorded and not yet appended.</summary>
    internal IReadOnlyList<(Act Act, Case Case)> Acts => [.. _pending.Where(p => p.Case is not null).Select(p => (p.Act, p.Case!))];

    internal void Clear()
    {
        _pending.Clear();
        _last = null;
    }

    /// <summary>Records an act on a case.</summary>
    /// <param name="lawOn">The day the act counts for in law.</param>
    /// <param name="details">Facts without personal data.</param>
    /// <param name="dueBefore">The due day before the act; the one after is read from the case.</param>
    public void Record(Act act, Case @case, DateOnly lawOn, object? details = null, DateOnly? dueBefore = null, params string[] ruleIds) =>
        _pending.Add(new(act, @case, @case.BodyId, lawOn, ToJson(details), dueBefore, string.Join(' ', ruleIds)));

    /// <summary>Records an act of the office that concerns no case.</summary>
    public void Record(Act act, Guid? bodyId, object? details = null) =>
        _pending.Add(new(act, null, bodyId, clock.Today, ToJson(details), null, ""));

    /// <summary>Appends what was recorded so far; a seal does it early, so that the file it seals tells of the act that seals it.</summary>
    internal async Task AppendAsync(CancellationToken cancellationToken)
    {
        foreach (var group in _pending.GroupBy(p => p.Case?.Id))
        {
            // A national calendar notice writes to the cases of every body; a case's chain is its own whoever asks.
            var isNew = group.First().Case is { } told && db.Entry(told).State == EntityState.Added;
            var last = group.Key is { } caseId && !isNew
                ? await db.Set<OfficeEvent>().IgnoreQueryFilters().Where(e => e.CaseId == caseId).OrderByDescending(e => e.Sequence)
                    .Select(e => new { e.Sequence, e.Hash }).FirstOrDefaultAsync(cancellationToken)
                : null;
            var (sequence, previous) = (last?.Sequence ?? 0, last?.Hash ?? "");
            foreach (var p in group)
            {
                if (group.Key is not null) sequence++;
                var at = clock.Now;
                var dueAfter = p.Case?.DueOn;
                var dueBefore = p.DueBefore ?? dueAfter;
                var hash = EventChain.HashOf(previous, p.Case?.Number ?? "", sequence, p.Act.ToString(), p.LawOn, caller.UserId, caller.Name,
                    p.Details, dueBefore, dueAfter, p.RuleIds, at);
                _last = new OfficeEvent(p.BodyId, p.Case?.Id, sequence, p.Act.ToString(), p.LawOn, caller.UserId, caller.Name,
                    p.Details, dueBefore, dueAfter, p.RuleIds, previous, hash, at)
                { ByKey = caller.Key };
                db.Set<OfficeEvent>().Add(_last);
                previous = group.Key is null ? "" : hash;
            }
        }
        _pending.Clear();
    }

    /// <summary>The last event of this command lies in the database, so all of it does.</summary>
    internal async Task<bool> AreStoredAsync(CancellationToken cancellationToken) =>
        _last is { } last && await db.Set<OfficeEvent>().IgnoreQueryFilters().AnyAsync(e => e.Id == last.Id && e.Hash == last.Hash, cancellationToken);

    /// <summary>The first event of a case that is stored in bulk with it, outside a command's own log.</summary>
    public static OfficeEvent Opening(Act act, Case @case, DateOnly lawOn, object details, string byName, DateTimeOffset at)
    {
        var text = ToJson(details);
        var hash = EventChain.HashOf("", @case.Number, 1, act.ToString(), lawOn, null, byName, text, null, @case.DueOn, "", at);
        return new(@case.BodyId, @case.Id, 1, act.ToString(), lawOn, null, byName, text, null, @case.DueOn, "", "", hash, at);
    }

    private static string ToJson(object? details) => details is null ? "{}" : JsonSerializer.Serialize(details, Json);
}
