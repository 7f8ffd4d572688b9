using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Requests.Features.Data;
using Requests.Features.Services.Search;

namespace Requests.Web.Hosting;

/// <summary>The only place that knows which provider is in use.</summary>
internal static class DatabaseSetup
{
    private const string SqliteFile = "requests.db";

    public static void AddRequestsDb(this IServiceCollection services, Settings settings)
    {
        services.AddDbContext<RequestsDb>(options => Configure(options, settings));
        if (settings.Database.Provider == DatabaseProvider.SqlServer) services.AddScoped<ISearchIndex, TermTable>();
        else services.AddScoped<ISearchIndex, SqliteSearchIndex>();
    }

    public static void Configure(DbContextOptionsBuilder options, Settings settings)
    {
        var database = settings.Database;
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            options.UseSqlServer(database.ConnectionString, sql => sql
                .MigrationsAssembly("Requests.Migrations.SqlServer")
                .MaxBatchSize(database.BatchSize).CommandTimeout(database.CommandTimeout).EnableRetryOnFailure());
            return;
        }
        var connection = new SqliteConnectionStringBuilder { DataSource = SqlitePath(settings), DefaultTimeout = database.CommandTimeout };
        options.UseSqlite(connection.ToString(), sqlite => sqlite
            .MigrationsAssembly("Requests.Migrations.Sqlite")
            .MaxBatchSize(database.BatchSize).CommandTimeout(database.CommandTimeout));
        // Rebuilding a table leaves the transaction for a moment; the copy made before each migration is what undoes a broken one.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
        SqliteSearchIndex.CreateOnMigration(options);
    }

    public static string SqlitePath(Settings settings) => Path.Combine(settings.DataFolder, SqliteFile);

    /// <summary>
    /// Brings the schema up to date. SQLite is backed up beside itself and migrated; SQL Server is an operator's matter,
    /// so pending migrations stop the start with a message that says what to do.
    /// </summary>
    /// <exception cref="StartException">SQL Server has pending migrations.</exception>
    public static async Task PrepareDatabaseAsync(RequestsDb db, Settings settings, ILogger log, CancellationToken ct)
    {
        if (settings.Database.Provider == DatabaseProvider.SqlServer)
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count > 0)
                throw new StartException($"数据库缺少 {pending.Count} 个迁移。请运行 migration-script 生成脚本并由管理员执行，或者运行 migrate。 / " +
                    $"The database lacks {pending.Count} migrations ({string.Join(", ", pending)}). Run `migration-script` and have it applied, or run `migrate`.");
            return;
        }
        await MigrateSqliteAsync(db, settings, log, ct);
    }

    public static async Task MigrateSqliteAsync(RequestsDb db, Settings settings, ILogger log, CancellationToken ct)
    {
        Directory.CreateDirectory(settings.DataFolder);
        var path = SqlitePath(settings);
        // Two processes may start on one file; the first migrates, the others wait for it.
        await using var turn = await FileTurn.TakeAsync(path + ".migrating", TimeSpan.FromMinutes(5), ct);
        if (File.Exists(path) && (await db.Database.GetAppliedMigrationsAsync(ct)).Any())
        {
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count == 0) return;
            var backup = $"{path}.before-{pending[0]}";
            await BackUpSqliteAsync(path, backup, ct);
            log.LogInformation("Backed up the database to {Backup} before {Count} migrations", backup, pending.Count);
            // A process killed while migrating leaves its lock row, and the next one would wait for ever (dotnet/efcore 38958).
            await db.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
        }
        await db.Database.MigrateAsync(ct);
    }

    /// <summary>A consistent copy of a SQLite file while others write.</summary>
    public static async Task BackUpSqliteAsync(string from, string to, CancellationToken ct)
    {
        await using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        await using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        await source.OpenAsync(ct);
        await target.OpenAsync(ct);
        source.BackupDatabase(target);
    }
}

/// <summary>The start cannot go on; the message says what to do.</summary>
public class StartException(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>The data was written by a newer program, which alone may work on it; the message names what is newer.</summary>
public sealed class NewerDataException(string message) : StartException(message);

/// <summary>A turn between processes of one machine, held by an exclusively opened file.</summary>
internal sealed class FileTurn : IAsyncDisposable
{
    private readonly FileStream _held;

    private FileTurn(FileStream held) => _held = held;

    public static async Task<FileTurn> TakeAsync(string path, TimeSpan patience, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(patience);
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (true)
        {
            try
            {
                return new FileTurn(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await pace.WaitForNextTickAsync(limit.Token);
            }
        }
    }

    public ValueTask DisposeAsync() => _held.DisposeAsync();
}
