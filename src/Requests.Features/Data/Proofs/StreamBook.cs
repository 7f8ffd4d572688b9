using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data.Proofs;

/// <summary>Works on whole streams: seals those of a program that knew no seals, seals under a new key, forgets what an undone import brought.</summary>
internal sealed class StreamBook(RequestsDb db, IProofKeys keys)
{
    private const int StreamsAtOnce = 100;
    private const string SincePrefix = "since ";

    private readonly SealedRows _rows = new(db);
    private readonly IReadOnlyDictionary<Type, SealedTable> _tables = SealedTable.Of(db.Model);

    /// <summary>The day from which on the rows are sealed; null for data of a program before 1.1. Believed only where the key says so.</summary>
    public async Task<DateOnly?> SealedSinceAsync(CancellationToken ct)
    {
        var end = await db.Set<ProofEnd>().AsNoTracking().SingleOrDefaultAsync(e => e.Id == RowSeals.Installation, ct);
        if (end is null || Open(end)?.Kinds.FirstOrDefault(k => k.StartsWith(SincePrefix, StringComparison.Ordinal)) is not { } kind) return null;
        return DateOnly.ParseExact(kind[SincePrefix.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    /// <summary>Seals every row that has no seal and counts all of them. One stopped midway begins again and seals the same.</summary>
    public async Task SealAllAsync(DateOnly today, CancellationToken ct)
    {
        var cases = await db.Set<Case>().IgnoreQueryFilters().Select(c => new { c.Id, c.BodyId }).ToDictionaryAsync(c => c.Id, c => c.BodyId, ct);
        foreach (var some in cases.Keys.Chunk(StreamsAtOnce)) await SealAsync(some, id => cases[id], ct);
        foreach (var some in (await db.Set<User>().Select(u => u.Id).ToListAsync(ct)).Chunk(StreamsAtOnce)) await SealAsync(some, _
            => RowSeals.Installation, ct);
        foreach (var body in await db.Set<Body>().Select(b => b.Id).ToListAsync(ct)) await SealAsync([body], _ => RowSeals.Installation, ct);
        await SealAsync([RowSeals.Installation], _ => null, ct);
        await CountStreamsAsync(ct);
        await ChangeAsync(RowSeals.Installation, tally => tally.Add(SincePrefix + today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            new byte[32]), ct);
        await db.SaveChangesAsync(ct);
        db.ClearTracking();
    }

    /// <summary>
    /// Seals the rows of these streams under the current key. A row that does not fit its seal, and a count that does not fit its
    /// rows, are left as wrong as they were.
    /// </summary>
    /// <param name="isCurrent">A seal that need not be made anew.</param>
    /// <param name="isCurrentEnd">The same of the closed state of an end.</param>
    /// <param name="change">Changes what rows of a table hold; told a condition in SQL that picks the streams by alias t.</param>
    /// <returns>How many rows were sealed anew, and ends closed anew.</returns>
    public async Task<int> RenewAsync(IReadOnlyList<Guid> streams, Func<byte[], bool> isCurrent, Func<byte[], bool> isCurrentEnd, Func<SealedTable,
        string, Task> change,
        CancellationToken ct)
    {
        var renewed = 0;
        var changes = streams.ToDictionary(s => s, _ => new Tally());
        foreach (var table in _tables.Values)
        {
            var whole = new Dictionary<string, byte[]>();
            await foreach (var row in _rows.ReadAsync(table, streams, ct))
                if (row is { Seal: { } seal, Content: { } content } && keys.IsRowSeal(seal, content)) whole[NameOf(row)] = seal;
            if (whole.Count == 0) continue;
            await change(table, _rows.ConditionOf(table, streams));
            var writes = new List<(object[], byte[])>();
            await foreach (var row in _rows.ReadAsync(table, streams, ct))
            {
                if (row.Content is not { } content || !whole.TryGetValue(NameOf(row), out var seal)
                    || (isCurrent(seal) && keys.IsRowSeal(seal, content))) continue;
                var fresh = keys.SealRow(content);
                writes.Add((row.Key, fresh));
                changes[row.Stream].Take(table.Kind, keys.Share(seal));
                changes[row.Stream].Add(table.Kind, keys.Share(fresh));
            }
            await _rows.WriteAsync(table, writes, ct);
            renewed += writes.Count;
        }
        foreach (var end in await db.Set<ProofEnd>().Where(e => streams.Contains(e.Id)).ToListAsync(ct))
        {
            if ((changes[end.Id].IsEmpty && isCurrentEnd(end.State)) || Open(end) is not { } sum) continue;
            sum.Add(changes[end.Id]);
            Set(end, sum);
            renewed++;
        }
        await db.SaveChangesAsync(ct);
        db.ClearTracking();
        return renewed;

        static string NameOf(SealedRow row) => string.Join('/', row.Key);
    }

    /// <summary>Counts what is left of cases that the program itself took away. Their ends stay, so that signed heads find them.</summary>
    public async Task RecountAsync(IReadOnlyList<Guid> cases, CancellationToken ct)
    {
        foreach (var some in cases.Chunk(StreamsAtOnce))
        {
            var left = await TalliesAsync(some, sealAll: false, ct);
            var ends = await db.Set<ProofEnd>().Where(e => some.Contains(e.Id)).ToListAsync(ct);
            foreach (var end in ends) Set(end, left[end.Id]);
            await db.SaveChangesAsync(ct);
        }
    }

    public Tally? Open(ProofEnd end) => keys.Open(RowSeals.PlaceOf(end.Id, end.Revision), end.State) is { } closed ? Tally.Parse(closed) : null;

    private void Set(ProofEnd end, Tally tally)
    {
        end.Set(keys.Close(RowSeals.PlaceOf(end.Id, end.Revision + 1), tally.ToBytes()));
        db.Entry(end).Property(e => e.IsFresh).IsModified = true;
    }

    private async Task ChangeAsync(Guid stream, Action<Tally> change, CancellationToken ct)
    {
        if (await db.Set<ProofEnd>().SingleOrDefaultAsync(e => e.Id == stream, ct) is not { } end || Open(end) is not { } tally) return;
        change(tally);
        Set(end, tally);
    }

    private async Task SealAsync(IReadOnlyCollection<Guid> streams, Func<Guid, Guid?> parentOf, CancellationToken ct)
    {
        var tallies = await TalliesAsync(streams, sealAll: true, ct);
        var ends = await db.Set<ProofEnd>().Where(e => streams.Contains(e.Id)).ToDictionaryAsync(e => e.Id, ct);
        foreach (var (stream, tally) in tallies)
            if (ends.TryGetValue(stream, out var end)) Set(end, tally);
            else db.Set<ProofEnd>().Add(new ProofEnd(stream, parentOf(stream), keys.Close(RowSeals.PlaceOf(stream, 1), tally.ToBytes())));
        await db.SaveChangesAsync(ct);
        db.ClearTracking();
    }

    private async Task<Dictionary<Guid, Tally>> TalliesAsync(IReadOnlyCollection<Guid> streams, bool sealAll, CancellationToken ct)
    {
        var tallies = streams.ToDictionary(s => s, _ => new Tally());
        foreach (var table in _tables.Values)
        {
            var writes = new List<(object[], byte[])>();
            await foreach (var row in _rows.ReadAsync(table, streams, ct))
            {
                var seal = row.Seal;
                if (seal is null && sealAll && row.Content is { } content)
                {
                    seal = keys.SealRow(content);
                    writes.Add((row.Key, seal));
                }
                if (seal is not null) tallies[row.Stream].Add(table.Kind, keys.Share(seal));
            }
            await _rows.WriteAsync(table, writes, ct);
        }
        return tallies;
    }

    private async Task CountStreamsAsync(CancellationToken ct)
    {
        var counts = new Dictionary<Guid, Tally>();
        await foreach (var end in db.Set<ProofEnd>().AsNoTracking().Where(e => e.ParentId != null).Select(e
            => new { e.Id, e.ParentId }).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (!counts.TryGetValue(end.ParentId!.Value, out var count)) counts[end.ParentId.Value] = count = new Tally();
            count.Add(RowSeals.StreamKind, keys.Share(RowSeals.NameOf(end.Id)));
        }
        foreach (var (parent, count) in counts) await ChangeAsync(parent, tally => tally.Add(count), ct);
    }
}
