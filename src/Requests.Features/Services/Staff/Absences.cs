using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Features.Services.Staff;

/// <summary>Who is away when, and who acts meanwhile.</summary>
public sealed class Absences(RequestsDb db)
{
    /// <summary>The absences of the body that touch the span of days, both ends included.</summary>
    public async Task<IReadOnlyList<Absence>> DuringAsync(Guid bodyId, DateOnly from, DateOnly to, CancellationToken ct) =>
        await db.Set<Absence>().AsNoTracking().Where(a => a.BodyId == bodyId && a.From <= to && a.To >= from && a.From <= a.To)
            .OrderBy(a => a.From).ThenBy(a => a.Id).ToListAsync(ct);

    /// <summary>代理人: who acts for this person on the day; null while present, or away without a deputy.</summary>
    public async Task<Guid?> DeputyOfAsync(Guid bodyId, Guid userId, DateOnly day, CancellationToken ct) =>
        await db.Set<Absence>().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(a => a.BodyId == bodyId && a.UserId == userId && a.From <= day && a.To >= day)
            .Select(a => a.DeputyUserId).FirstOrDefaultAsync(ct);

    /// <summary>Those for whom this person acts on the day.</summary>
    public async Task<IReadOnlyList<Guid>> DeputisesForAsync(Guid bodyId, Guid deputyUserId, DateOnly day, CancellationToken ct) =>
        await db.Set<Absence>().Where(a => a.BodyId == bodyId && a.DeputyUserId == deputyUserId && a.From <= day && a.To >= day)
            .Select(a => a.UserId).Distinct().ToListAsync(ct);
}
