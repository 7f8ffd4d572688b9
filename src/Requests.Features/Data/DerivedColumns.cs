using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;

namespace Requests.Features.Data;

/// <summary>
/// The columns a case derives from itself and keeps for the indexes, as the database works them out:
/// <see cref="Case.IsOpen"/> and <see cref="Case.PendingUntil"/>.
/// </summary>
internal static class DerivedColumns
{
    /// <summary>Cases whose columns are not what the rest of the row says.</summary>
    public static IQueryable<Case> Off(IQueryable<Case> rows) => rows.Where(c =>
        (c.IsOpen && !CaseFilters.OpenStates.Contains(c.State)) || (!c.IsOpen && CaseFilters.OpenStates.Contains(c.State))
        || c.PendingUntil != ((c.Leaf == null ? null : c.RepliedOn ?? c.ClosedOn ?? (CaseFilters.EndedStates.Contains(c.State) ? c.ReceivedOn : null)) ?? DateOnly.MaxValue));

    /// <summary>Works them out anew for the cases of all bodies. A migration that adds such a column leaves a default in every row.</summary>
    public static async Task WriteAsync(RequestsDb db, CancellationToken ct)
    {
        var all = db.Set<Case>().IgnoreQueryFilters();
        await all.Where(c => !c.IsOpen && CaseFilters.OpenStates.Contains(c.State)).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsOpen, true), ct);
        await all.Where(c => c.IsOpen && !CaseFilters.OpenStates.Contains(c.State)).ExecuteUpdateAsync(set => set.SetProperty(c => c.IsOpen, false), ct);
        await Off(all).ExecuteUpdateAsync(set => set.SetProperty(c => c.PendingUntil,
            c => (c.Leaf == null ? null : c.RepliedOn ?? c.ClosedOn ?? (CaseFilters.EndedStates.Contains(c.State) ? c.ReceivedOn : null)) ?? DateOnly.MaxValue), ct);
    }
}
