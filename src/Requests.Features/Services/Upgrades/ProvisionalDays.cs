using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Cases;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Upgrades;

/// <summary>
/// Provisional last days of open cases, counted anew: since 1.1.0 the days off by law count as off before the year's notice
/// is out (CNT-2a). They were marked as liable to move; a firm day never moves here.
/// </summary>
internal static class ProvisionalDays
{
    public static async Task WriteAsync(RequestsDb db, CancellationToken ct)
    {
        var calendars = new WorkCalendars(db);
        var waiting = await db.Set<Case>().IgnoreQueryFilters().Include(c => c.Ledger)
            .Where(c => c.DueIsProvisional && c.ReceivedOn != null && c.State != CaseState.Archived && c.State != CaseState.Destroyed).ToListAsync(ct);
        var bodies = await db.Set<Body>().IgnoreQueryFilters().ToDictionaryAsync(b => b.Id, ct);
        foreach (var found in waiting)
        {
            var received = found.ReceivedOn!.Value;
            var reading = ReplyClock.Read(received, found.ClockEntries, await calendars.ForAsync(found.BodyId, ct),
                bodies[found.BodyId].Settings.PeriodsFor(received));
            if (reading.ReplyDueOn == found.Due) continue;
            if (reading.Phase.IsClosed()) found.MakeFirm(reading);
            else found.Recalculate(Act.ManageCalendar, reading, CaseOpener.NextLapse(reading));
        }
        await db.SaveChangesAsync(ct);
    }
}
