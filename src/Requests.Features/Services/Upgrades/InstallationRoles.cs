using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Upgrades;

/// <summary>
/// What programs before 1.1 did not tell apart: which body answers for an account, whether a superior agreed, and who keeps the
/// installation. What was in use goes on; only rows that say nothing yet are filled in.
/// </summary>
internal static class InstallationRoles
{
    public static async Task WriteAsync(RequestsDb db, CancellationToken ct)
    {
        foreach (var body in await db.Set<Body>().Where(b => b.AcceptedSuperior == null).ToListAsync(ct)) body.AcceptSuperior(body.Settings.Superior ?? "");
        var homes = await (from m in db.Set<Membership>()
                           join b in db.Set<Body>() on m.BodyId equals b.Id
                           orderby b.Code
                           select new
                           {
                               m.UserId,
                               b.Id
                           }).ToListAsync(ct);
        var homeOf = homes.GroupBy(h => h.UserId).ToDictionary(g => g.Key, g => g.First().Id);
        foreach (var user in await db.Set<User>().Where(u => u.HomeBodyId == null).ToListAsync(ct))
            if (homeOf.TryGetValue(user.Id, out var home)) user.HomeBodyId = home;
        if (!await db.Set<User>().AnyAsync(u => u.IsOperator, ct)) await AppointAsync(db, ct);
        await db.SaveChangesAsync(ct);
    }

    // Whoever set the office up; where nobody did it here, the administrators of the only body. With several bodies and no such
    // act nobody is taken for one unasked: the verb `operator` names them.
    private static async Task AppointAsync(RequestsDb db, CancellationToken ct)
    {
        var setUp = await db.Set<OfficeEvent>().Where(e => e.Act == nameof(Act.SetUpOffice)).OrderBy(e => e.Id).Select(e => e.Details).FirstOrDefaultAsync(ct);
        if (setUp is not null && JsonDocument.Parse(setUp).RootElement.TryGetProperty("administrator", out var name)
            && await db.Set<User>().SingleOrDefaultAsync(u => u.UserName == name.GetString() && u.IsActive, ct) is { } founder)
        {
            founder.IsOperator = true;
            return;
        }
        if (await db.Set<Body>().CountAsync(ct) != 1) return;
        var administrators = db.Set<Membership>().Where(m => m.Role == Role.Administrator).Select(m => m.UserId);
        foreach (var user in await db.Set<User>().Where(u => u.IsActive && administrators.Contains(u.Id)).ToListAsync(ct)) user.IsOperator = true;
    }
}
