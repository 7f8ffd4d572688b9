using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;

namespace Requests.Features.Services.Reports;

/// <summary>Fee notices sent and fees received in a year (FEE-10), from the clock ledgers and what the notices charged.</summary>
internal static class FeeTotals
{
    public static async Task<(int Notices, long PaidFen)> OfAsync(RequestsDb db, int year, IReadOnlyList<Guid> bodies, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), new DateOnly(year, 12, 31));
        ClockEntryKind[] kinds = [ClockEntryKind.FeeNotice, ClockEntryKind.FeePaid];
        var concerned = db.Set<ClockLedgerRow>().Where(r => kinds.Contains(r.Kind) && r.On >= first && r.On <= last).Select(r => r.CaseId);
        var cases = await db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Include(c => c.Ledger)
            .Where(c => concerned.Contains(c.Id) && bodies.Contains(c.BodyId)).ToListAsync(ct);
        if (cases.Count == 0) return (0, 0);
        var ids = cases.ConvertAll(c => c.Id);
        var charged = (await db.Set<FeeCharge>().IgnoreQueryFilters().AsNoTracking().Where(c => ids.Contains(c.CaseId)
            && c.Tariff != null).ToListAsync(ct)).ToLookup(c => c.CaseId);
        var (notices, paid) = (0, 0L);
        foreach (var one in cases)
        {
            var standing = ReplyClock.Standing(one.ClockEntries).Where(e => e.On >= first && e.On <= last).ToList();
            notices += standing.Count(e => e.Kind == ClockEntryKind.FeeNotice);
            if (standing.Any(e => e.Kind == ClockEntryKind.FeePaid) && charged[one.Id].MaxBy(c => c.No) is { } charge) paid += charge.AmountFen;
        }
        return (notices, paid);
    }
}
