using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;

namespace Requests.Migrations.Sqlite;

/// <summary>
/// A new file in one go. Step by step, each migration builds the model of its day, which is most of the first start; the script says
/// the same, was made from them beforehand (<c>migrations/new-database</c>), and a test holds both against one another.
/// </summary>
public static class NewDatabase
{
    /// <summary>Makes every table of the newest migration in an empty file, and the list of all migrations.</summary>
    public static async Task CreateAsync(RequestsDb db, CancellationToken ct)
    {
        await using var script = typeof(NewDatabase).Assembly.GetManifestResourceStream("NewDatabase.sql")!;
        using var reader = new StreamReader(script);
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = await reader.ReadToEndAsync(ct);
        await command.ExecuteNonQueryAsync(ct);
        await db.Database.CloseConnectionAsync();
    }
}
