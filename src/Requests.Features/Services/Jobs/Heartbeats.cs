using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Jobs;

/// <summary>A nightly sweep whose last sign of life is too long ago.</summary>
public sealed record LateSweep(string Sweep, DateTimeOffset Since);

/// <summary>Reads when the sweeps last came to their end.</summary>
public sealed class Heartbeats(RequestsDb db, IOfficeClock clock)
{
    private const string FirstStart = "first-start";

    /// <summary>Remembers when this installation first started: before its first night nothing can be late.</summary>
    public async Task NoteStartAsync(CancellationToken ct)
    {
        if (await db.Set<InstallationValue>().AnyAsync(v => v.Name == FirstStart, ct)) return;
        db.Set<InstallationValue>().Add(new InstallationValue(FirstStart, clock.Now.ToString("O"), clock.Now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Two nodes started together; either's instant will do.
            db.ClearTracking();
        }
    }

    /// <summary>The nightly sweeps without a heartbeat younger than <see cref="Sweeps.HeartbeatPatience"/>.</summary>
    public async Task<IReadOnlyList<LateSweep>> LateAsync(CancellationToken ct)
    {
        var firstStart = await db.Set<InstallationValue>().Where(v => v.Name == FirstStart).Select(v => (DateTimeOffset?)v.At).SingleOrDefaultAsync(ct);
        var late = new List<LateSweep>();
        foreach (var sweep in Sweeps.All.Where(s => s.IsNightly))
        {
            var last = await db.Set<Heartbeat>().Where(h => h.Job == sweep.Name).MaxAsync(h => (DateTimeOffset?)h.At, ct) ?? firstStart ?? clock.Now;
            if (clock.Now - last > Sweeps.HeartbeatPatience) late.Add(new(sweep.Name, last));
        }
        return late;
    }
}
