using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Data.Proofs;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Upgrades;

/// <summary>
/// Seals everything under the current key and suite while the office works: case by case, each in a transaction of its own. What is
/// done already is passed over, so that one stopped midway goes on where it was. Mails that wait and kept answers of repeated
/// requests stay under the former key for the days they live.
/// </summary>
public sealed class Resealing(RequestsDb db, PersonalVault vault)
{
    private const int StreamsAtOnce = 20;
    private const int RowsAtOnce = 500;

    /// <returns>Values and rows sealed anew; zero: nothing is left under another key.</returns>
    public async Task<int> RunAsync(IProgress<int>? progress, CancellationToken ct)
    {
        var done = 0;
        var sealedTables = SealedTable.Of(db.Model).Values.ToDictionary(t => t.Entity.GetTableName()!);
        var columns = new SealedColumns(db, vault);
        var ids = await db.Set<ProofEnd>().AsNoTracking().OrderBy(e => e.Id).Select(e => e.Id).ToListAsync(ct);
        foreach (var some in ids.Chunk(StreamsAtOnce))
        {
            done += await InTransactionAsync(() => new StreamBook(db, vault).RenewAsync(some, vault.IsCurrentRowSeal, vault.IsCurrent, async (table, keys) =>
            {
                if (SealedColumns.Tables.Contains(table.Entity.GetTableName())) await columns.RenewAsync(table.Entity.GetTableName()!, int.MaxValue, ct, keys);
            }, ct), ct);
            progress?.Report(done);
        }
        foreach (var table in SealedColumns.Tables.Where(t => !sealedTables.ContainsKey(t)))
        {
            int renewed;
            do
            {
                renewed = await InTransactionAsync(() => columns.RenewAsync(table, RowsAtOnce, ct), ct);
                done += renewed;
                progress?.Report(done);
            }
            while (renewed > 0);
        }
        return done;
    }

    private Task<int> InTransactionAsync(Func<Task<int>> work, CancellationToken ct) => db.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
    {
        db.ClearTracking();
        await using var transaction = await db.BeginAsync(ct);
        var done = await work();
        await transaction.CommitAsync(ct);
        return done;
    });
}
