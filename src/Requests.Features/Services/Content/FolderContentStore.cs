using System.Runtime.CompilerServices;

namespace Requests.Features.Services.Content;

/// <summary>
/// A content store in a folder, which several nodes may share: <c>ab/cd/abcd…</c>. An object is written beside, flushed,
/// made read-only and moved into place in one step, so that under a hash there is either nothing or all of it.
/// </summary>
public sealed class FolderContentStore(string root) : IContentStore, IContentEraser
{
    /// <summary>Beside the objects: what seals announce before they write.</summary>
    internal const string PendingFolder = "pending";

    private readonly string _incoming = Path.Combine(root, "incoming");

    public async Task<StoredContent> PutAsync(Stream content, StoredContent? expected, CancellationToken ct)
    {
        if (expected is not null && File.Exists(PathOf(expected.Sha256)))
        {
            // Whoever wrote it may not have come to flushing yet.
            Settle(expected);
            return expected;
        }
        Directory.CreateDirectory(_incoming);
        var temporary = Path.Combine(_incoming, Path.GetRandomFileName());
        try
        {
            StoredContent stored;
            await using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0))
            {
                stored = await Hashes.OfAsync(content, file, ct);
                if (expected is not null && stored != expected) throw new InvalidDataException($"The content is not {expected.Sha256}; it was not kept.");
                file.Flush(flushToDisk: true);
            }
            File.SetAttributes(temporary, FileAttributes.ReadOnly);
            Keep(temporary, stored);
            return stored;
        }
        finally
        {
            Discard(temporary);
        }
    }

    public Task<Stream> OpenAsync(string sha256, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (!Hashes.IsHash(sha256) || !File.Exists(PathOf(sha256))) throw new FileNotFoundException("There is no such object.", sha256);
        return Task.FromResult<Stream>(new FileStream(PathOf(sha256), new FileStreamOptions
        {
            Mode = FileMode.Open,
            Access = FileAccess.Read,
            Share = FileShare.Read | FileShare.Delete,
            Options = FileOptions.Asynchronous | FileOptions.SequentialScan,
            BufferSize = 0,
        }));
    }

    public Task<long?> LengthAsync(string sha256, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var file = Hashes.IsHash(sha256) ? new FileInfo(PathOf(sha256)) : null;
        return Task.FromResult(file is { Exists: true } ? file.Length : (long?)null);
    }

    public async IAsyncEnumerable<string> ListAsync(string? after, [EnumeratorCancellation] CancellationToken ct)
    {
        if (!Directory.Exists(root)) yield break;
        foreach (var file in FilesIn(root))
        {
            ct.ThrowIfCancellationRequested();
            var name = Path.GetFileName(file);
            if (!Hashes.IsHash(name) || PathOf(name) != file) yield return Path.GetRelativePath(root, file).Replace('\\', '/');
            else if (after is null || string.CompareOrdinal(name, after) > 0) yield return name;
        }
        await Task.CompletedTask;
    }

    Task<IReadOnlyList<string>> IContentEraser.EraseAsync(IReadOnlyCollection<string> hashes, CancellationToken ct)
    {
        foreach (var hash in hashes) Discard(PathOf(hash));
        if (Directory.Exists(_incoming))
            foreach (var half in Directory.GetFiles(_incoming)) Discard(half);
        return Task.FromResult<IReadOnlyList<string>>([]);
    }

    private void Keep(string temporary, StoredContent stored)
    {
        var path = PathOf(stored.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        try
        {
            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
        }
        Settle(stored);
    }

    // Both folders above are flushed too: they may be new, and flushing one that did not change costs nothing.
    private void Settle(StoredContent stored)
    {
        var path = PathOf(stored.Sha256);
        if (new FileInfo(path).Length != stored.Length)
            throw new InvalidDataException($"Object {stored.Sha256} is damaged; run verify-archive.");
        var folder = Path.GetDirectoryName(path)!;
        Disk.FlushFolder(folder);
        Disk.FlushFolder(Path.GetDirectoryName(folder)!);
        Disk.FlushFolder(root);
    }

    private IEnumerable<string> FilesIn(string folder)
    {
        var entries = Directory.GetFileSystemEntries(folder);
        Array.Sort(entries, StringComparer.Ordinal);
        foreach (var entry in entries)
        {
            if (!Directory.Exists(entry))
                yield return entry;
            else if (entry != _incoming && entry != Path.Combine(root, PendingFolder))
                foreach (var file in FilesIn(entry))
                    yield return file;
        }
    }

    private static void Discard(string path)
    {
        if (!File.Exists(path)) return;
        File.SetAttributes(path, FileAttributes.Normal);
        File.Delete(path);
    }

    private string PathOf(string sha256) => Hashes.IsHash(sha256)
        ? Path.Combine(root, sha256[..2], sha256[2..4], sha256)
        : throw new FileNotFoundException("Not the name of an object.", sha256);
}
