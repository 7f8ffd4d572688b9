using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Upgrades;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary><c>migrate</c> and <c>migration-script</c>.</summary>
internal static class DatabaseVerbs
{
    public static Command Migrate(string[] args) => VerbHost.Make("migrate",
        "把数据库升级到本版本 / bring the database up to this version", args, async (scope, _, ct) =>
        {
            if (scope.Settings.Database.Provider == DatabaseProvider.Sqlite)
                await DatabaseSetup.MigrateSqliteAsync(scope.Db, scope.Settings, scope.Services.GetRequiredService<ILogger<RequestsDb>>(), ct);
            else
            {
                await DatabaseSetup.RefuseNewerAsync(scope.Db, scope.Settings, ct);
                await scope.Db.Database.MigrateAsync(ct);
                await new DataUpgrade(scope.Db, TimeProvider.System).RunAsync(migrated: true, ct);
            }
            Console.WriteLine($"{(await scope.Db.Database.GetAppliedMigrationsAsync(ct)).Last()}");
            return ProgramVerbs.Done;
        });

    public static Command Script()
    {
        var verb = new Command("migration-script", "输出 SQL Server 升级脚本，可重复执行，不需要连接 / print the idempotent SQL Server script; needs no server");
        verb.SetAction(_ =>
        {
            Console.Write(SqlServerScript());
            return ProgramVerbs.Done;
        });
        return verb;
    }

    /// <summary>The idempotent script that brings any earlier SQL Server database up to this version.</summary>
    public static string SqlServerScript()
    {
        var options = new DbContextOptionsBuilder<RequestsDb>()
            .UseSqlServer("Server=none", o => o.MigrationsAssembly("Requests.Migrations.SqlServer")).Options;
        using var db = new RequestsDb(options, new Caller());
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }
}
