using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Holds every row of the database against the seal it was written with, and what there is against what was counted: a row that was
/// changed, brought in, taken away or put back is named by case and kind.
/// </summary>
internal sealed class RecordCheck(RequestsDb db, IProofKeys keys)
{
    private const int StreamsAtOnce = 100;
    private const int MostWithoutEnd = 1000;

    private readonly SealedRows _rows = new(db);
    private readonly StreamBook _book = new(db, keys);
    private readonly List<ArchiveFinding> _findings = [];
    private readonly HashSet<Guid> _faulty = [];
    private readonly Dictionary<Guid, (string? Body, string? Case, string? Other)> _named = [];

    /// <param name="marker">Where to note what was found whole; what is noted there already is not read again.</param>
    /// <param name="heads">What signed heads say the ends were; read already.</param>
    /// <param name="chosen">Whose rows are read; counts of streams are looked at always.</param>
    public async Task<IReadOnlyList<ArchiveFinding>> RunAsync(Func<ProofEnd, bool> chosen, HeadCheck heads, VerifyMarker? marker, CancellationToken ct)
    {
        _findings.Clear();
        _named.Clear();
        var children = new Dictionary<Guid, Tally>();
        var counted = new Dictionary<Guid, Tally>();
        _faulty.Clear();
        var known = marker?.ReadRecords() ?? [];
        var signed = heads.Ends;
        var unseen = signed.Keys.ToHashSet();
        var after = Guid.Empty;
        for (var isFirst = true; ; isFirst = false)
        {
            var from = after;
            var page = db.Set<ProofEnd>().AsNoTracking().Where(e => e.Id.CompareTo(from) > 0);
            var ends = isFirst ? await db.Set<ProofEnd>().AsNoTracking().Where(e => e.Id == RowSeals.Installation).ToListAsync(ct)
                : await page.OrderBy(e => e.Id).Take(StreamsAtOnce).ToListAsync(ct);
            if (!isFirst && ends.Count == 0) break;
            if (!isFirst) after = ends[^1].Id;
            var judged = new Dictionary<Guid, Tally>();
            await NameAsync([.. ends.Select(e => e.Id)], ct);
            foreach (var end in ends)
            {
                if (end.ParentId is { } parent)
                {
                    if (!children.TryGetValue(parent, out var count)) children[parent] = count = new Tally();
                    count.Add(RowSeals.StreamKind, keys.Share(RowSeals.NameOf(end.Id)));
                }
                unseen.Remove(end.Id);
                if (signed.TryGetValue(end.Id, out var before) && IsBefore(end, before, heads.AreWhole)) _findings.Add(Of(FindingKind.CountOutdated,
                    end.Id, SealedRecord.File) with
                { Sequence = before.Head });
                if (_book.Open(end) is not { } tally)
                {
                    _findings.Add(Of(FindingKind.CountMissing, end.Id, SealedRecord.File));
                    continue;
                }
                if (tally.CountOf(RowSeals.StreamKind) != 0) counted[end.Id] = tally;
                if (chosen(end) && !known.Contains((end.Id, end.Revision))) judged[end.Id] = tally;
            }
            await JudgeAsync(judged, ct);
            marker?.NoteRecords(ends.Where(e => judged.ContainsKey(e.Id) && !_faulty.Contains(e.Id)).Select(e => (e.Id, e.Revision)));
        }
        foreach (var parent in counted.Keys.Union(children.Keys)) await JudgeStreamsAsync(parent, counted.GetValueOrDefault(parent),
            children.GetValueOrDefault(parent), ct);
        await NameAsync([.. unseen], ct);
        _findings.AddRange(unseen.Select(id => Of(FindingKind.CountOutdated, id, SealedRecord.File) with { Sequence = signed[id].Head }));
        await FindWithoutEndAsync(ct);
        return _findings;
    }

    // One that was not signed since it changed says so itself; where a head is missing, it may have been signed in that.
    private static bool IsBefore(ProofEnd end, SignedEnd known, bool allAreThere) => end.Revision < known.Revision
        || (end.Revision == known.Revision ? Content.Hashes.Of(end.State) != known.Hash : allAreThere && !end.IsFresh);

    private async Task JudgeAsync(Dictionary<Guid, Tally> ends, CancellationToken ct)
    {
        if (ends.Count == 0) return;
        foreach (var table in SealedTable.Of(db.Model).Values)
        {
            var found = ends.Keys.ToDictionary(id => id, _ => new Tally());
            await foreach (var row in _rows.ReadAsync(table, ends.Keys, ct))
            {
                if (row.Seal is not { } seal)
                {
                    _findings.Add(Of(FindingKind.RecordUnsealed, row.Stream, table.Record) with { Path = row.Label });
                    continue;
                }
                if (row.Content is null || !keys.IsRowSeal(seal, row.Content)) _findings.Add(Of(FindingKind.RecordChanged, row.Stream,
                    table.Record) with
                { Path = row.Label });
                if (found.TryGetValue(row.Stream, out var tally)) tally.Add(table.Kind, keys.Share(seal));
            }
            foreach (var (stream, tally) in found) Compare(stream, table.Record, table.Kind, ends[stream], tally);
        }
    }

    private async Task JudgeStreamsAsync(Guid parent, Tally? counted, Tally? found, CancellationToken ct)
    {
        await NameAsync([parent], ct);
        Compare(parent, SealedRecord.File, RowSeals.StreamKind, counted ?? new Tally(), found ?? new Tally());
    }

    private void Compare(Guid stream, SealedRecord record, string kind, Tally counted, Tally found)
    {
        var (expected, there) = (counted.CountOf(kind), found.CountOf(kind));
        if (expected == there && counted.SumOf(kind).SequenceEqual(found.SumOf(kind))) return;
        var finding = there < expected ? FindingKind.RecordMissing : there > expected ? FindingKind.RecordExtra : FindingKind.RecordOutdated;
        _findings.Add(Of(finding, stream, record) with { Counted = expected, Found = there });
    }

    private async Task FindWithoutEndAsync(CancellationToken ct)
    {
        foreach (var table in SealedTable.Of(db.Model).Values)
        {
            var lost = await _rows.WithoutEndAsync(table, MostWithoutEnd, ct);
            await NameAsync(lost, ct);
            _findings.AddRange(lost.Select(id => Of(FindingKind.CountMissing, id, table.Record)));
        }
    }

    // A clerk knows cases by number, accounts and bodies by name.
    private async Task NameAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var unknown = ids.Where(id => !_named.ContainsKey(id)).ToList();
        foreach (var some in unknown.Chunk(StreamsAtOnce))
        {
            foreach (var found in await db.Set<Case>().IgnoreQueryFilters().Where(c => some.Contains(c.Id))
                .Select(c => new { c.Id, c.Number, Body = db.Set<Body>().Where(b => b.Id == c.BodyId).Select(b => b.Code).FirstOrDefault() }).ToListAsync(ct))
                _named[found.Id] = (found.Body, found.Number, null);
            foreach (var found in await db.Set<User>().Where(u => some.Contains(u.Id))
                .Select(u => new
                {
                    u.Id,
                    u.UserName,
                    Body = db.Set<Body>().Where(b => b.Id == u.HomeBodyId).Select(b
                    => b.Code).FirstOrDefault()
                }).ToListAsync(ct))
                _named[found.Id] = (found.Body, null, found.UserName);
            foreach (var found in await db.Set<Body>().Where(b => some.Contains(b.Id)).Select(b => new { b.Id, b.Code }).ToListAsync(ct))
                _named[found.Id] = (found.Code, null, null);
        }
    }

    private ArchiveFinding Of(FindingKind kind, Guid stream, SealedRecord record)
    {
        _faulty.Add(stream);
        var (body, number, other) = _named.TryGetValue(stream, out var named) ? named : (null, null, null);
        var unnamed = body is null && number is null && other is null && stream != RowSeals.Installation;
        return new(kind, body, number, Record: record, Hash: other ?? (unnamed ? stream.ToString("N", CultureInfo.InvariantCulture) : null));
    }
}
