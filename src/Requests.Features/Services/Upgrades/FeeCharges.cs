using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Fees;

namespace Requests.Features.Services.Upgrades;

/// <summary>What old fee notices charged: until 1.1.0 it stood only in the event of the notice.</summary>
internal static class FeeCharges
{
    public static async Task WriteAsync(RequestsDb db, CancellationToken ct)
    {
        var noticed = db.Set<ClockLedgerRow>().Where(r => r.Kind == ClockEntryKind.FeeNotice).Select(r => r.CaseId);
        var cases = await db.Set<Case>().IgnoreQueryFilters().AsNoTracking()
            .Where(c => noticed.Contains(c.Id)
                && !db.Set<FeeCharge>().IgnoreQueryFilters().Any(f => f.CaseId == c.Id)).Select(c => new { c.Id, c.BodyId }).ToListAsync(ct);
        if (cases.Count == 0) return;
        var ids = cases.ConvertAll(c => c.Id);
        var asked = (await db.Set<OfficeEvent>().IgnoreQueryFilters().AsNoTracking()
            .Where(e => e.CaseId != null && ids.Contains(e.CaseId.Value) && e.Act == nameof(Act.SendFeeNotice)).ToListAsync(ct)).ToLookup(e => e.CaseId!.Value);
        foreach (var one in cases)
        {
            var no = 0;
            foreach (var notice in asked[one.Id].OrderBy(e => e.Sequence))
            {
                var told = JsonDocument.Parse(notice.Details).RootElement;
                if (!told.TryGetProperty("amountFen", out var amount) || !told.TryGetProperty("tariff", out var tariff)
                    || !Enum.TryParse<FeeTariff>(tariff.ToString(), ignoreCase: true, out var by) || !told.TryGetProperty("count", out var count)) continue;
                db.Set<FeeCharge>().Add(new FeeCharge(one.BodyId, one.Id, ++no, by, 0, count.GetInt32(), amount.GetInt64(), notice.LawOn));
            }
        }
        await db.SaveChangesAsync(ct);
    }
}
