using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Privacy;

namespace Requests.Features.Archive;

/// <summary>
/// Looks at every byte of the archive of the whole installation: bodies share the store, so only all manifests together
/// can tell what is extra. Everything is streamed. The order makes it safe while seals are being added: objects are
/// looked at before the intents, intents before the rows, so what has neither intent nor row belongs to nobody.
/// </summary>
internal sealed class ArchiveVerifier(RequestsDb db, PersonalVault vault, SealIntents intents, [FromKeyedServices(ContentStores.Archive)] IContentStore store)
{
    private const int SealsAtOnce = 50;
    private const int ObjectsBetweenReports = 500;

    private static readonly DocumentState[] LeftTheOffice = [DocumentState.Issued, DocumentState.Dispatched, DocumentState.Served];

    private readonly ObjectLedger _objects = new();
    private readonly List<ArchiveFinding> _findings = [];
    private IProgress<ArchiveProgress>? _progress;
    private int _seals;
    private long _bytes;
    private int _unreadable;

    public int Seals => _seals;
    public int Objects => _objects.Count;
    public long Bytes => _bytes;
    public IReadOnlyList<ArchiveFinding> Findings => _findings;

    /// <summary>Objects in no readable manifest that cannot be called extra, since a manifest is damaged.</summary>
    public int Unjudged { get; private set; }

    public async Task RunAsync(IProgress<ArchiveProgress>? progress, CancellationToken ct)
    {
        _progress = progress;
        await foreach (var name in store.ListAsync(ct)) await LookAtObjectAsync(name, ct);
        var found = intents.List();
        var bodies = await db.Bodies.AsNoTracking().OrderBy(b => b.Code).Select(b => new { b.Id, b.Code }).ToListAsync(ct);
        foreach (var body in bodies) await FollowChainAsync(body.Id, body.Code, ct);
        await LettersOfUnsealedCasesAsync(ct);
        await JudgeTheRestAsync(found, ct);
        Report();
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
        if (_objects.Count % ObjectsBetweenReports == 0) Report();
    }

    private async Task FollowChainAsync(Guid bodyId, string code, CancellationToken ct)
    {
        var (sequence, hash) = (0, "");
        while (true)
        {
            var after = sequence;
            var seals = await db.ArchiveSeals.IgnoreQueryFilters().AsNoTracking().Where(s => s.BodyId == bodyId && s.Sequence > after)
                .OrderBy(s => s.Sequence).Take(SealsAtOnce).ToListAsync(ct);
            if (seals.Count == 0) break;
            var manifests = new Dictionary<int, Manifest>();
            foreach (var seal in seals)
            {
                if (seal.Sequence != sequence + 1) _findings.Add(new(FindingKind.SequenceGap, code, null, sequence + 1));
                else if (seal.PreviousHash != hash) _findings.Add(Of(FindingKind.ChainBroken, code, seal));
                (sequence, hash) = (seal.Sequence, seal.ManifestHash);
                if (await ReadManifestAsync(seal, code, ct) is { } manifest) manifests[seal.Sequence] = manifest;
                _seals++;
            }
            await CompareLettersAsync(code, seals, manifests, ct);
            Report();
        }
        var drawn = await db.NumberSeries.AsNoTracking().Where(n => n.BodyId == bodyId && n.Series == CaseArchive.Series && n.Year == CaseArchive.SeriesYear)
            .Select(n => n.Last).SingleOrDefaultAsync(ct);
        if (drawn > sequence && !await SealedMeanwhileAsync(bodyId, drawn, ct)) _findings.Add(new(FindingKind.ChainCut, code, null, sequence + 1));
    }

    // The counter may have moved between the last page and the look at it.
    private Task<bool> SealedMeanwhileAsync(Guid bodyId, int sequence, CancellationToken ct) =>
        db.ArchiveSeals.IgnoreQueryFilters().AnyAsync(s => s.BodyId == bodyId && s.Sequence == sequence, ct);

    /// <summary>The manifest of a seal, all its files looked at; null when it is not there or not itself.</summary>
    private async Task<Manifest?> ReadManifestAsync(ArchiveSeal seal, string code, CancellationToken ct)
    {
        var whole = await ReferAsync(seal.ManifestHash, null, ct);
        var manifest = whole is true ? await Manifest.ReadAsync(store, seal.ManifestHash, ct) : null;
        if (manifest is null)
        {
            _unreadable++;
            _findings.Add(Of(whole is null ? FindingKind.ManifestMissing : FindingKind.ManifestChanged, code, seal) with { Hash = seal.ManifestHash });
            return null;
        }
        var said = (manifest.BodyCode, manifest.CaseNumber, manifest.Sequence, manifest.Reason, manifest.PreviousHash, At: manifest.At.UtcTicks);
        if (said != (code, seal.CaseNumber, seal.Sequence, seal.Reason, seal.PreviousHash, seal.At.UtcTicks))
            _findings.Add(Of(FindingKind.RowChanged, code, seal) with { Hash = seal.ManifestHash });
        foreach (var file in manifest.Files)
        {
            var found = await ReferAsync(file.Sha256, file.Length, ct);
            if (found is true) continue;
            _findings.Add(Of(found is null ? FindingKind.ObjectMissing : FindingKind.ObjectChanged, code, seal) with { Path = file.Path, Hash = file.Sha256 });
        }
        return manifest;
    }

    // An object that was not there when the store was listed may have been sealed since.
    private async Task<bool?> ReferAsync(string hash, long? length, CancellationToken ct)
    {
        if (!Hashes.IsHash(hash)) return null;
        if (!_objects.Knows(hash) && store.Exists(hash)) await LookAtObjectAsync(hash, ct);
        return _objects.Refer(hash, length);
    }

    // What cannot be opened is not what was sealed.
    private string? LetterHash(Document document)
    {
        try
        {
            return Hashes.Of(CaseFiles.LetterOf(document, vault));
        }
        catch (Exception broken) when (broken is FormatException or OverflowException or CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The newest seal of a case must hold exactly the letters that the database knows as issued.</summary>
    private async Task CompareLettersAsync(string code, List<ArchiveSeal> seals, Dictionary<int, Manifest> manifests, CancellationToken ct)
    {
        var caseIds = seals.Select(s => s.CaseId).Distinct().ToList();
        var newest = await db.ArchiveSeals.IgnoreQueryFilters().Where(s => caseIds.Contains(s.CaseId)).GroupBy(s => s.CaseId)
            .Select(g => new { CaseId = g.Key, Sequence = g.Max(s => s.Sequence) }).ToDictionaryAsync(g => g.CaseId, g => g.Sequence, ct);
        var judged = seals.Where(s => newest[s.CaseId] == s.Sequence && manifests.ContainsKey(s.Sequence)).ToDictionary(s => s.CaseId);
        var documents = (await CaseFiles.DocumentsOf(db, [.. judged.Keys]).ToListAsync(ct)).ToLookup(d => d.CaseId);
        foreach (var (caseId, seal) in judged)
        {
            var letters = manifests[seal.Sequence].Files.Where(f => CaseFiles.IsLetter(f.Path)).ToDictionary(f => f.Path, f => f.Sha256);
            foreach (var document in documents[caseId].Where(d => d.FixedHash is not null))
            {
                var path = CaseFiles.LetterPath(document.No);
                var isSealed = letters.Remove(path, out var sealedHash);
                if (isSealed && sealedHash != LetterHash(document))
                    _findings.Add(Of(FindingKind.LetterChanged, code, seal) with { Path = path, Hash = sealedHash });
                else if (!isSealed && LeftTheOffice.Contains(document.State))
                    _findings.Add(Of(FindingKind.LetterNotSealed, code, seal) with { Path = path });
            }
            foreach (var (path, hash) in letters)
                _findings.Add(Of(FindingKind.LetterUnknown, code, seal) with { Path = path, Hash = hash });
        }
    }

    private async Task LettersOfUnsealedCasesAsync(CancellationToken ct)
    {
        var letters =
            from document in db.Documents.IgnoreQueryFilters()
            where LeftTheOffice.Contains(document.State) && !db.ArchiveSeals.IgnoreQueryFilters().Any(s => s.CaseId == document.CaseId)
            join @case in db.Cases.IgnoreQueryFilters() on document.CaseId equals @case.Id
            join body in db.Bodies on @case.BodyId equals body.Id
            orderby body.Code, @case.Number, document.No
            select new { Body = body.Code, Case = @case.Number, document.No };
        await foreach (var letter in letters.AsAsyncEnumerable().WithCancellation(ct))
            _findings.Add(new(FindingKind.LetterNotSealed, letter.Body, letter.Case, null, CaseFiles.LetterPath(letter.No)));
    }

    private async Task JudgeTheRestAsync(IReadOnlyList<SealIntents.Found> found, CancellationToken ct)
    {
        if (_objects.AllReferenced) return;
        var announced = found.SelectMany(i => i.Objects ?? []).ToHashSet();
        await foreach (var name in store.ListAsync(ct))
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
