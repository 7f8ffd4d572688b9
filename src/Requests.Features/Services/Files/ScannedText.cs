using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Content;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Files.Reading;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Files;

/// <summary>Reads text in pictures, where a program for it is installed.</summary>
public interface ITextRecognition
{
    bool IsAvailable { get; }

    /// <summary>Text by page; a page on which nothing was found is empty. Nothing where the file cannot be read.</summary>
    /// <param name="file">A file on this computer, only read.</param>
    /// <param name="pages">Which pages of a PDF, from one; a picture is one page.</param>
    Task<IReadOnlyList<string>> PagesAsync(string file, string mediaType, IReadOnlyList<int> pages, CancellationToken ct);
}

/// <summary>No text recognition is installed.</summary>
public sealed class NoTextRecognition : ITextRecognition
{
    public bool IsAvailable => false;

    public Task<IReadOnlyList<string>> PagesAsync(string file, string mediaType, IReadOnlyList<int> pages, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<string>>([]);
}

/// <summary>The text of scans: pictures, and pages of PDFs that hold none. Recognised once a file and kept sealed, since a page takes seconds.</summary>
public sealed class ScannedText(RequestsDb db, [FromKeyedServices(ContentStores.Files)] IContentStore store, ForeignFiles foreign,
    ITextRecognition recognition, PersonalVault vault)
{
    private const int MostPages = 40;

    // Page numbers and stamps alone make no page of text.
    private const int FewLetters = 8;

    public bool IsAvailable => recognition.IsAvailable;

    public static bool MayBeScan(string mediaType) => mediaType == MediaTypes.Pdf || mediaType.StartsWith("image/", StringComparison.Ordinal);

    /// <summary>Text by page as it was recognised before; null where the file was not looked at.</summary>
    public async Task<IReadOnlyList<string>?> KnownAsync(Guid bodyId, string sha256, CancellationToken ct) =>
        await db.Set<RecognisedText>().AsNoTracking().Where(t => t.BodyId == bodyId && t.Sha256 == sha256).Select(t => t.Pages)
            .FirstOrDefaultAsync(ct) is { } pages
            ? JsonSerializer.Deserialize<List<string>>(vault.OpenString(RecognisedText.PagesPlace(bodyId, sha256), pages)) : null;

    /// <summary>What was recognised in the requests that came on paper, by case.</summary>
    public async Task<ILookup<Guid, string>> OfRequestsAsync(IReadOnlyCollection<Guid> caseIds, CancellationToken ct)
    {
        var found = await (from file in db.Set<Attachment>().AsNoTracking()
                           where caseIds.Contains(file.CaseId) && file.Purpose == FilePurpose.Application
                           join text in db.Set<RecognisedText>().AsNoTracking() on new { file.BodyId, file.Sha256 } equals new { text.BodyId, text.Sha256 }
                           orderby file.No
                           select new { file.CaseId, text.BodyId, text.Sha256, text.Pages }).ToListAsync(ct);
        return found.Select(f => (f.CaseId, Text: string.Join('\n', JsonSerializer.Deserialize<List<string>>(
            vault.OpenString(RecognisedText.PagesPlace(f.BodyId, f.Sha256), f.Pages))!))).Where(f => f.Text.Length > 0).ToLookup(f => f.CaseId, f => f.Text);
    }

    public RecognisedText Kept(Guid bodyId, string sha256, IReadOnlyList<string> pages, DateTimeOffset at) =>
        new(bodyId, sha256, vault.SealString(RecognisedText.PagesPlace(bodyId, sha256), JsonSerializer.Serialize(pages)), at);

    /// <summary>Recognises now: text by page, empty for pages that have text of their own. Takes seconds a page.</summary>
    public async Task<IReadOnlyList<string>> ReadAsync(string sha256, string mediaType, CancellationToken ct)
    {
        if (!recognition.IsAvailable || !MayBeScan(mediaType)) return [];
        var folder = Directory.CreateTempSubdirectory("scan-").FullName;
        try
        {
            var file = Path.Combine(folder, "in");
            await using (var content = await store.OpenAsync(sha256, ct))
            await using (var copy = File.Create(file)) await content.CopyToAsync(copy, ct);
            if (mediaType != MediaTypes.Pdf) return await recognition.PagesAsync(file, mediaType, [1], ct);
            await using var pdf = File.OpenRead(file);
            var pages = (await foreign.InspectAsync(mediaType, pdf, ct)).Pages;
            var blank = pages.Select((text, i) => (text, No: i + 1)).Where(p => p.text.Count(char.IsLetterOrDigit) < FewLetters)
                .Select(p => p.No).Take(MostPages).ToList();
            if (blank.Count == 0) return [];
            var read = await recognition.PagesAsync(file, mediaType, blank, ct);
            return [.. pages.Select((_, i) => blank.IndexOf(i + 1) is >= 0 and var at && at < read.Count ? read[at] : "")];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
