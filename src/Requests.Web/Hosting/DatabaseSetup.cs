using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Privacy;
using Requests.Features.Services.Search;
using Requests.Features.Services.Upgrades;
using Requests.Migrations.SqlServer;

namespace Requests.Web.Hosting;

/// <summary>The only place that knows which provider is in use.</summary>
internal static class DatabaseSetup
{
    private const string SqliteFile = "requests.db";

    // A lost connection or a deadlock is tried again at once; a server that stays away is told to whoever waits.
    private const int Retries = 3;
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    public static void AddRequestsDb(this IServiceCollection services, Settings settings)
    {
        services.AddRequestsContext(options => Configure(options, settings));
        if (!settings.Database.IsServer) services.AddWriteQueue(TimeSpan.FromSeconds(settings.Database.CommandTimeout),
            TimeSpan.FromSeconds(settings.Database.WriterPatience));
        services.AddSingleton<IKeyConflicts, KeyConflicts>();
        if (BulkCopyOf(settings.Database.Provider) is { } copy) services.AddSingleton(copy);
        if (settings.Database.IsServer) services.AddScoped<ISearchIndex, TermTable>();
        else services.AddScoped<ISearchIndex, SqliteSearchIndex>();
    }

    /// <summary>The server's own way to take many rows; null for SQLite, which has none.</summary>
    public static IBulkCopy? BulkCopyOf(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.PostgreSql => new PostgreSqlCopy(),
        DatabaseProvider.SqlServer => new SqlServerCopy(),
        _ => null,
    };

    /// <summary>For a database that lets one write at a time.</summary>
    public static void AddWriteQueue(this IServiceCollection services, TimeSpan patienceOfJobs, TimeSpan? patience = null) =>
        services.AddSingleton(provider => new WriteQueue(provider.GetRequiredService<TimeProvider>(), patienceOfJobs, patience));

    public static void Configure(DbContextOptionsBuilder options, Settings settings)
    {
        var database = settings.Database;
        if (database.IsServer) ConfigureServer(options, database);
        else ConfigureSqlite(options, database, new SqliteConnectionStringBuilder
        {
            DataSource = SqlitePath(settings),
            DefaultTimeout = database.CommandTimeout
        });
    }

    public static void ConfigureServer(DbContextOptionsBuilder options, DatabaseSettings database) => _ = database.Provider switch
    {
        DatabaseProvider.SqlServer => options.UseSqlServer(database.ConnectionString, sql => sql
            .MigrationsAssembly("Requests.Migrations.SqlServer")
            .MaxBatchSize(database.BatchSize).CommandTimeout(database.CommandTimeout).EnableRetryOnFailure(Retries, LongestDelay, null))
            .ReplaceService<IMigrationsSqlGenerator, KeyedColumnsSqlGenerator>(),
        DatabaseProvider.PostgreSql => options.UseNpgsql(database.ConnectionString, sql => sql
            .MigrationsAssembly("Requests.Migrations.PostgreSql")
            .MaxBatchSize(database.BatchSize).CommandTimeout(database.CommandTimeout).EnableRetryOnFailure(Retries, LongestDelay, null)),
        _ => throw new ArgumentOutOfRangeException(nameof(database), database.Provider, "No server."),
    };

    public static void ConfigureSqlite(DbContextOptionsBuilder options, DatabaseSettings database, SqliteConnectionStringBuilder connection)
    {
        options.UseSqlite(connection.ToString(), sqlite => sqlite
            .MigrationsAssembly("Requests.Migrations.Sqlite")
            .MaxBatchSize(database.BatchSize).CommandTimeout(database.CommandTimeout));
        // Rebuilding a table leaves the transaction for a moment; a migration that breaks off there spoils a copy only.
        options.ConfigureWarnings(w => w.Ignore(RelationalEventId.NonTransactionalMigrationOperationWarning));
        options.AddInterceptors(SqliteWriters.Instance);
        SqliteSearchIndex.CreateOnMigration(options);
    }

    public static string SqlitePath(Settings settings) => Path.Combine(settings.DataFolder, SqliteFile);

    /// <summary>A server may start later than the program: it is asked again, for as long as <c>Database:WaitSeconds</c> says.</summary>
    /// <exception cref="System.Data.Common.DbException">It did not answer in that time; its own last word.</exception>
    public static async Task WaitForServerAsync(RequestsDb db, Settings settings, ILogger log, CancellationToken ct)
    {
        if (!settings.Database.IsServer) return;
        using var pace = new PeriodicTimer(TimeSpan.FromSeconds(2));
        for (var waited = 0; ; waited += 2)
        {
            try
            {
                await db.Database.OpenConnectionAsync(ct);
                await db.Database.CloseConnectionAsync();
                return;
            }
            catch (Exception e) when (waited < settings.Database.WaitSeconds && DatabaseFaults.Waiting(e) is { } reason)
            {
                log.LogWarning("The database server does not answer yet: {Reason}", reason);
                await pace.WaitForNextTickAsync(ct);
            }
        }
    }

    /// <summary>
    /// Brings the schema up to date. SQLite is migrated in a copy; a server is an operator's matter, so pending migrations
    /// stop the start with a message that says what to do.
    /// </summary>
    /// <exception cref="StartException">The server has pending migrations, or the upgrade of a SQLite file failed.</exception>
    /// <exception cref="NewerDataException">The data is of a newer program.</exception>
    public static async Task PrepareDatabaseAsync(RequestsDb db, Settings settings, ILogger log, CancellationToken ct)
    {
        if (settings.Database.IsServer)
        {
            await RefuseNewerAsync(db, settings, ct);
            var pending = (await db.Database.GetPendingMigrationsAsync(ct)).ToList();
            if (pending.Count > 0)
                throw new StartException($"数据库缺少 {pending.Count} 个迁移。请先备份，再运行 migration-script 生成脚本并由管理员执行，或者运行 migrate。 / " +
                    $"The database lacks {pending.Count} migrations ({string.Join(", ", pending)}). Back it up, then run `migration-script` and have it applied, or run `migrate`.");
            await new DataUpgrade(db, TimeProvider.System).RunAsync(migrated: false, ct);
            return;
        }
        await MigrateSqliteAsync(db, settings, log, ct);
    }

    /// <summary>Makes the SQLite file, or carries it forward in a copy (see <see cref="SqliteUpgrade"/>).</summary>
    /// <exception cref="StartException">It could not be done; the file is as it was.</exception>
    public static async Task MigrateSqliteAsync(RequestsDb db, Settings settings, ILogger log, CancellationToken ct)
    {
        OwnerOnly.Folder(settings.DataFolder);
        // Two processes may start on one file; the first migrates, the others wait for it.
        await using var turn = await FileTurn.TakeAsync(SqlitePath(settings) + ".migrating", TimeSpan.FromMinutes(5), ct);
        await RefuseNewerAsync(db, settings, ct);
        if ((await db.Database.GetPendingMigrationsAsync(ct)).FirstOrDefault() is { } pending) await new SqliteUpgrade(db, settings, log).RunAsync(pending, ct);
        else await new DataUpgrade(db, TimeProvider.System).RunAsync(migrated: false, ct);
    }

    /// <summary>Stops whoever would work with an older program on data of a newer one, or with another key than the data is sealed under.</summary>
    /// <exception cref="NewerDataException">The database has migrations this program does not know, or was carried forward by a newer one.</exception>
    public static async Task RefuseNewerAsync(RequestsDb db, Settings settings, CancellationToken ct)
    {
        if (!settings.Database.IsServer && !File.Exists(SqlitePath(settings))) return;
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var unknown = applied.Except(db.Database.GetMigrations()).ToList();
        // The row's table is as old as the first migration; an empty database has neither.
        var version = applied.Count == 0 ? null : await new DataUpgrade(db, TimeProvider.System).ReadVersionAsync(ct);
        if (unknown.Count == 0 && !DataUpgrade.IsNewer(version))
        {
            // Before anything is carried forward or written: what another key seals nobody reads again.
            if (applied.Count > 0 && db.Keys is PersonalVault vault) await KeyCheck.RefuseOtherAsync(db, vault, ct);
            return;
        }
        var what = unknown.Count == 0 ? "" : $" ({string.Join(", ", unknown)})";
        throw new NewerDataException(
            $"数据由较新版本 {version ?? "（未注明）"} 的程序升级过，本程序（{ProgramVersion.Current}）不能使用{what}。请运行较新版本的程序；要退回旧版本，请用升级前的备份。 / " +
            $"The data was carried forward by a newer program, {version ?? "not named"}; this one ({ProgramVersion.Current}) cannot work on it{what}. " +
            "Run the newer program; to go back, take the copy or backup made before the upgrade.");
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
