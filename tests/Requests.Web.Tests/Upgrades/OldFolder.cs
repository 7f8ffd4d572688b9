using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Upgrades;

/// <summary>A data folder as a program had it before all migrations but the first.</summary>
internal sealed class OldFolder : IDisposable
{
    public const string FirstMigration = "Initial";

    private OldFolder(string path) => Folder = path;

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "requests.db");

    /// <summary>The office's data, its database taken back to the first migration.</summary>
    public static async Task<OldFolder> MakeAsync(WebOffice office)
    {
        var old = new OldFolder(Directory.CreateTempSubdirectory("requests-old-").FullName);
        await DatabaseSetup.BackUpSqliteAsync(Path.Combine(office.Folder, "requests.db"), old.Database, CancellationToken.None);
        await old.InDbAsync(async db =>
        {
            await db.Database.ExecuteSqlRawAsync("DELETE FROM InstallationValues WHERE Name = 'program-version'");
            await db.GetService<IMigrator>().MigrateAsync(FirstMigration);
            return 0;
        });
        CopyFolder(Path.Combine(office.Folder, "archive"), Path.Combine(old.Folder, "archive"));
        CopyFolder(Path.Combine(office.Folder, "files"), Path.Combine(old.Folder, "files"));
        return old;
    }

    public static void CopyFolder(string from, string to)
    {
        if (!Directory.Exists(from)) return;
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    public Task<List<string>> MigrationsAsync() => InDbAsync(async db => (await db.Database.GetAppliedMigrationsAsync()).ToList());

    public Task<int> CasesAsync() => InDbAsync(db => db.Database.SqlQueryRaw<int>("SELECT COUNT(*) AS Value FROM Cases").SingleAsync());

    public Task<int> ExecuteAsync(string sql) => InDbAsync(db => db.Database.ExecuteSqlRawAsync(sql));

    public async Task<T> InDbAsync<T>(Func<RequestsDb, Task<T>> look)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureSqlite(options, new DatabaseSettings(), new SqliteConnectionStringBuilder { DataSource = Database, Pooling = false });
        var caller = new Caller();
        caller.ActAsSystem();
        await using var db = new RequestsDb(options.Options).For(caller);
        return await look(db);
    }

    public void Dispose()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }
}
