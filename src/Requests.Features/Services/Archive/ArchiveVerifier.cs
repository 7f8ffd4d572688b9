using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Looks at every byte of the archive of the whole installation: bodies share the store, so only all packages together
/// can tell what is extra. Everything is streamed. The order makes it safe while seals are being added: objects are
/// looked at before the intents, intents before the rows, so what has neither intent nor row belongs to nobody.
/// </summary>
internal sealed class ArchiveVerifier(RequestsDb db, SealedLetterCheck letters, SealedCaseCheck cases, RecordCheck records, HeadCheck heads,
    SealIntents intents, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private const int SealsAtOnce = 50;
    private const int ObjectsBetweenReports = 500;

    // Two nodes' clocks are never quite alike.
    private static readonly TimeSpan ClockPatience = TimeSpan.FromMinutes(5);

    private readonly ObjectLedger _objects = new();
    private readonly List<ArchiveFinding> _findings = [];
    private readonly List<(string, StoredContent)> _unnoted = [];
    private readonly Dictionary<Guid, int> _lastOf = [];
    private IProgress<ArchiveProgress>? _progress;
    private VerifyMarker? _marker;
    private int _seals;
    private long _bytes;
    private int _unreadable;

    public int Seals => _seals;
    public int Objects => _objects.Count;
    public long Bytes => _bytes;
    public IReadOnlyList<ArchiveFinding> Findings => _findings;

    /// <summary>The last seal of each body's chain.</summary>
    public IReadOnlyDictionary<Guid, int> LastOf => _lastOf;

    /// <summary>Objects in no readable package that cannot be called extra, since a manifest is damaged.</summary>
    public int Unjudged { get; private set; }

    /// <summary>The whole archive.</summary>
    /// <param name="marker">Where to note how far it came; what is noted there already is not hashed again.</param>
    public async Task RunAsync(IProgress<ArchiveProgress>? progress, VerifyMarker? marker, CancellationToken ct)
    {
        (_progress, _marker) = (progress, marker);
        var last = Resume();
        try
        {
            await foreach (var name in store.ListAsync(last, ct)) await LookAtObjectAsync(name, ct);
        }
        finally
        {
            NoteDown();
        }
        var found = intents.List();
        await FollowChainsAsync(_ => true, ct);
        await JudgeTheRestAsync(found, ct);
        _findings.AddRange(await records.RunAsync(_ => true, heads, _marker, ct));
        Report();
        _marker?.Clear();
    }

    /// <summary>The chains whole, as rows; bytes only of the seals that are chosen.</summary>
    /// <param name="chosenRecords">Whose rows in the database are held against their seals.</param>
    /// <param name="strangers">Also look for what lies in the store and cannot be an object; an object no seal knows is only found by <see cref="RunAsync"/>.</param>
    public async Task CheckAsync(Func<ArchiveSeal, bool> chosen, Func<ProofEnd, bool> chosenRecords, bool strangers, CancellationToken ct)
    {
        if (strangers)
            await foreach (var name in store.ListAsync(null, ct))
                if (!Hashes.IsHash(name))
                    _findings.Add(new(FindingKind.ObjectExtra, Path: name));
        await FollowChainsAsync(chosen, ct);
        _findings.AddRange(await records.RunAsync(chosenRecords, heads, null, ct));
    }

    private string? Resume()
    {
        string? last = null;
        foreach (var (name, found) in _marker?.Read() ?? [])
        {
            _objects.Add(name, found);
            _bytes += found.Length;
            last = name;
        }
        return last;
    }

    private async Task LookAtObjectAsync(string name, CancellationToken ct)
    {
        if (!Hashes.IsHash(name))
        {
            _findings.Add(new(FindingKind.ObjectExtra, Path: name));
            return;
        }
        await using var content = await store.OpenAsync(name, ct);
        var found = await Hashes.OfAsync(content, null, ct);
        _objects.Add(name, found);
        _bytes += found.Length;
        if (_marker is not null) _unnoted.Add((name, found));
        if (_objects.Count % ObjectsBetweenReports != 0) return;
        NoteDown();
        Report();
    }

    private void NoteDown()
    {
        if (_unnoted.Count > 0) _marker!.Note(_unnoted);
        _unnoted.Clear();
    }

    private async Task FollowChainsAsync(Func<ArchiveSeal, bool> chosen, CancellationToken ct)
    {
        _findings.AddRange(await heads.ReadAsync(ct));
        var bodies = await db.Set<Body>().AsNoTracking().OrderBy(b => b.Code).Select(b => new { b.Id, b.Code }).ToListAsync(ct);
        foreach (var body in bodies) await FollowChainAsync(body.Id, body.Code, chosen, ct);
        await foreach (var finding in letters.UnsealedAsync().WithCancellation(ct)) _findings.Add(finding);
    }

    private async Task FollowChainAsync(Guid bodyId, string code, Func<ArchiveSeal, bool> chosen, CancellationToken ct)
    {
        var (sequence, hash, at) = (0, "", DateTimeOffset.MinValue);
        var brought = await BroughtAsync(bodyId, ct);
        var destroyed = await DestroyedAsync(bodyId, ct);
        while (true)
        {
            var after = sequence;
            var seals = await db.Set<ArchiveSeal>().IgnoreQueryFilters().AsNoTracking().Where(s => s.BodyId == bodyId && s.Sequence > after)
                .OrderBy(s => s.Sequence).Take(SealsAtOnce).ToListAsync(ct);
            if (seals.Count == 0) break;
            var bags = new Dictionary<ArchiveSeal, Bag>();
            foreach (var seal in seals)
            {
                if (seal.Sequence != sequence + 1)
                    _findings.AddRange(Missing(seal, sequence, brought).Select(no => new ArchiveFinding(FindingKind.SequenceGap, code, null, no)));
                else if (seal.PreviousHash != hash) _findings.Add(Of(FindingKind.ChainBroken, code, seal));
                if (heads.Signed.TryGetValue((code, seal.Sequence), out var signed) && signed.Hash != seal.ManifestHash)
                    _findings.Add(Of(FindingKind.SealNotAsSigned, code, seal) with { Hash = signed.Hash });
                if (seal.At + ClockPatience < at) _findings.Add(Of(FindingKind.ClockWentBack, code, seal));
                (sequence, hash, at) = (seal.Sequence, seal.ManifestHash, seal.At);
                if (!chosen(seal)) continue;
                var isGone = destroyed.TryGetValue(seal.CaseId, out var tombstone) && seal.Sequence < tombstone;
                if (await ReadBagAsync(seal, code, isGone, ct) is { } bag && !destroyed.ContainsKey(seal.CaseId)) bags[seal] = bag;
                _seals++;
            }
            _findings.AddRange(await letters.CompareAsync(code, bags, ct));
            _findings.AddRange(await cases.CompareAsync(code, bags, ct));
            Report();
        }
        _lastOf[bodyId] = sequence;
        var drawn = await db.Set<NumberSeries>().AsNoTracking()
            .Where(n => n.BodyId == bodyId && n.Series == SealWriter.Series && n.Year == SealWriter.SeriesYear)
            .Select(n => n.Last).SingleOrDefaultAsync(ct);
        drawn = Math.Max(drawn, heads.LastOf(code));
        if (drawn > sequence && !await SealedMeanwhileAsync(bodyId, drawn, ct)) _findings.Add(new(FindingKind.ChainCut, code, null, sequence + 1));
    }

    /// <summary>Places of the chain that imports filled. Before the first seal made here, others may be missing: they stayed in the system it came from.</summary>
    private async Task<HashSet<int>> BroughtAsync(Guid bodyId, CancellationToken ct) =>
        [.. (await db.Set<ArchiveImport>().IgnoreQueryFilters().Where(i => i.BodyId == bodyId).Select(i => i.Sequences).ToListAsync(ct))
            .SelectMany(s => s.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(s => int.Parse(s, CultureInfo.InvariantCulture))];

    private static IEnumerable<int> Missing(ArchiveSeal seal, int sequence, HashSet<int> brought)
    {
        var between = Enumerable.Range(sequence + 1, seal.Sequence - sequence - 1);
        if (brought.Contains(seal.Sequence)) return between.Where(brought.Contains);
        return between.Take(1);
    }

    private Task<Dictionary<Guid, int>> DestroyedAsync(Guid bodyId, CancellationToken ct) =>
        db.Set<ArchiveSeal>().IgnoreQueryFilters().Where(s => s.BodyId == bodyId && s.Reason == SealReasons.Destroyed)
            .ToDictionaryAsync(s => s.CaseId, s => s.Sequence, ct);

    // The counter may have moved between the last page and the look at it.
    private Task<bool> SealedMeanwhileAsync(Guid bodyId, int sequence, CancellationToken ct) =>
        db.Set<ArchiveSeal>().IgnoreQueryFilters().AnyAsync(s => s.BodyId == bodyId && s.Sequence == sequence, ct);

    /// <summary>The package of a seal, all its files looked at; null when a tag file is not there or not itself.</summary>
    /// <param name="isGone">Its payload was destroyed by rule; the tag files stay.</param>
    private async Task<Bag?> ReadBagAsync(ArchiveSeal seal, string code, bool isGone, CancellationToken ct)
    {
        var bag = await ReadTagsAsync(seal, code, ct);
        if (bag is null)
        {
            _unreadable++;
            return null;
        }
        var (info, row) = (bag.Info, seal);
        var said = (info.BodyCode, info.CaseNumber, info.Sequence, info.Reason, info.PreviousHash, At: info.At.UtcTicks);
        if (said != (code, row.CaseNumber, row.Sequence, row.Reason, row.PreviousHash, row.At.UtcTicks))
            _findings.Add(Of(FindingKind.RowChanged, code, seal) with { Hash = seal.ManifestHash });
        foreach (var file in isGone ? [] : bag.Files)
        {
            var found = await ReferAsync(file.Sha256, ct);
            if (found is true) continue;
            _findings.Add(Of(found is null ? FindingKind.ObjectMissing : FindingKind.ObjectChanged, code, seal) with { Path = file.Path, Hash = file.Sha256 });
        }
        return bag;
    }

    private async Task<Bag?> ReadTagsAsync(ArchiveSeal seal, string code, CancellationToken ct)
    {
        if (!await IsWholeAsync(new BagFile(Bag.TagManifestName, seal.ManifestHash))) return null;
        if (Bag.ParseTagManifest((await Bag.BytesAsync(store, seal.ManifestHash, ct))!) is not { } tags) return Faulty(FindingKind.ManifestChanged);
        var whole = true;
        foreach (var tag in tags) whole &= await IsWholeAsync(tag);
        if (!whole) return null;
        if (await Bag.ReadAsync(store, seal.ManifestHash, ct) is { } bag) return bag;
        return Bag.IsNewer((await Bag.BytesAsync(store, tags[0].Sha256, ct))!) ? Faulty(FindingKind.PackageTooNew) : Faulty(FindingKind.ManifestChanged);

        async Task<bool> IsWholeAsync(BagFile tag)
        {
            var found = await ReferAsync(tag.Sha256, ct);
            if (found is not true)
                _findings.Add(Of(found is null ? FindingKind.ManifestMissing : FindingKind.ManifestChanged, code,
                    seal) with
                { Path = tag.Path, Hash = tag.Sha256 });
            return found is true;
        }

        Bag? Faulty(FindingKind kind)
        {
            _findings.Add(Of(kind, code, seal) with { Path = Bag.TagManifestName, Hash = seal.ManifestHash });
            return null;
        }
    }

    // An object that was not there when the store was listed may have been sealed since; a partial check listed nothing.
    private async Task<bool?> ReferAsync(string hash, CancellationToken ct)
    {
        if (!Hashes.IsHash(hash)) return null;
        if (!_objects.Knows(hash) && await store.HasAsync(hash, ct)) await LookAtObjectAsync(hash, ct);
        return _objects.Refer(hash);
    }

    private async Task JudgeTheRestAsync(IReadOnlyList<SealIntents.Found> found, CancellationToken ct)
    {
        if (_objects.AllReferenced) return;
        var announced = found.SelectMany(i => i.Objects ?? []).ToHashSet();
        await foreach (var name in store.ListAsync(null, ct))
        {
            if (!Hashes.IsHash(name) || !_objects.Knows(name) || _objects.IsReferenced(name)) continue;
            if (announced.Contains(name)) _findings.Add(new(FindingKind.Unfinished, Hash: name));
            else if (_unreadable > 0) Unjudged++;
            else _findings.Add(new(FindingKind.ObjectExtra, Hash: name));
        }
    }

    private void Report() => _progress?.Report(new(_objects.Count, _bytes, _seals));

    private static ArchiveFinding Of(FindingKind kind, string code, ArchiveSeal seal) => new(kind, code, seal.CaseNumber, seal.Sequence);
}
