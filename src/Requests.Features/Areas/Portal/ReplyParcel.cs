using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Files;
using Requests.Features.Services.Letters;
using Requests.Paper;
using Requests.Statute.Service;

namespace Requests.Features.Areas.Portal;

/// <summary>
/// 答复材料: the reply as it was fixed, and the files that its letter names, each found by the hash that stands in the letter.
/// What was put to the case beside or after it is no part of the answer.
/// </summary>
public sealed class ReplyParcel(RequestsDb db, LetterVersions versions, LetterFiles letters, FileIntake files)
{
    private const string Pdf = "application/pdf";

    /// <summary>On its way to an electronic address, and not known to have arrived (SRV-6).</summary>
    public static bool WaitsForOpening(Document letter) =>
        letter.State == DocumentState.Dispatched && letter.LastService is { Method: ServiceMethod.Electronic, ReceivedOn: null, ReturnedOn: null };

    /// <param name="No">Within the parcel: 0 is the letter, its enclosures follow as the letter lists them.</param>
    /// <param name="Sha256">Of the bytes that are handed out.</param>
    /// <param name="OpenAsync">Its content; asks no database.</param>
    public sealed record Part(int No, string Title, string FileName, string MediaType, long Bytes, string Sha256,
        Func<CancellationToken, Task<Stream>> OpenAsync);

    public async Task<IReadOnlyList<Part>> PartsAsync(Document letter, CancellationToken ct)
    {
        var (bytes, hash) = await LetterAsync(letter, ct);
        return [new Part(0, letter.Title, $"{letter.Title}.pdf", Pdf, bytes, hash, async token => (await letters.OpenAsync(letter, "pdf", token))!),
            .. (await EnclosuresAsync(letter, ct)).Select(e =>
                new Part(e.No, e.Title, e.File.FileName, e.File.MediaType, e.File.Length, e.File.Sha256, token => files.OpenAsync(e.File, token)))];
    }

    /// <summary>The parts in one archive; two files of one name keep both.</summary>
    public static async Task WriteZipAsync(IReadOnlyList<Part> parts, Stream to, CancellationToken ct)
    {
        await using var zip = await ZipArchive.CreateAsync(to, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var part in parts)
        {
            var name = names.Add(part.FileName) ? part.FileName : $"{part.No}-{part.FileName}";
            await using var entry = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(ct);
            await using var content = await part.OpenAsync(ct);
            await content.CopyToAsync(entry, ct);
        }
    }

    // A letter from before its forms were kept is written from its text.
    private async Task<(long Bytes, string Sha256)> LetterAsync(Document letter, CancellationToken ct)
    {
        if (letter.Files.FirstOrDefault(f => f.Extension == "pdf") is { } kept) return (kept.Length, kept.Sha256);
        await using var written = (await letters.OpenAsync(letter, "pdf", ct))!;
        return (written.Length, Convert.ToHexStringLower(await SHA256.HashDataAsync(written, ct)));
    }

    private async Task<IReadOnlyList<(Attachment File, string Title, int No)>> EnclosuresAsync(Document letter, CancellationToken ct)
    {
        var named = versions.PaperOf(letter).Blocks.OfType<EnclosureNote>().SelectMany(n => n.Enclosures).Where(e => e.Sha256 is not null).ToList();
        if (named.Count == 0) return [];
        var hashes = named.Select(e => e.Sha256!).ToList();
        var kept = await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == letter.CaseId && hashes.Contains(a.Sha256)).OrderBy(a => a.No)
            .ToListAsync(ct);
        return [.. from one in named.Index() let file = kept.Find(a => a.Sha256 == one.Item.Sha256) where file is not null select (file,
            one.Item.Title, one.Index + 1)];
    }
}
