using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Files;
using Requests.Features.Services.Search;

namespace Requests.Features.Areas.Search;

/// <summary>Candidates for cases that ask for much the same, found by the bands their texts share; whoever asks judges how near they are.</summary>
public sealed class AlikeCases(RequestsDb db, ISearchIndex index, SearchKeys keys, ScannedText scans)
{
    // A campaign may send one text thousands of times; the newest show it as well.
    private const int Most = 200;

    /// <param name="most">How many, the newest first.</param>
    public async Task<IQueryable<Case>> ToAsync(Case found, CancellationToken ct, int most = Most)
    {
        // A request on paper may be typed in as a line and stand in its scan as a page.
        var asked = (await scans.OfRequestsAsync([found.Id], ct))[found.Id].Prepend(TextSimilarity.TextOf(found));
        var bands = keys.OfBands([.. asked.SelectMany(text => TextSimilarity.BandsOf(text)).Distinct()]).Select(b => (IReadOnlyCollection<long>)[b]).ToList();
        if (bands.Count == 0) return db.Set<Case>().Where(c => false);
        var ids = await index.Find(bands).Where(e => e.CaseId != found.Id).OrderByDescending(e => e.Id).Take(most).Select(e => e.CaseId).ToListAsync(ct);
        return db.Set<Case>().Where(c => ids.Contains(c.Id));
    }
}
