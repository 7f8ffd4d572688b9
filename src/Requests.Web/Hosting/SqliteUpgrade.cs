using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Upgrades;
using Requests.Migrations.Sqlite;

namespace Requests.Web.Hosting;

/// <summary>
/// Carries a SQLite file forward in a copy that takes its place at the end, in one rename. Whatever breaks off before, a
/// migration, the disk or the process, the file is as it was and the former program may go on with it. The file as it was
/// stays beside as <c>requests.db.before-...</c>; that is the way back after an upgrade that succeeded.
/// </summary>
internal sealed class SqliteUpgrade(RequestsDb db, Settings settings, ILogger log)
{
    // Whoever else has the file open gets this long to let go of it.
    private const int SecondsForOthers = 5;

    private readonly string _path = DatabaseSetup.SqlitePath(settings);

    private string Copy => _path + ".upgrading";

    /// <param name="firstMigration">Names the copy of the file as it was.</param>
    /// <exception cref="StartException">It could not be done; the message says why and how to go on.</exception>
    public async Task RunAsync(string firstMigration, CancellationToken ct)
    {
        var before = $"{_path}.before-{firstMigration}";
        var isThere = File.Exists(_path);
        try
        {
            Tidy();
            await using var held = isThere ? await HoldAsync(ct) : null;
            try
            {
                if (held is not null) KeepBefore(held, before);
                await CarryForwardAsync(ct);
                // Windows renames no open file; elsewhere the hold lasts until the new file is in place, so that nobody writes to the old one in between.
                if (OperatingSystem.IsWindows() && held is not null) await held.DisposeAsync();
                File.Move(Copy, _path, overwrite: true);
            }
            catch when (held is not null)
            {
                await LetGoAsync(held);
                throw;
            }
        }
        catch (Exception fault) when (fault is SqliteException or DbUpdateException or IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            Tidy();
            throw new StartException(
                $"数据库升级没有完成，原文件未改动，旧版本程序仍可使用：{_path}。请排除原因后重新启动；磁盘须有数据库两倍以上的空间。 / " +
                $"The upgrade was not done. The database is as it was and the former program can go on with it: {_path}. " +
                $"Remove the cause and start again; the disk needs room for the database twice over. ({(fault.InnerException ?? fault).Message})", fault);
        }
        if (isThere)
            log.LogInformation("Upgraded the database to {Version}. The file as it was: {Before}. To go back, stop the program, put it in the place of {Path} and start the former program",
                ProgramVersion.Current, before, _path);
    }

    // Leaving write-ahead mode is only granted to whoever has the file alone, so a program that still runs on it is found here;
    // from then on nobody else may read or write, until the connection is closed.
    private async Task<SqliteConnection> HoldAsync(CancellationToken ct)
    {
        SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        var held = Connection();
        try
        {
            await held.OpenAsync(ct);
            Execute(held, "PRAGMA journal_mode=DELETE; PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT");
            return held;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is SqliteBusy or SqliteLocked)
        {
            await held.DisposeAsync();
            throw new StartException(
                $"另一个进程正在使用数据库，未升级。请停止所有节点后重新启动：{_path} / " +
                $"Another process has the database open; nothing was upgraded. Stop every node and start again: {_path}");
        }
    }

    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    private async Task LetGoAsync(SqliteConnection held)
    {
        await held.DisposeAsync();
        await using var normal = Connection();
        await normal.OpenAsync(CancellationToken.None);
        Execute(normal, "PRAGMA journal_mode=WAL");
    }

    private SqliteConnection Connection() =>
        new(new SqliteConnectionStringBuilder { DataSource = _path, Pooling = false, DefaultTimeout = SecondsForOthers }.ToString());

    // Under its own name only once it is whole.
    private void KeepBefore(SqliteConnection held, string before)
    {
        using (var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Copy, Pooling = false }.ToString()))
        {
            copy.Open();
            held.BackupDatabase(copy);
        }
        Flush(Copy);
        File.Move(Copy, before, overwrite: true);
        File.Copy(before, Copy);
    }

    private async Task CarryForwardAsync(CancellationToken ct)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureSqlite(options, settings.Database,
            new SqliteConnectionStringBuilder { DataSource = Copy, Pooling = false, DefaultTimeout = settings.Database.CommandTimeout });
        var caller = new Caller();
        caller.ActAsSystem();
        await using (var copy = new RequestsDb(options.Options).For(caller, db.Keys))
        {
            // A program before 1.0.0 that was killed while migrating left its lock row, and waiting for it would never end (dotnet/efcore 38958).
            if (File.Exists(Copy)) await copy.Database.ExecuteSqlRawAsync("DROP TABLE IF EXISTS \"__EFMigrationsLock\"", ct);
            else await NewDatabase.CreateAsync(copy, ct);
            await copy.Database.MigrateAsync(ct);
            await new DataUpgrade(copy, TimeProvider.System).RunAsync(migrated: true, ct);
            // Migrations that rebuild a table do it without this check.
            if ((await copy.Database.SqlQueryRaw<string>("SELECT \"table\" AS Value FROM pragma_foreign_key_check").ToListAsync(ct)).FirstOrDefault() is { } broken)
                throw new InvalidOperationException($"Rows of {broken} point nowhere after the migration.");
            await copy.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", ct);
        }
        Flush(Copy);
        if (File.Exists(Copy + "-wal")) throw new IOException($"{Copy}-wal was left.");
    }

    private void Tidy()
    {
        foreach (var rest in (string[])[Copy, Copy + "-journal", Copy + "-wal", Copy + "-shm"]) File.Delete(rest);
    }

    private static void Flush(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        file.Flush(flushToDisk: true);
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
