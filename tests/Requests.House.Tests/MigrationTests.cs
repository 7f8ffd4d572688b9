using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.House.Tests;

/// <summary>The providers keep step, and no model change is left without a migration.</summary>
public sealed class MigrationTests
{
    internal static RequestsDb Sqlite(string source = "Data Source=:memory:") => new(new DbContextOptionsBuilder<RequestsDb>()
        .UseSqlite(source, o => o.MigrationsAssembly("Requests.Migrations.Sqlite")).Options);

    private static RequestsDb SqlServer() => Server(DatabaseProvider.SqlServer, "Server=none");

    private static RequestsDb PostgreSql() => Server(DatabaseProvider.PostgreSql, "Host=none");

    private static RequestsDb Server(DatabaseProvider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureServer(options, new DatabaseSettings { Provider = provider, ConnectionString = connection });
        return new RequestsDb(options.Options);
    }

    // PostgreSQL joined later: its first migration makes what the others had by then.
    [Test]
    public void EveryProviderHasTheSameMigrations()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();
        using var third = PostgreSql();
        var names = Names(sqlite);
        Assert.That(names, Is.Not.Empty);
        Assert.That(Names(server), Is.EqualTo(names));
        Assert.That(Names(third), Is.Not.Empty.And.EqualTo(names.TakeLast(Names(third).Count)));

        static List<string> Names(RequestsDb db) => [.. db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    [Test]
    public void NoModelChangeIsPending()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();
        using var third = PostgreSql();
        Assert.That(sqlite.Database.HasPendingModelChanges(), Is.False, "SQLite: run migrations/add");
        Assert.That(server.Database.HasPendingModelChanges(), Is.False, "SQL Server: run migrations/add");
        Assert.That(third.Database.HasPendingModelChanges(), Is.False, "PostgreSQL: run migrations/add");
    }

    [Test]
    public async Task MigrationsApplyToAnEmptySqliteFile()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new RequestsDb(new DbContextOptionsBuilder<RequestsDb>()
            .UseSqlite(connection, o => o.MigrationsAssembly("Requests.Migrations.Sqlite")).Options);
        await db.Database.MigrateAsync();
        Assert.That(await db.Set<Case>().CountAsync(), Is.Zero);
    }

    // Without the job storage's own script, whose steps make and take away the same tables.
    private static string OwnPart()
    {
        var script = Requests.Web.Verbs.DatabaseVerbs.SqlServerScript();
        return script[..script.LastIndexOf("\nGO\n", script.IndexOf("HangFire", StringComparison.Ordinal), StringComparison.Ordinal)];
    }

    [Test]
    public void TheSqlServerScriptIsGoodTransactSql()
    {
        var script = OwnPart();
        var faults = SqlServerScript.Check(script);
        Assert.That(faults, Is.Empty);
        Assert.That(SqlServerScript.TablesIn(script), Does.Contain("Cases").And.Contain("ArchiveSeals"));
    }

    // sqlcmd leaves QUOTED_IDENTIFIER off, and goes on after a fault outside the transaction that was rolled back.
    [Test]
    public void TheSqlServerScript_SetsWhatIndexesNeed_AndStopsAtTheFirstFault()
    {
        var batches = Requests.Web.Verbs.DatabaseVerbs.SqlServerScript().ReplaceLineEndings("\n").Split("\nGO\n").Select(b => b.Trim()).ToList();
        Assert.That(batches[0], Does.Contain("SET QUOTED_IDENTIFIER ON;").And.Contain("SET XACT_ABORT ON;"));
        var within = false;
        // The job storage's own script stands behind the last migration.
        for (var no = 0; no < batches.FindLastIndex(b => b.StartsWith("COMMIT", StringComparison.Ordinal)
            && !b.Contains("HangFire", StringComparison.OrdinalIgnoreCase)); no++)
        {
            if (batches[no].StartsWith("BEGIN TRANSACTION", StringComparison.Ordinal)) within = true;
            if (batches[no].StartsWith("COMMIT", StringComparison.Ordinal)) within = false;
            if (within && !batches[no].StartsWith("IF @@TRANCOUNT", StringComparison.Ordinal))
                Assert.That(batches[no + 1], Is.EqualTo("IF @@TRANCOUNT = 0 SET NOEXEC ON;"), $"batch {no}");
        }
        Assert.That(batches, Has.Some.Contains("[HangFire].[Job]").Or.Some.Contains("Hangfire"), "the tables of the job storage");
        Assert.That(batches[^2] + batches[^1], Does.Contain("SET NOEXEC OFF").Or.Contain("RAISERROR"));
    }

    // A key changed under an index is rebuilt by EF; a primary key is not, and the server refuses the change.
    [Test]
    public void AColumnOfAPrimaryKey_IsChangedWithTheKeyTakenOff()
    {
        var script = Requests.Web.Verbs.DatabaseVerbs.SqlServerScript();
        var change = script.IndexOf("ALTER TABLE [Leases] ALTER COLUMN [Name]", StringComparison.Ordinal);
        Assert.That(change, Is.GreaterThan(0));
        Assert.That(script.LastIndexOf("ALTER TABLE [Leases] DROP CONSTRAINT [PK_Leases]", change, StringComparison.Ordinal), Is.GreaterThan(0));
        Assert.That(script.IndexOf("ALTER TABLE [Leases] ADD CONSTRAINT [PK_Leases]", change, StringComparison.Ordinal), Is.GreaterThan(change));
    }

    [TestCase("[CaseId]", "[CaseIdd]", TestName = "TheScriptCheckFindsAnUnknownColumn")]
    [TestCase("CREATE TABLE", "CREATE TABEL", TestName = "TheScriptCheckFindsBadSyntax")]
    public void TheScriptCheckCanGoRed(string good, string bad)
    {
        var script = OwnPart();
        // One index column is enough: the first mention after an ON clause.
        var at = good[0] == '[' ? Regex.Match(script, @"CREATE (UNIQUE )?INDEX[^(]*\([^)]*\[CaseId\]").Index : 0;
        var place = script.IndexOf(good, at, StringComparison.Ordinal);
        Assert.That(SqlServerScript.Check(script.Remove(place, good.Length).Insert(place, bad)), Is.Not.Empty);
    }
}
