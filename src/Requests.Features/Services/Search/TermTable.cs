using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Search;

/// <summary>The index as a plain table ordered by key, for a database without a full-text table of its own that could be had everywhere.</summary>
public sealed class TermTable(RequestsDb db) : ISearchIndex
{
    public async Task PutAsync(long entryId, IReadOnlyCollection<long> terms, CancellationToken ct)
    {
        var rows = terms.Select(term => new SearchTerm(term, entryId)).ToList();
        db.AddRange(rows);
        await db.SaveChangesAsync(ct);
        foreach (var row in rows) db.Entry(row).State = EntityState.Detached;
    }

    public Task RemoveAsync(IReadOnlyCollection<long> entryIds, CancellationToken ct) =>
        db.Set<SearchTerm>().Where(t => entryIds.Contains(t.EntryId)).ExecuteDeleteAsync(ct);

    public async Task<bool> HoldsMoreAsync(int than, IReadOnlyCollection<IReadOnlyCollection<long>> groups, CancellationToken ct) =>
        await Find(groups).OrderBy(e => e.Id).Take(than + 1).CountAsync(ct) > than;

    public IQueryable<SearchEntry> Find(IReadOnlyCollection<IReadOnlyCollection<long>> groups)
    {
        // Groups of one key are one range of the index together.
        var single = groups.Where(g => g.Count == 1).SelectMany(g => g).ToList();
        var found = groups.Where(g => g.Count > 1).Select(HoldingAll).ToList();
        if (single.Count > 0) found.Add(db.Set<SearchTerm>().Where(t => single.Contains(t.Term)).Select(t => t.EntryId));
        var ids = found.Aggregate((one, other) => one.Union(other));
        return db.Set<SearchEntry>().Where(e => ids.Contains(e.Id));
    }

    private IQueryable<long> HoldingAll(IReadOnlyCollection<long> terms) =>
        db.Set<SearchTerm>().Where(t => terms.Contains(t.Term)).GroupBy(t => t.EntryId).Where(g => g.Count() == terms.Count).Select(g => g.Key);
}
