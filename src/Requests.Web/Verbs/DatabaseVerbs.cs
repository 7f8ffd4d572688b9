using System.CommandLine;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Upgrades;
using Requests.Web.Hosting;
using Requests.Web.Jobs;

namespace Requests.Web.Verbs;

/// <summary><c>migrate</c> and <c>migration-script</c>.</summary>
internal static class DatabaseVerbs
{
    public static Command Migrate(string[] args) => VerbHost.Make("migrate",
        "把数据库升级到本版本 / bring the database up to this version", args, async (scope, _, ct) =>
        {
            if (!scope.Settings.Database.IsServer)
                await DatabaseSetup.MigrateSqliteAsync(scope.Db, scope.Settings, scope.Services.GetRequiredService<ILogger<RequestsDb>>(), ct);
            else
            {
                await scope.Db.Database.OpenConnectionAsync(ct);
                await DatabaseSetup.RefuseNewerAsync(scope.Db, scope.Settings, ct);
                await scope.Db.Database.MigrateAsync(ct);
                await new DataUpgrade(scope.Db, TimeProvider.System).RunAsync(migrated: true, ct);
                await JobsRegistration.PrepareTablesAsync(scope.Settings, ct);
            }
            Console.WriteLine($"{(await scope.Db.Database.GetAppliedMigrationsAsync(ct)).Last()}");
            return ProgramVerbs.Done;
        });

    public static Command Script(string[] args)
    {
        var verb = new Command("migration-script", "输出数据库服务器的升级脚本，可重复执行，不需要连接 / print the idempotent script for the database server; needs no server")
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        verb.SetAction(parsed =>
        {
            var provider = Composition.ReadSettings(VerbHost.SettingsIn(args, parsed)).Database.Provider;
            Console.Write(provider == DatabaseProvider.PostgreSql ? PostgreSqlScript() : SqlServerScript());
            return ProgramVerbs.Done;
        });
        return verb;
    }

    /// <summary>
    /// The idempotent script that brings any earlier SQL Server database up to this version, with the tables of the job storage.
    /// It sets what its indexes need whatever the tool's defaults are, and after a fault nothing more of it is carried out.
    /// </summary>
    public static string SqlServerScript() => new MigrationScript(Migrations(DatabaseProvider.SqlServer, "Server=none"),
        JobsRegistration.SqlServerTables).ToString();

    /// <summary>The same for PostgreSQL, for psql. The job storage's tables are made by <c>migrate</c> only: its package has no script that may run twice.</summary>
    public static string PostgreSqlScript() => "\\set ON_ERROR_STOP on\n" + Migrations(DatabaseProvider.PostgreSql, "Host=none");

    private static string Migrations(DatabaseProvider provider, string connection)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.ConfigureServer(options, new DatabaseSettings { Provider = provider, ConnectionString = connection });
        using var db = new RequestsDb(options.Options);
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent);
    }
}
