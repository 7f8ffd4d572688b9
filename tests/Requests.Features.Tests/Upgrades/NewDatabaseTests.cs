using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Migrations.Sqlite;
using Requests.Web.Hosting;

namespace Requests.Features.Tests.Upgrades;

/// <summary>The script of a new file says what the migrations say; <c>migrations/new-database</c> writes it anew.</summary>
public sealed class NewDatabaseTests
{
    [Test]
    public async Task ANewFile_IsWhatTheMigrationsMake()
    {
        var folder = Directory.CreateTempSubdirectory("requests-new-").FullName;
        var (inOneGo, stepByStep) = (Path.Combine(folder, "new.db"), Path.Combine(folder, "steps.db"));
        await MakeAsync(inOneGo, db => NewDatabase.CreateAsync(db, default));
        await MakeAsync(stepByStep, _ => Task.CompletedTask);
        var made = Facts(inOneGo);
        Assert.That(made, Has.Some.StartsWith("table Cases").And.Some.StartsWith("table SearchTable").And.Some.StartsWith("migration "));
        Assert.That(made, Is.EqualTo(Facts(stepByStep)));
        Directory.Delete(folder, recursive: true);
    }

    private static async Task MakeAsync(string path, Func<RequestsDb, Task> first)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureSqlite(options, new DatabaseSettings(), new SqliteConnectionStringBuilder { DataSource = path, Pooling = false });
        await using var db = new RequestsDb(options.Options);
        await first(db);
        await db.Database.MigrateAsync();
    }

    // Tables and indexes word for word; rows that a migration brings, by table and number; migrations by name.
    private static List<string> Facts(string path)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        var facts = Read("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type, name");
        facts.AddRange(Read("SELECT 'migration ' || MigrationId || ' ' || ProductVersion FROM __EFMigrationsHistory ORDER BY MigrationId"));
        foreach (var table in Read("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' AND name NOT LIKE 'sqlite_%' ORDER BY name"))
            facts.AddRange(Read($"SELECT '{table} has ' || count(*) FROM \"{table}\""));
        return facts;

        List<string> Read(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            using var reader = command.ExecuteReader();
            var rows = new List<string>();
            while (reader.Read()) rows.Add(reader.GetString(0));
            return rows;
        }
    }
}
