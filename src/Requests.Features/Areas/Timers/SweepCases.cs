using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data.Entities;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Jobs;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>Pages of cases for the sweeps, each read with its clock.</summary>
internal static class SweepCases
{
    /// <summary>One page, and the case after which the next begins: by id, since two bodies may have the same number.</summary>
    public static async Task<(IReadOnlyList<Case> Cases, string? Next)> PageAsync(this IQueryable<Case> cases, string? after, CancellationToken ct)
    {
        if (after is not null && Guid.TryParse(after, out var last)) cases = cases.Where(c => c.Id.CompareTo(last) > 0);
        var page = await cases.AsNoTracking().Include(c => c.Ledger).AsSplitQuery().OrderBy(c => c.Id).Take(Sweeps.BatchSize).ToListAsync(ct);
        return (page, page.Count == Sweeps.BatchSize ? page[^1].Id.ToString("N") : null);
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
