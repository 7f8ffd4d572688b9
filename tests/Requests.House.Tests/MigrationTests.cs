using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.House.Tests;

/// <summary>The two providers keep step, and no model change is left without a migration.</summary>
public sealed class MigrationTests
{
    internal static RequestsDb Sqlite(string source = "Data Source=:memory:") => new(new DbContextOptionsBuilder<RequestsDb>()
        .UseSqlite(source, o => o.MigrationsAssembly("Requests.Migrations.Sqlite")).Options, new Caller());

    private static RequestsDb SqlServer() => new(new DbContextOptionsBuilder<RequestsDb>()
        .UseSqlServer("Server=none", o => o.MigrationsAssembly("Requests.Migrations.SqlServer")).Options, new Caller());

    [Test]
    public void BothProvidersHaveTheSameMigrations()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();
        var names = Names(sqlite);
        Assert.That(names, Is.Not.Empty);
        Assert.That(Names(server), Is.EqualTo(names));

        static List<string> Names(RequestsDb db) => [.. db.Database.GetMigrations().Select(m => m[(m.IndexOf('_', StringComparison.Ordinal) + 1)..])];
    }

    [Test]
    public void NoModelChangeIsPending()
    {
        using var sqlite = Sqlite();
        using var server = SqlServer();
        Assert.That(sqlite.Database.HasPendingModelChanges(), Is.False, "SQLite: run migrations/add");
        Assert.That(server.Database.HasPendingModelChanges(), Is.False, "SQL Server: run migrations/add");
    }

    [Test]
    public async Task MigrationsApplyToAnEmptySqliteFile()
    {
        await using var connection = new SqliteConnection("Data Source=:memory:");
        await connection.OpenAsync();
        await using var db = new RequestsDb(new DbContextOptionsBuilder<RequestsDb>()
            .UseSqlite(connection, o => o.MigrationsAssembly("Requests.Migrations.Sqlite")).Options, new Caller());
        await db.Database.MigrateAsync();
        Assert.That(await db.Set<Case>().CountAsync(), Is.Zero);
    }

    [Test]
    public void TheSqlServerScriptIsGoodTransactSql()
    {
        var script = Requests.Web.Verbs.DatabaseVerbs.SqlServerScript();
        var faults = SqlServerScript.Check(script);
        Assert.That(faults, Is.Empty);
        Assert.That(SqlServerScript.TablesIn(script), Does.Contain("Cases").And.Contain("ArchiveSeals"));
    }

    [TestCase("[CaseId]", "[CaseIdd]", TestName = "TheScriptCheckFindsAnUnknownColumn")]
    [TestCase("CREATE TABLE", "CREATE TABEL", TestName = "TheScriptCheckFindsBadSyntax")]
    public void TheScriptCheckCanGoRed(string good, string bad)
    {
        var script = Requests.Web.Verbs.DatabaseVerbs.SqlServerScript();
        // One index column is enough: the first mention after an ON clause.
        var at = good[0] == '[' ? Regex.Match(script, @"CREATE (UNIQUE )?INDEX[^(]*\([^)]*\[CaseId\]").Index : 0;
        var place = script.IndexOf(good, at, StringComparison.Ordinal);
        Assert.That(SqlServerScript.Check(script.Remove(place, good.Length).Insert(place, bad)), Is.Not.Empty);
    }
}
