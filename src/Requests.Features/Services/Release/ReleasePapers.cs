using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;

namespace Requests.Features.Services.Release;

/// <summary>What was blacked out where, which file was made from which, and when release was held: filed with the case.</summary>
internal sealed class ReleasePapers(RequestsDb db, IOfficeClock clock) : ICasePapers
{
    public async Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var marks = await db.Set<ReleaseMark>().AsNoTracking().Where(m => m.CaseId == @case.Id).OrderBy(m => m.No).ToListAsync(ct);
        var derived = await db.Set<DerivedFile>().AsNoTracking().Where(d => d.CaseId == @case.Id).OrderBy(d => d.FileNo).ToListAsync(ct);
        var holds = await db.Set<ReleaseHold>().AsNoTracking().Where(h => h.CaseId == @case.Id).OrderBy(h => h.No).ToListAsync(ct);
        if (marks.Count + derived.Count + holds.Count == 0) return [];
        return
        [
            CasePaper.Rows(null, "release.json", "遮盖、派生文件和暂停公开", new
            {
                marks = marks.Select(m => new { m.No, m.FileNo, m.Page, m.Left, m.Top, m.Width, m.Height, m.PartNo, m.Removed, m.ByName,
                    at = clock.InOffice(m.At) }),
                derived = derived.Select(d => new { d.FileNo, d.SourceNo, d.How }),
                holds = holds.Select(h => new { h.No, h.SetOn, h.Reason, h.LiftedOn, h.LiftReason }),
            }),
        ];
    }
}
