using Hangfire;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Web.Hosting;
using Requests.Web.Mail;

namespace Requests.Web.Jobs;

/// <summary>The only place that knows Hangfire's storage. With no workers this node sets no alarms and runs no jobs.</summary>
internal static class JobsRegistration
{
    public const string Dashboard = "/hangfire";

    public static void AddJobs(this IServiceCollection services, Settings settings)
    {
        // Of this host alone: Hangfire's own way goes by a static, which hosts of one process would take from each other.
        services.AddSingleton(_ => StorageOf(settings));
        services.AddHangfire(hangfire => hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings());
        services.AddScoped<SweepJobs>();
        services.AddScoped<ImportStarter>();
        services.AddScoped<ClearArchiveJob>();
        if (settings.Mail.Host.Length > 0) services.AddSingleton<IMailSender, SmtpMailSender>();
        else services.AddSingleton<IMailSender, FolderMailSender>();
        if (settings.Gateway.Address.Length > 0) services.AddSingleton<ITextSender, GatewayTextSender>();
        else services.AddSingleton<ITextSender, FolderTextSender>();
        if (settings.Jobs.Workers == 0) return;
        services.AddHangfireServer(server => server.WorkerCount = settings.Jobs.Workers);
        services.AddHostedService<SweepAlarms>();
    }

    private static JobStorage StorageOf(Settings settings) => settings.Jobs.Storage switch
    {
        // The program makes no tables while it serves; `migrate` and the script do.
        JobStorageKind.SqlServer => new SqlServerStorage(settings.JobConnection, new SqlServerStorageOptions { PrepareSchemaIfNecessary = false }),
        JobStorageKind.PostgreSql => new PostgreSqlStorage(new NpgsqlConnectionFactory(settings.JobConnection, NoTables), NoTables),
        _ => new InMemoryStorage(),
    };

    private static readonly PostgreSqlStorageOptions NoTables = new() { PrepareSchemaIfNecessary = false };

    /// <summary>The script of the job storage's tables on SQL Server; may run again.</summary>
    public static string SqlServerTables => SqlServerObjectsInstaller.GetInstallScript(null, enableHeavyMigrations: false);

    /// <summary>Makes or renews the tables of the job storage; the login needs the right to.</summary>
    public static async Task PrepareTablesAsync(Settings settings, CancellationToken ct)
    {
        if (settings.Jobs.Storage == JobStorageKind.SqlServer)
        {
            await using var connection = new Microsoft.Data.SqlClient.SqlConnection(settings.JobConnection);
            await connection.OpenAsync(ct);
            SqlServerObjectsInstaller.Install(connection);
        }
        else if (settings.Jobs.Storage == JobStorageKind.PostgreSql)
        {
            await using var connection = new Npgsql.NpgsqlConnection(settings.JobConnection);
            await connection.OpenAsync(ct);
            PostgreSqlObjectsInstaller.Install(connection);
        }
    }

    public static void MapJobs(this WebApplication app) => app.MapHangfireDashboard(Dashboard, new DashboardOptions
    {
        Authorization = [new OperatorsOnly()],
        DisplayStorageConnectionString = false,
        AppPath = "/admin/health",
    });

    // Jobs are of the installation: its operators only, and no key, whatever its scopes.
    private sealed class OperatorsOnly : IDashboardAuthorizationFilter
    {
        // Refused, the dashboard answers 401 to who is not signed in and 403 to who is.
        public bool Authorize(DashboardContext context) =>
            context.GetHttpContext().RequestServices.GetRequiredService<ICaller>() is { Scopes: null, MustEnrol: false } caller
                && Permissions.MayEver(Act.RunSweeps, caller.Roles);
    }
}
