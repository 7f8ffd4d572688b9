using System.Buffers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files.Reading;

namespace Requests.Features.Services.Files;

/// <summary>Largest file this installation takes, in bytes.</summary>
public sealed record FileLimits(long MaximumLength);

/// <summary>A file that was looked at, found harmless and kept, but belongs to no case yet.</summary>
/// <param name="FileName">Safe to offer for download, with the extension of its kind.</param>
/// <param name="MediaType">By its bytes.</param>
/// <param name="Opening">Null where it cannot be told of such a file.</param>
public sealed record KeptFile(string FileName, string MediaType, long Length, string Sha256, ScanVerdict Scan,
    FileOpening? Opening = null)
{
    // File names often hold a person's name.
    public override string ToString() => $"{nameof(KeptFile)} {Sha256}";
}

/// <summary>
/// Takes files in as streams: to a temporary file within the limit, told by its bytes, scanned, and only then kept. So
/// memory does not grow with the file, and of a refused one nothing stays.
/// </summary>
public sealed class FileIntake(RequestsDb db, [FromKeyedServices(ContentStores.Files)] IContentStore store, IMalwareScanner scanner,
    ForeignFiles foreign, FileLimits limits, ICaller caller, IOfficeClock clock)
{
    private const int Chunk = 80 * 1024;

    /// <param name="room">Bytes that its sender may still send, where that is less than the largest file; then with the problem to tell.</param>
    /// <param name="known">What it is, where that needs no telling: a mail out of a mailbox is a mail whatever its bytes.</param>
    public async Task<Result<KeptFile>> TakeAsync(string? fileName, Stream content, CancellationToken ct, (long Bytes, Problem Full)? room = null,
        FileKind? known = null)
    {
        await using var spool = OpenSpool();
        if (!await CopyWithinLimitAsync(content, spool, Math.Min(limits.MaximumLength, room?.Bytes ?? long.MaxValue), ct))
            return room is { } small && small.Bytes < limits.MaximumLength ? small.Full : FileProblems.TooLarge.With(limits.MaximumLength / (1024 * 1024));
        if (spool.Length == 0) return FileProblems.Empty;
        var told = known ?? await FileKinds.OfAsync(spool, ct);
        if (told.Problem is { } unknown) return unknown;
        var kind = told.Value;
        spool.Position = 0;
        ScanFinding finding;
        try
        {
            finding = await scanner.ScanAsync(spool, ct);
        }
        catch (ScannerUnavailableException)
        {
            return FileProblems.ScannerUnavailable;
        }
        if (finding.Threat is not null) return FileProblems.Infected;
        FileOpening? opening = FileOpenings.Tries(kind.MediaType) ? await foreign.OpeningAsync(kind.MediaType, spool, ct) : null;
        spool.Position = 0;
        var stored = await store.PutAsync(spool, ct);
        return new KeptFile(FileNames.Safe(fileName, kind), kind.MediaType, stored.Length, stored.Sha256, finding.Verdict, opening);
    }

    /// <summary>Keeps words an applicant typed as a text file of the case, so that they lie with the other papers and are archived with them.</summary>
    public async Task<KeptFile> KeepTextAsync(string fileName, string text, CancellationToken ct)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var stored = await store.PutAsync(content, ct);
        return new KeptFile(fileName, "text/plain; charset=utf-8", stored.Length, stored.Sha256, ScanVerdict.NotScanned);
    }

    /// <summary>The last text of this name that <see cref="KeepTextAsync"/> kept for the case; null while there is none.</summary>
    public async Task<string?> ReadTextAsync(Guid caseId, FilePurpose purpose, string fileName, CancellationToken ct)
    {
        var file = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == caseId && a.Purpose == purpose && a.FileName == fileName)
            .OrderByDescending(a => a.No).FirstOrDefaultAsync(ct);
        if (file is null) return null;
        using var content = new StreamReader(await OpenAsync(file, ct));
        return await content.ReadToEndAsync(ct);
    }

    /// <summary>Keeps a file the program made from one that was looked at when it came in.</summary>
    public async Task<KeptFile> KeepMadeAsync(string fileName, string mediaType, Stream content, CancellationToken ct)
    {
        var stored = await store.PutAsync(content, ct);
        return new KeptFile(fileName, mediaType, stored.Length, stored.Sha256, ScanVerdict.NotScanned);
    }

    /// <summary>Puts a kept file into a case; answers its number there.</summary>
    public async Task<Attachment> AttachAsync(Case @case, FilePurpose purpose, KeptFile file, CancellationToken ct)
    {
        var last = await db.Set<Attachment>().Where(a => a.CaseId == @case.Id).MaxAsync(a => (int?)a.No, ct) ?? 0;
        var attachment = new Attachment(@case.BodyId, @case.Id, last + 1, purpose, file.FileName, file.MediaType, file.Length, file.Sha256,
            file.Scan, caller.Name, clock.Now, file.Opening);
        db.Set<Attachment>().Add(attachment);
        return attachment;
    }

    public Task<Stream> OpenAsync(Attachment attachment, CancellationToken ct) => store.OpenAsync(attachment.Sha256, ct);

    private static async Task<bool> CopyWithinLimitAsync(Stream content, FileStream spool, long most, CancellationToken ct)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Chunk);
        try
        {
            for (int read; (read = await content.ReadAsync(buffer, ct)) > 0;)
            {
                if (spool.Length + read > most) return false;
                await spool.WriteAsync(buffer.AsMemory(0, read), ct);
            }
            return true;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A file beside, for what is too large for memory: gone when closed, whatever happens; readable by this process only.</summary>
    public static FileStream OpenSpool()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), options);
    }
}
