using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Cases;

/// <summary>
/// Opens a case for a command: found within the caller's body, seen in its current version, and in a state in which the
/// caller's role may do the act. After that a handler only asks the law and changes the entity.
/// </summary>
public sealed class CaseOpener(RequestsDb db, ICaller caller, WorkCalendars calendars, LawPeriods law, BodyFacts facts, Supposition supposed)
{
    private static readonly CompiledQuestion<string, Case> WithLedger = new((db, number) =>
        db.Set<Case>().AsNoTracking().Include(c => c.Ledger).AsSingleQuery().Where(c => c.Number == number));

    private static readonly CompiledQuestion<string, Case> Whole = new((db, number) =>
        db.Set<Case>().AsNoTracking().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery().Where(c => c.Number == number));

    private readonly Dictionary<(Guid? Body, string Number), Case?> _read = UntilSaved<(Guid?, string), Case?>(db);

    /// <summary>The case with ledger, parties and matters, tracked and carrying its new version.</summary>
    public async Task<Result<Case>> OpenAsync(ICaseCommand command, CancellationToken ct)
    {
        var acts = UseCase.ActsOf(command.GetType());
        if (acts.Count == 0) throw new InvalidOperationException($"{command.GetType()} names no act.");
        var found = await FindAsync(command.CaseNumber, ct);
        if (found is null) return CaseProblems.NotFound;
        if (command.SeenVersion is { } seen && seen != found.Version) return CommonProblems.ChangedMeanwhile;
        if (!acts.Any(act => Refusal(act, found) is null)) return Refusal(acts[0], found)!;
        found.Touch(Guid.NewGuid());
        return found;
    }

    /// <summary>Why the case's state or the caller's roles rule the act out; null when they do not.</summary>
    public Problem? Refusal(Act act, Case @case) =>
        !Permissions.Fits(act, @case.State) ? CaseProblems.WrongStateFor(act, @case.State)
        : !Permissions.MayEver(act, caller.Roles) ? CommonProblems.NotAllowed
        : null;

    /// <summary>For a command that is no <see cref="ICaseCommand"/>: tracked, in whatever state.</summary>
    public Task<Case?> FindAsync(string number, CancellationToken ct) => WithParts.SingleOrDefaultAsync(c => c.Number == number, ct);

    /// <summary>For a question: the same case, and nothing of it is tracked. Several questions of one page share it; none changes it.</summary>
    public async Task<Case?> ReadAsync(string number, CancellationToken ct)
    {
        if (_read.TryGetValue((caller.BodyId, number), out var known)) return known;
        return _read[(caller.BodyId, number)] = await Whole.FirstAsync(db, number, ct);
    }

    /// <summary>For what an applicant is told: the case with its ledger, in one question; parties and matters are not with it.</summary>
    public Task<Case?> ReadLedgerAsync(string number, CancellationToken ct) =>
        WithLedger.FirstAsync(db, number, ct);

    private IQueryable<Case> WithParts => db.Set<Case>().Include(c => c.Ledger).Include(c => c.Parties).Include(c => c.Matters).AsSplitQuery();

    /// <summary>Reads the clock of a case; null before receipt is fixed.</summary>
    public Task<ClockReading?> ReadClockAsync(Case @case, CancellationToken ct) => ReadClockAsync(@case, @case.ClockEntries, ct);

    /// <summary>Reads the clock as it would stand, or stood, with these entries.</summary>
    public async Task<ClockReading?> ReadClockAsync(Case @case, IReadOnlyList<ClockEntry> entries, CancellationToken ct) =>
        @case.ReceivedOn is { } receivedOn
            ? ReplyClock.Read(receivedOn, entries, await calendars.ForAsync(@case.BodyId, ct), await PeriodsAsync(@case, ct))
            : null;

    /// <summary>Asks the law whether an entry may be added; null means yes.</summary>
    public async Task<ClockRefusal?> MayEnterAsync(Case @case, ClockEntry entry, CancellationToken ct) =>
        ReplyClock.MayAdd(@case.ReceivedOn!.Value, @case.ClockEntries, entry, await calendars.ForAsync(@case.BodyId, ct), await PeriodsAsync(@case, ct));

    /// <summary>Works out the dates anew after the ledger changed, and the state where the act leaves it to the clock. Every command that touches the ledger calls this once.</summary>
    public async Task<ClockReading?> RecalculateAsync(Act act, Case @case, CancellationToken ct)
    {
        var reading = await ReadClockAsync(@case, ct);
        if (reading is not null) @case.Recalculate(act, reading, NextLapse(reading));
        return reading;
    }

    public Task<ClockPeriods> PeriodsAsync(Case @case, CancellationToken ct) => PeriodsAsync(@case.BodyId, @case.ReceivedOn ?? @case.RegisteredOn, ct);

    /// <summary>The periods to count by, for a request received on the day: the law of the day, and what the body set over it.</summary>
    public async Task<ClockPeriods> PeriodsAsync(Guid bodyId, DateOnly receivedOn, CancellationToken ct) =>
        (await SettingsAsync(bodyId, ct)).PeriodsFor(receivedOn, await law.OnAsync(receivedOn, ct, bodyId));

    /// <summary>The settings of a body. Whoever changes them holds the body, and is given what they changed.</summary>
    public async Task<BodySettings> SettingsAsync(Guid bodyId, CancellationToken ct)
    {
        if (db.Set<Body>().Local.FindEntry(bodyId) is { } held) return Supposed(held.Entity.Settings);
        return Supposed((await facts.OfAsync(bodyId, ct)).Settings);
    }

    private BodySettings Supposed(BodySettings stored) => supposed.Periods is { } change ? stored with { Periods = [.. stored.Periods, change] } : stored;

    private static Dictionary<TKey, TValue> UntilSaved<TKey, TValue>(RequestsDb db) where TKey : notnull
    {
        var known = new Dictionary<TKey, TValue>();
        db.SavedChanges += (_, _) => known.Clear();
        db.Cleared += known.Clear;
        return known;
    }

    // What the other side owes and has not brought: the day after which a lapse or a silence can be proposed.
    public static DateOnly? NextLapse(ClockReading reading) =>
        reading.Deadlines.Where(d => d.State == DeadlineState.Pending && d.Owner != DeadlineOwner.Agency).Select(d => (DateOnly?)d.Due.On).Min();
}
