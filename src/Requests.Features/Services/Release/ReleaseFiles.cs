using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Files.Reading;
using Requests.Paper;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Release;

/// <summary>What goes out with the answer, what hides in it, and whether it may go at all.</summary>
public sealed class ReleaseFiles(RequestsDb db, FileIntake files, ForeignFiles foreign)
{
    /// <summary>Files that go with the letter: those meant for it, each in its last version.</summary>
    public async Task<IReadOnlyList<Attachment>> EnclosuresAsync(Guid caseId, CancellationToken ct)
    {
        var replaced = await db.Set<DerivedFile>().AsNoTracking().Where(d => d.CaseId == caseId).Select(d => d.SourceNo).ToListAsync(ct);
        return await db.Set<Attachment>().AsNoTracking().Where(a => a.CaseId == caseId && a.Purpose == FilePurpose.Enclosure && !replaced.Contains(a.No))
            .OrderBy(a => a.No).ToListAsync(ct);
    }

    /// <summary>Pages of a file that goes with the letter: counted where it is a PDF, else as somebody counted them. Null where nobody knows.</summary>
    public async Task<int?> PagesAsync(Attachment file, CancellationToken ct) => await CountAsync(file, ct) ?? await TypedPagesAsync(file, ct);

    public async Task<int?> TypedPagesAsync(Attachment file, CancellationToken ct) => (await db.Set<FilePages>().FindAsync([file.CaseId, file.No], ct))?.Pages;

    /// <summary>Hashes of files whose secrecy marks were looked at and cleared.</summary>
    public async Task<IReadOnlySet<string>> ClearedAsync(Guid caseId, CancellationToken ct) =>
        (await db.Set<SecrecyClearance>().AsNoTracking().Where(c => c.CaseId == caseId).Select(c => c.Sha256).ToListAsync(ct)).ToHashSet();

    /// <summary>Null where the format knows no pages, or the file cannot be read.</summary>
    public async Task<int?> CountAsync(Attachment file, CancellationToken ct)
    {
        if (file.MediaType != MediaTypes.Pdf) return null;
        await using var content = await files.OpenAsync(file, ct);
        try
        {
            return (await foreign.SheetsAsync(content, ct)).Count;
        }
        catch (RedactionException)
        {
            return null;
        }
    }

    public Task<List<ReleaseMark>> MarksAsync(Guid caseId, CancellationToken ct) =>
        db.Set<ReleaseMark>().Where(m => m.CaseId == caseId && !m.Removed).OrderBy(m => m.No).ToListAsync(ct);

    public Task<List<DerivedFile>> DerivedAsync(Guid caseId, CancellationToken ct) =>
        db.Set<DerivedFile>().AsNoTracking().Where(d => d.CaseId == caseId).ToListAsync(ct);

    /// <summary>The hold that stands; null when release is free (REM-17).</summary>
    public Task<ReleaseHold?> HoldAsync(Guid caseId, CancellationToken ct) =>
        db.Set<ReleaseHold>().Where(h => h.CaseId == caseId && h.LiftedOn == null).OrderBy(h => h.No).FirstOrDefaultAsync(ct);

    /// <summary>A PDF of the case; the problem where there is none.</summary>
    public async Task<Result<Attachment>> PdfAsync(Guid caseId, int fileNo, CancellationToken ct)
    {
        if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == caseId && a.No == fileNo,
            ct) is not { } file) return FileProblems.NotFound;
        return file.MediaType == MediaTypes.Pdf ? file : ReleaseProblems.NotAPdf;
    }

    /// <summary>A PDF or picture of the case; the problem where there is none that can be shown.</summary>
    public async Task<Result<Attachment>> PagedAsync(Guid caseId, int fileNo, CancellationToken ct)
    {
        if (await db.Set<Attachment>().AsNoTracking().SingleOrDefaultAsync(a => a.CaseId == caseId && a.No == fileNo,
            ct) is not { } file) return FileProblems.NotFound;
        if (file.MediaType == MediaTypes.Pdf || PictureFile.Knows(file.MediaType)) return file;
        return file.MediaType.StartsWith("image/", StringComparison.Ordinal) ? ReleaseProblems.NotShown : ReleaseProblems.NotAPdf;
    }

    /// <summary>Takes a file the program made from another into the case, as a file that goes with the letter.</summary>
    public async Task<Attachment> DeriveAsync(Case @case, Attachment source, KeptFile made, DerivedHow how, CancellationToken ct)
    {
        var file = await files.AttachAsync(@case, FilePurpose.Enclosure, made, ct);
        db.Set<DerivedFile>().Add(new DerivedFile(@case.BodyId, @case.Id, file.No, source.No, how));
        return file;
    }

    /// <summary>What is painted, with the article of its part on it.</summary>
    public static IReadOnlyList<RedactionMark> Painted(Case @case, IEnumerable<ReleaseMark> marks) =>
        [.. marks.Select(m => new RedactionMark(m.Page, new PageBox(m.Left, m.Top, m.Width, m.Height), ArticleOf(@case, m.PartNo)))];

    /// <summary>《条例》第十六条第二款 of a row of the list.</summary>
    public static string ArticleOf(Case @case, int partNo) =>
        Ruling.PartsOf(@case.Rulings).FirstOrDefault(p => p.No == partNo) is { } found ? found.Part.Ground.Article().Short() : "";

    /// <summary>Tells whether marks changed between painting and attaching.</summary>
    public static string Fingerprint(IEnumerable<RedactionMark> marks) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', marks.Select(m => string.Create(CultureInfo.InvariantCulture, $"{m.Page} {m.Box.Left} {m.Box.Top} {m.Box.Width} {m.Box.Height} {m.Article}"))))));
}
