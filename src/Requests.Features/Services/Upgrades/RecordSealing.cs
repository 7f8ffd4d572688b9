using Requests.Features.Data;
using Requests.Features.Data.Proofs;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Upgrades;

/// <summary>
/// Seals the rows of a program that knew no seals, once. Proofs hold from that day on: what was done to a row before cannot be told.
/// That it was done stands in the closed end of the installation, so that nobody without the key can have it done again.
/// </summary>
internal static class RecordSealing
{
    public static async Task WriteAsync(RequestsDb db, DateOnly today, CancellationToken ct)
    {
        if (db.Keys is not { } keys) return;
        var book = new StreamBook(db, keys);
        if (await book.SealedSinceAsync(ct) is not null) return;
        // Values that were bound to nothing, first: their rows have no seal yet that would have to follow.
        if (keys is PersonalVault vault)
            foreach (var table in SealedColumns.Tables) await new SealedColumns(db, vault).RenewAsync(table, int.MaxValue, ct);
        await book.SealAllAsync(today, ct);
    }
}
