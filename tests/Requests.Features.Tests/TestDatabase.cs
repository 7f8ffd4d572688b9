using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Search;
using Requests.Migrations.Sqlite;
using Requests.Web.Hosting;

namespace Requests.Features.Tests;

/// <summary>
/// A migrated database for each test: a copy of one SQLite file, or, when REQUESTS_SQLSERVER or REQUESTS_POSTGRESQL holds a
/// connection string, a database of its own on that server, set up as the product does. So the whole suite runs on each.
/// </summary>
public static class TestDatabase
{
    private const string FileName = "requests.db";

    public static bool OnServer => DatabaseServer.Here is not null;

    public static async Task<Action<DbContextOptionsBuilder>> CreateAsync(string folder)
    {
        if (DatabaseServer.Here is { } server)
        {
            var database = await server.CreateAsync();
            return o => DatabaseSetup.ConfigureServer(o, database);
        }
        var path = Path.Combine(folder, FileName);
        File.Copy(await Template.Value, path);
        return o => UseSqlite(o, path);
    }

    /// <summary>Lets go of the database of this folder, and of no other: tests run beside one another.</summary>
    public static void Close(string folder)
    {
        if (OnServer) return;
        using var connection = new SqliteConnection(ConnectionString(Path.Combine(folder, FileName)));
        SqliteConnection.ClearPool(connection);
    }

    private static string ConnectionString(string path) => $"Data Source={path}";

    private static void UseSqlite(DbContextOptionsBuilder options, string path) => SqliteSearchIndex.CreateOnMigration(
        options.UseSqlite(ConnectionString(path), o => o.MigrationsAssembly("Requests.Migrations.Sqlite")).AddInterceptors(SqliteWriters.Instance));

    /// <summary>The index that goes with the database.</summary>
    public static void AddIndex(IServiceCollection services)
    {
        services.AddSingleton<IKeyConflicts, KeyConflicts>();
        if (DatabaseServer.Here is { } here && DatabaseSetup.BulkCopyOf(here.Provider) is { } copy) services.AddSingleton(copy);
        if (OnServer) services.AddScoped<ISearchIndex, TermTable>();
        else services.AddScoped<ISearchIndex, SqliteSearchIndex>().AddWriteQueue(TimeSpan.FromSeconds(30));
    }

    private static async Task MigrateAsync(Action<DbContextOptionsBuilder> configure, Func<RequestsDb, CancellationToken, Task>? first = null)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        configure(options);
        await using var db = new RequestsDb(options.Options);
        if (first is not null) await first(db, CancellationToken.None);
        await db.Database.MigrateAsync();
    }

    // Migrated once; every test gets a copy.
    private static readonly Lazy<Task<string>> Template = new(async () =>
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("requests-template-").FullName, FileName);
        await MigrateAsync(o => UseSqlite(o, path), NewDatabase.CreateAsync);
        await using var checkpoint = new SqliteConnection($"Data Source={path};Pooling=False");
        await checkpoint.OpenAsync();
        await using var command = checkpoint.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        await command.ExecuteNonQueryAsync();
        Close(Path.GetDirectoryName(path)!);
        return path;
    });
}

public sealed class ServerSuiteTests
{
    [Test]
    public async Task TheSuiteRunsOnTheServerThatIsNamed()
    {
        if (DatabaseServer.Here is not { } server) { Assert.Ignore($"Set one of {string.Join(", ", DatabaseServer.Variables)} to run the suite on a server as well."); return; }
        await using var office = await TestOffice.OpenAsync();
        Assert.That(await office.InDbAsync(db => Task.FromResult(db.Database.ProviderName)), Does.Contain(server.Provider.ToString()).IgnoreCase);
    }
}
