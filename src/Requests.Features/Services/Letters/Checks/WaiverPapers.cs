using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Letters.Checks;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>Which checks a leader let a letter pass in spite of, and why, filed with the letter.</summary>
internal sealed class WaiverPapers(RequestsDb db, IOfficeClock clock) : ICasePapers
{
    public async Task<IReadOnlyList<CasePaper>> OfAsync(Case @case, IReadOnlyList<Document> documents, CancellationToken ct)
    {
        var ids = documents.Select(d => d.Id).ToList();
        var waivers = (await db.Set<CheckWaiver>().AsNoTracking().Where(w => ids.Contains(w.DocumentId)).OrderBy(w => w.No).ToListAsync(ct)).ToLookup(w => w.DocumentId);
        return
        [
            .. documents.Where(d => waivers.Contains(d.Id)).Select(d => CasePaper.Rows(d.No, "waivers.json", $"{d.Title}：检查放行",
                waivers[d.Id].Select(w => new { w.No, w.CheckId, w.Reason, w.Role, w.ByName, w.TextHash, at = clock.InOffice(w.At) }))),
        ];
    }
}
