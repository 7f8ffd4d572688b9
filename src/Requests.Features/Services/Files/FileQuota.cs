using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Files;

/// <summary>What one applicant may send without an account. The office's own people are bound by the largest file alone.</summary>
/// <param name="FilesPerCase">Files and texts in one case.</param>
/// <param name="FilesPerHour">The same within the last hour.</param>
/// <param name="BytesPerCase">Of all of them together.</param>
/// <param name="BytesPerDay">Within the last 24 hours, in all cases of the same applicant.</param>
/// <param name="DraftsPerDay">Drafts kept from one network within the last 24 hours.</param>
public sealed record ApplicantLimits(int FilesPerCase, int FilesPerHour, long BytesPerCase, long BytesPerDay, int DraftsPerDay);

/// <summary>Counts what an applicant has sent, before more is taken in and again when it is added: two senders at once may both be told yes
/// by the first.</summary>
public sealed class FileQuota(RequestsDb db, ApplicantLimits limits, IOfficeClock clock)
{
    private const long Megabyte = 1024 * 1024;

    /// <summary>Bytes that may still come, with what to tell who sends more; the problem where nothing may.</summary>
    public async Task<Result<(long Bytes, Problem Full)?>> RoomAsync(Case @case, CancellationToken ct)
    {
        var (now, mine) = (clock.Now, Sent(@case.BodyId));
        var here = mine.Where(a => a.CaseId == @case.Id);
        if (await here.CountAsync(ct) >= limits.FilesPerCase) return FileProblems.TooMany.With(limits.FilesPerCase);
        var hourAgo = now.AddHours(-1);
        if (await here.CountAsync(a => a.At > hourAgo, ct) >= limits.FilesPerHour) return FileProblems.TooOften.With(limits.FilesPerHour);
        var left = limits.BytesPerCase - await here.SumAsync(a => a.Length, ct);
        var full = FileProblems.CaseFull.With(limits.BytesPerCase / Megabyte);
        var dayAgo = now.AddDays(-1);
        var cases = await SamePersonAsync(@case.Id, ct);
        var leftToday = limits.BytesPerDay - await mine.Where(a => a.At > dayAgo && cases.Contains(a.CaseId)).SumAsync(a => a.Length, ct);
        if (leftToday < left) (left, full) = (leftToday, FileProblems.DayFull.With(limits.BytesPerDay / Megabyte));
        return left <= 0 ? full : (left, full);
    }

    private IQueryable<Attachment> Sent(Guid bodyId) => db.Set<Attachment>().AsNoTracking().Where(a => a.BodyId == bodyId && a.ByName == Caller.ApplicantName);

    // By whichever paper, telephone or address they gave; a name alone is shared by many.
    private async Task<IReadOnlyList<Guid>> SamePersonAsync(Guid caseId, CancellationToken ct)
    {
        if (await db.Set<Party>().AsNoTracking().FirstOrDefaultAsync(p => p.CaseId == caseId && p.Role == PartyRole.Applicant,
            ct) is not { } who) return [caseId];
        var (id, phone, email) = (who.IdNumber.Hash ?? "", who.Phone.Hash ?? "", who.Email.Hash ?? "");
        var others = await db.Set<Party>().AsNoTracking().Where(p => p.BodyId == who.BodyId && p.Role == PartyRole.Applicant
                && ((id != "" && p.IdNumber.Hash == id) || (phone != "" && p.Phone.Hash == phone) || (email != "" && p.Email.Hash == email)))
            .Select(p => p.CaseId).Distinct().ToListAsync(ct);
        return others.Contains(caseId) ? others : [.. others, caseId];
    }
}
