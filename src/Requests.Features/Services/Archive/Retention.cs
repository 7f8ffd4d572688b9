using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Archive;
using Requests.Statute.Numbering;

namespace Requests.Features.Services.Archive;

/// <summary>How long one archived file has to be kept, and what was said about it since.</summary>
/// <param name="ArchivedOn">The day its file was handed to the archive.</param>
/// <param name="EndsOn">First day on which it may be appraised; null for a file kept for good.</param>
/// <param name="Appraisals">Oldest first.</param>
internal sealed record FileRetention(Case Case, RetentionTerm Term, DateOnly ArchivedOn, DateOnly? EndsOn, IReadOnlyList<FileAppraisal> Appraisals)
{
    /// <summary>Those who want it destroyed, since somebody last wanted it kept. Two different people decide (ARC-10).</summary>
    public IReadOnlyList<FileAppraisal> ForDestruction => [.. Appraisals.Reverse().TakeWhile(a => a.Verdict == AppraisalVerdict.Destroy).Reverse()];

    public bool MayBeDestroyed => ForDestruction.Select(a => a.ByUserId).Distinct().Count() >= 2;
}

/// <summary>Counts retention: from the year after the file was handed to the archive, by the body's term (ARC-3), for good once there is a dispute.</summary>
internal sealed class Retention(RequestsDb db, IOfficeClock clock)
{
    /// <summary>Archived files of the caller's body, by number.</summary>
    /// <param name="numbers">Only these.</param>
    public async Task<IReadOnlyList<FileRetention>> ReadAsync(IReadOnlyCollection<string>? numbers, CancellationToken ct)
    {
        var cases = await db.Set<Case>().Where(c => c.State == CaseState.Archived && (numbers == null || numbers.Contains(c.Number))).OrderBy(c => c.Number)
            .ToListAsync(ct);
        var ids = cases.Select(c => c.Id).ToList();
        var archived = await db.Set<ArchiveSeal>().Where(s => ids.Contains(s.CaseId) && s.Reason == SealReasons.Archived).GroupBy(s => s.CaseId)
            .Select(g => new { g.Key, At = g.Max(s => s.At) }).ToDictionaryAsync(g => g.Key, g => g.At, ct);
        var disputed = (await db.Set<Dispute>().Where(d => ids.Contains(d.CaseId)).Select(d => d.CaseId).ToListAsync(ct)).ToHashSet();
        var appraisals = (await db.Set<FileAppraisal>().AsNoTracking().Where(a => ids.Contains(a.CaseId)).OrderBy(a => a.No).ToListAsync(ct))
            .ToLookup(a => a.CaseId);
        var bodies = await db.Set<Body>().AsNoTracking().ToDictionaryAsync(b => b.Id, b => b.Settings, ct);
        return [.. cases.Where(c => archived.ContainsKey(c.Id)).Select(c =>
            Of(c, FileCodes.TermOf(bodies[c.BodyId], disputed.Contains(c.Id)), clock.DayOf(archived[c.Id]), [.. appraisals[c.Id]]))];
    }

    private static FileRetention Of(Case @case, RetentionTerm term, DateOnly archivedOn, List<FileAppraisal> appraisals)
    {
        var ends = RetentionTerms.Of(term).EndsOn(archivedOn);
        if (appraisals.LastOrDefault(a => a.Verdict == AppraisalVerdict.Keep) is { } keep && ends is not null) ends = keep.KeepUntil;
        return new FileRetention(@case, term, archivedOn, ends, appraisals);
    }
}
