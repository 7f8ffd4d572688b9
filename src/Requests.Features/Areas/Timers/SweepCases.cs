using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>Pages of cases for the sweeps, by number, each read with its clock.</summary>
internal static class SweepCases
{
    /// <summary>One page, and the number after which the next begins.</summary>
    public static async Task<(IReadOnlyList<Case> Cases, string? Next)> PageAsync(this IQueryable<Case> cases, string? after, CancellationToken ct)
    {
#pragma warning disable CA1309 // translated to SQL, where the column's collation decides
        if (after is not null) cases = cases.Where(c => string.Compare(c.Number, after) > 0);
#pragma warning restore CA1309
        var page = await cases.AsNoTracking().Include(c => c.Ledger).AsSplitQuery().OrderBy(c => c.Number).Take(Sweeps.BatchSize).ToListAsync(ct);
        return (page, page.Count == Sweeps.BatchSize ? page[^1].Number : null);
    }

    /// <summary>The clock of a case; null where none runs or it cannot be read. One sick case must not stop the others' reminders.</summary>
    public static async Task<ClockReading?> TryReadAsync(this CaseOpener desk, Case @case, ILogger log, CancellationToken ct)
    {
        try
        {
            return await desk.ReadClockAsync(@case, ct);
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            log.LogError(e, "The clock of {Case} cannot be read", @case.Number);
            return null;
        }
    }
}
