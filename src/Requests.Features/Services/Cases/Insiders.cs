using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Cases;

/// <summary>Who may know a restricted case. Reading is barred by the filter of <see cref="RequestsDb"/>; here stands who is let in, and who may be told.</summary>
public sealed class Insiders(RequestsDb db, ICaller caller, IOfficeClock clock)
{
    private readonly Dictionary<Guid, HashSet<Guid>> _restricted = [];

    /// <summary>Closes the case, or closes it anew: then the insiders are those named now.</summary>
    /// <param name="insiders">Beside its officer, who always is one.</param>
    public async Task RestrictAsync(Case @case, string reason, IEnumerable<Guid> insiders, CancellationToken ct)
    {
        db.RemoveRange(await db.Set<CaseInsider>().Where(i => i.CaseId == @case.Id).ToListAsync(ct));
        if (await db.Set<CaseRestriction>().FindAsync([@case.Id], ct) is { } before) db.Remove(before);
        await db.SaveChangesAsync(ct);
        db.Add(new CaseRestriction(@case.Id, @case.BodyId, reason, caller.Name, clock.Now));
        IEnumerable<Guid> officer = @case.OfficerId is { } id ? [id] : [];
        db.AddRange(officer.Concat(insiders).Distinct().Select(user => new CaseInsider(@case.Id, user, @case.BodyId)));
    }

    /// <summary>Lets in who has come to work on the case; nothing where it is open to all.</summary>
    public async Task AdmitAsync(Case @case, Func<Task<IEnumerable<Guid>>> users, CancellationToken ct)
    {
        if (!await IsRestrictedAsync(@case.Id, ct)) return;
        var known = (await db.Set<CaseInsider>().Where(i => i.CaseId == @case.Id).Select(i => i.UserId).ToListAsync(ct))
            .Concat(db.Set<CaseInsider>().Local.Where(i => i.CaseId == @case.Id).Select(i => i.UserId)).ToHashSet();
        db.AddRange((await users()).Where(known.Add).Select(user => new CaseInsider(@case.Id, user, @case.BodyId)));
    }

    /// <summary>Lets in whoever may take a step of a chain.</summary>
    public Task AdmitAsync(Case @case, IReadOnlyList<Role> chain, CancellationToken ct) => AdmitAsync(@case, async () => await db.Set<Membership>()
        .Where(m => m.BodyId == @case.BodyId && chain.Contains(m.Role)).Select(m => m.UserId).Distinct().ToListAsync(ct), ct);

    public async Task<bool> IsRestrictedAsync(Guid caseId, CancellationToken ct) =>
        db.Set<CaseRestriction>().Local.Any(r => r.CaseId == caseId) || await db.Set<CaseRestriction>().AnyAsync(r => r.CaseId == caseId, ct);

    /// <summary>Those of them who may hear of the case.</summary>
    public async Task<IReadOnlyList<User>> AmongAsync(Guid bodyId, Guid caseId, IReadOnlyList<User> users, CancellationToken ct)
    {
        // Nothing is restricted before it is there.
        if (users.Count == 0 || db.Set<Case>().Local.FindEntry(caseId)?.State == EntityState.Added) return users;
        // Asked once a body: few cases are restricted, and a sweep tells of thousands.
        if (!_restricted.TryGetValue(bodyId, out var restricted))
            _restricted[bodyId] = restricted = [.. await db.Set<CaseRestriction>().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(r => r.BodyId == bodyId).Select(r => r.CaseId).ToListAsync(ct)];
        if (!restricted.Contains(caseId) && !db.Set<CaseRestriction>().Local.Any(r => r.CaseId == caseId)) return users;
        var ids = users.Select(u => u.Id).ToList();
        var inside = await db.Set<CaseInsider>().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(i => i.CaseId == caseId && ids.Contains(i.UserId)).Select(i => i.UserId).ToListAsync(ct);
        // Who acts for an insider today knows what that one may know.
        var today = clock.Today;
        var acting = await db.Set<Absence>().IgnoreQueryFilters([RequestsDb.BodyFilter]).Where(a => a.BodyId == bodyId && a.DeputyUserId != null
            && ids.Contains(a.DeputyUserId.Value) && a.From <= today && a.To >= today
            && db.Set<CaseInsider>().IgnoreQueryFilters().Any(i => i.CaseId == caseId && i.UserId == a.UserId)).Select(a => a.DeputyUserId!.Value).ToListAsync(ct);
        var supervising = await db.Set<Membership>().Where(m => m.BodyId == bodyId && ids.Contains(m.UserId) && Permissions.Supervising.Contains(m.Role))
            .Select(m => m.UserId).ToListAsync(ct);
        var may = inside.Concat(acting).Concat(supervising).Concat(db.Set<CaseInsider>().Local.Where(i => i.CaseId == caseId).Select(i => i.UserId)).ToHashSet();
        return [.. users.Where(u => may.Contains(u.Id))];
    }
}
