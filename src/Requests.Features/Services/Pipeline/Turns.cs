using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Pipeline;

/// <summary>Makes commands with <see cref="InTurnAttribute"/> follow one another: a row that each of them writes is the turn, and the transaction gives it back.</summary>
public sealed class Turns(RequestsDb db, ICaller caller, IOfficeClock clock)
{
    private const string OfInstallation = "turn";

    /// <exception cref="InvalidOperationException">A turn of a body is asked for by whoever has none.</exception>
    public async Task TakeAsync(TurnOf of, CancellationToken ct)
    {
        var now = clock.Now;
        if (of == TurnOf.Body)
        {
            var body = caller.BodyId ?? throw new InvalidOperationException("A turn of a body, and no body.");
            await db.Set<Body>().IgnoreQueryFilters().Where(b => b.Id == body).ExecuteUpdateAsync(set => set.SetProperty(b => b.Code, b => b.Code), ct);
            return;
        }
        var row = db.Set<InstallationValue>().Where(v => v.Name == OfInstallation);
        if (await row.ExecuteUpdateAsync(set => set.SetProperty(v => v.At, now), ct) == 1) return;
        // The first turn of all; whoever inserts it beside us makes us look again.
        db.Set<InstallationValue>().Add(new InstallationValue(OfInstallation, "", now));
        await db.SaveChangesAsync(ct);
    }
}
