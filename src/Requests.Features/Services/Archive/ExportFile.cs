using System.Globalization;
using System.IO.Compression;
using System.Text;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>An export as <see cref="ArchiveExport"/> writes it, opened and checked but for the bytes of its payload, which are hashed when they are kept.</summary>
internal sealed class ExportFile : IAsyncDisposable
{
    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _entryOf = [];

    private ExportFile(ZipArchive zip) => _zip = zip;

    /// <summary>Every seal with its hash, in the order of the chain.</summary>
    public IReadOnlyList<(string Hash, Bag Bag)> Seals { get; private set; } = [];

    /// <summary>Length of every content the seals refer to, tag files included, by hash.</summary>
    public IReadOnlyDictionary<string, long> Contents { get; private set; } = new Dictionary<string, long>();

    public string ListHash { get; private set; } = "";

    /// <summary>The key that signed it; null for an export of a program before 1.1.</summary>
    public string? SignedBy { get; private set; }

    /// <exception cref="InvalidDataException">It is not whole, or not what its list says.</exception>
    /// <exception cref="NewerExportException">A newer program wrote it.</exception>
    public static async Task<ExportFile> OpenAsync(string path, CancellationToken ct)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.Asynchronous);
        ZipArchive? zip = null;
        try
        {
            zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: false, Encoding.UTF8, ct);
            var export = new ExportFile(zip);
            await export.ReadAsync(ct);
            return export;
        }
        catch
        {
            if (zip is not null) await zip.DisposeAsync();
            else await stream.DisposeAsync();
            throw;
        }
    }

    /// <summary>Which seal leads to which signed head; its keys are those the signer of the list puts beside it.</summary>
    public HeadPath Path { get; } = new();

    public async Task<Stream> OpenContentAsync(string hash, CancellationToken ct) => await _entryOf[hash].OpenAsync(ct);

    public ValueTask DisposeAsync() => _zip.DisposeAsync();

    private async Task ReadAsync(CancellationToken ct)
    {
        var isSigned = _zip.GetEntry(ArchiveExport.FormatName) is { } note && CheckFormat(Encoding.UTF8.GetString(await BytesAsync(note, ct))) >=
            ArchiveExport.SignedFormat;
        var listEntry = _zip.GetEntry(ArchiveExport.ListName) ?? throw new InvalidDataException(ArchiveExport.ListName);
        var listBytes = await BytesAsync(listEntry, ct);
        var list = Bag.ParseLines(listBytes) ?? throw new InvalidDataException(ArchiveExport.ListName);
        ListHash = Hashes.Of(listBytes);
        // A zip may hold a name twice; which of them a reader sees is anybody's guess, so it is no export of ours.
        if (_zip.Entries.CountBy(e => e.FullName).FirstOrDefault(name => name.Value > 1).Key is { } twice) throw new InvalidDataException(twice);
        var signatureEntry = _zip.GetEntry(ExportSignature.FileName);
        var entries = _zip.Entries.Where(e => e != listEntry && e != signatureEntry).ToDictionary(e => e.FullName);
        if (entries.Keys.Except(list.Select(f => f.Path)).FirstOrDefault() is { } stranger) throw new InvalidDataException(stranger);
        foreach (var file in list)
            _entryOf[file.Sha256] = entries.GetValueOrDefault(file.Path) ?? throw new InvalidDataException(file.Path);

        if (isSigned || signatureEntry is not null)
        {
            var key = entries.GetValueOrDefault(ArchiveExport.PublicKeyName) ?? throw new InvalidDataException(ArchiveExport.PublicKeyName);
            var text = Encoding.UTF8.GetString(await BytesAsync(signatureEntry ?? throw new InvalidDataException(ExportSignature.FileName), ct));
            if (ExportSignature.Read(text, Encoding.UTF8.GetString(await BytesAsync(key, ct))) is not { } signed || signed.ListHash != ListHash)
                throw new InvalidDataException(ExportSignature.FileName);
            SignedBy = signed.KeyId;
        }

        var seals = new List<(string Hash, Bag Bag)>();
        var path = list.ToLookup(f => f.Path.StartsWith(HeadPath.Folder, StringComparison.Ordinal));
        foreach (var tag in path[false].Where(f => f.Path.EndsWith("/" + Bag.TagManifestName, StringComparison.Ordinal)))
            seals.Add((tag.Sha256, await BagAsync(tag, ct)));
        Seals = [.. seals.OrderBy(s => s.Bag.Info.BodyCode, StringComparer.Ordinal).ThenBy(s => s.Bag.Info.Sequence)];
        CheckChains();
        await FollowPathAsync([.. path[true]], entries, ct);
        Contents = Referred().Distinct().ToDictionary(h => h, h => _entryOf.TryGetValue(h, out var entry) ? entry.Length : throw new InvalidDataException(h));
    }

    private async Task FollowPathAsync(IReadOnlyList<BagFile> files, Dictionary<string, ZipArchiveEntry> entries, CancellationToken ct)
    {
        if (files.Count == 0) return;
        foreach (var (hash, bag) in Seals) Path.Add(bag.Info.BodyCode, bag.Info.Sequence, hash, bag.Info.PreviousHash);
        foreach (var tags in files.Where(f => f.Path.EndsWith("/" + Bag.TagManifestName, StringComparison.Ordinal)))
        {
            if (Bag.ParseTagManifest(await WholeAsync(tags.Sha256, ct)) is not { } named || Bag.PlaceOf(await WholeAsync(named[0].Sha256, ct)) is not { } place
                || tags.Path != HeadPath.SealFile(place.BodyCode, place.Sequence, Bag.TagManifestName)) throw new InvalidDataException(tags.Path);
            Path.Add(place.BodyCode, place.Sequence, tags.Sha256, place.PreviousHash);
        }
        var keys = new List<ArchiveKey>();
        foreach (var name in files.Where(f => HeadPath.IsKey(f.Path)).Select(f => f.Path).Prepend(ArchiveExport.PublicKeyName))
            keys.Add(HeadPath.KeyOf(name, Encoding.UTF8.GetString(await BytesAsync(entries.GetValueOrDefault(name) ?? throw new InvalidDataException(name), ct))));
        var heads = new List<(string Path, string Text)>();
        foreach (var head in files.Where(f => HeadPath.IsHead(f.Path))) heads.Add((head.Path, Encoding.UTF8.GetString(await WholeAsync(head.Sha256, ct))));
        Path.Follow(heads, keys.DistinctBy(k => k.Id).ToDictionary(k => k.Id));
    }

    private static int CheckFormat(string note)
    {
        var line = note.Split('\n')[0];
        if (!line.StartsWith(ArchiveExport.FormatLabel, StringComparison.Ordinal)
            || !int.TryParse(line[ArchiveExport.FormatLabel.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var format))
            throw new InvalidDataException(ArchiveExport.FormatName);
        if (format > ArchiveExport.NewestFormat) throw new NewerExportException(note.TrimEnd().ReplaceLineEndings(", "));
        return format;
    }

    private void CheckChains()
    {
        foreach (var (before, after) in Seals.Zip(Seals.Skip(1)))
        {
            var (a, b) = (before.Bag.Info, after.Bag.Info);
            if (a.BodyCode == b.BodyCode && (a.Sequence == b.Sequence || (a.Sequence + 1 == b.Sequence && b.PreviousHash != before.Hash)))
                throw new InvalidDataException($"{b.BodyCode} {b.Sequence}");
        }
    }

    private IEnumerable<string> Referred()
    {
        var destroyed = Seals.Where(s => s.Bag.Info.Reason == SealReasons.Destroyed).Select(s => s.Bag.Info.CaseNumber).ToHashSet();
        foreach (var (_, bag) in Seals)
        {
            foreach (var (_, content) in bag.TagFiles()) yield return Hashes.Of(content);
            if (destroyed.Contains(bag.Info.CaseNumber) && bag.Info.Reason != SealReasons.Destroyed) continue;
            foreach (var file in bag.Files) yield return file.Sha256;
        }
    }

    private async Task<Bag> BagAsync(BagFile tagManifest, CancellationToken ct)
    {
        var parts = new List<byte[]>();
        foreach (var tag in Bag.ParseTagManifest(await WholeAsync(tagManifest.Sha256, ct)) ?? throw new InvalidDataException(tagManifest.Path))
            parts.Add(await WholeAsync(tag.Sha256, ct));
        if (Bag.IsNewer(parts[0])) throw new NewerExportException(tagManifest.Path);
        return Bag.Parse(parts[0], parts[1], parts[2]) ?? throw new InvalidDataException(tagManifest.Path);
    }

    private async Task<byte[]> WholeAsync(string hash, CancellationToken ct)
    {
        if (!_entryOf.TryGetValue(hash, out var entry)) throw new InvalidDataException(hash);
        var bytes = await BytesAsync(entry, ct);
        return Hashes.Of(bytes) == hash ? bytes : throw new InvalidDataException(entry.FullName);
    }

    private static async Task<byte[]> BytesAsync(ZipArchiveEntry entry, CancellationToken ct)
    {
        await using var content = await entry.OpenAsync(ct);
        using var bytes = new MemoryStream();
        await content.CopyToAsync(bytes, ct);
        return bytes.ToArray();
    }
}

/// <summary>An export, or a package in it, has a format that came after this program.</summary>
internal sealed class NewerExportException(string what) : Exception(what);
