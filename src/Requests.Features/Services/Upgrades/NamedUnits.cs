using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Upgrades;

/// <summary>Units that searches were ordered from: until 1.2.0 their names were typed freely. Each stands in its body's list from then on, under a code of its own.</summary>
internal static class NamedUnits
{
    public static async Task WriteAsync(RequestsDb db, CancellationToken ct)
    {
        var named = await db.Set<SearchRecord>().IgnoreQueryFilters().Select(s => new { s.BodyId, s.Unit }).Distinct().ToListAsync(ct);
        if (named.Count == 0) return;
        var known = await db.Set<Data.Entities.Unit>().IgnoreQueryFilters().AsNoTracking().ToListAsync(ct);
        foreach (var body in named.GroupBy(n => n.BodyId, n => n.Unit.Trim()))
        {
            var there = known.Where(u => u.BodyId == body.Key).ToList();
            var names = there.SelectMany(u => new[] { u.Name, u.Code }).ToHashSet(StringComparer.Ordinal);
            var codes = there.Select(u => u.Code).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var no = 0;
            foreach (var name in body.Where(n => n.Length > 0).Order(StringComparer.Ordinal))
            {
                if (!names.Add(name)) continue;
                string code;
                do code = string.Create(CultureInfo.InvariantCulture, $"U{++no:00}"); while (!codes.Add(code));
                db.Set<Data.Entities.Unit>().Add(new Data.Entities.Unit(Guid.CreateVersion7(), body.Key, code, name));
            }
        }
        await db.SaveChangesAsync(ct);
    }
}
