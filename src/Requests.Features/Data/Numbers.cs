using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data;

/// <summary>
/// Draws running numbers without gaps: the counter row is raised inside the command's transaction, so a rolled-back
/// command gives its number back and two nodes wait for each other.
/// </summary>
public sealed class Numbers(RequestsDb db)
{
    /// <summary>The next number of a yearly series, from 1.</summary>
    /// <exception cref="InvalidOperationException">There is no open transaction.</exception>
    public async Task<int> NextAsync(Guid bodyId, string series, int year, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is drawn inside a transaction only.");
        var counter = db.Set<NumberSeries>().Where(n => n.BodyId == bodyId && n.Series == series && n.Year == year);
        // The update takes the row's lock before it is read; a first insert that races fails on the key and is retried.
        if (await counter.ExecuteUpdateAsync(set => set.SetProperty(n => n.Last, n => n.Last + 1), ct) == 1)
            return await counter.AsNoTracking().Select(n => n.Last).SingleAsync(ct);
        db.Set<NumberSeries>().Add(new NumberSeries(bodyId, series, year));
        await db.SaveChangesAsync(ct);
        return 1;
    }

    /// <summary>Numbers up to this one came from elsewhere: the next drawn is higher. The series must be held.</summary>
    public Task RaiseAsync(Guid bodyId, string series, int year, int to, CancellationToken ct) =>
        db.Set<NumberSeries>().Where(n => n.BodyId == bodyId && n.Series == series && n.Year == year && n.Last < to)
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Last, to), ct);

    /// <summary>Makes whoever draws from this series wait until the running transaction ends; nothing is drawn.</summary>
    public async Task HoldAsync(Guid bodyId, string series, int year, CancellationToken ct)
    {
        var counter = db.Set<NumberSeries>().Where(n => n.BodyId == bodyId && n.Series == series && n.Year == year);
        if (await counter.ExecuteUpdateAsync(set => set.SetProperty(n => n.Last, n => n.Last), ct) == 1) return;
        db.Set<NumberSeries>().Add(new NumberSeries(bodyId, series, year, last: 0));
        await db.SaveChangesAsync(ct);
    }
}
