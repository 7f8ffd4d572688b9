using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Jobs;

/// <summary>
/// Who may run something now, among all nodes on one database. Every step is one conditional statement, so two nodes
/// never both hold a lease; one whose holder died is free again when its time is up.
/// </summary>
public sealed class Leases(RequestsDb db, IOfficeClock clock)
{
    /// <summary>False while another owner holds it.</summary>
    public async Task<bool> TakeAsync(string name, string owner, TimeSpan length, CancellationToken ct)
    {
        var (now, until) = (clock.Now, clock.Now + length);
        var taken = await db.Set<Lease>().Where(l => l.Name == name && (l.Until <= now || l.Owner == owner))
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Owner, owner).SetProperty(l => l.Until, until), ct);
        if (taken == 1) return true;
        if (await db.Set<Lease>().AnyAsync(l => l.Name == name, ct)) return false;
        db.Set<Lease>().Add(new Lease(name, owner, until));
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Another node inserted the first row of this name; the key let only one through.
            db.ClearTracking();
            return false;
        }
    }

    /// <summary>False when the lease ran out and somebody else took it meanwhile: the holder must stop.</summary>
    public async Task<bool> RenewAsync(string name, string owner, TimeSpan length, CancellationToken ct)
    {
        var until = clock.Now + length;
        return await db.Set<Lease>().Where(l => l.Name == name && l.Owner == owner)
            .ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, until), ct) == 1;
    }

    public Task ReleaseAsync(string name, string owner, CancellationToken ct)
    {
        var now = clock.Now;
        return db.Set<Lease>().Where(l => l.Name == name && l.Owner == owner).ExecuteUpdateAsync(set => set.SetProperty(l => l.Until, now), ct);
    }
}
