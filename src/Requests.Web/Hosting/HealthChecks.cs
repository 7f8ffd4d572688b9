using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Calendars;
using Requests.Features.Services.Content;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Hosting;

/// <summary>
/// Whether this node lives and may be sent work. Without the database or the file store it may not (503); a missing calendar or
/// a late night is an alarm for people, not a reason to turn applicants away, so the node is "degraded" and answers 200.
/// </summary>
internal static class HealthChecks
{
    public const string Live = "/health/live";
    public const string Ready = "/health/ready";

    public static void AddHealth(this IServiceCollection services) => services.AddHealthChecks()
        .AddCheck<DatabaseHealth>("database")
        .AddCheck<FileStoreHealth>("fileStore")
        .AddCheck<KeyHealth>("personalKey")
        .AddCheck<CalendarHealth>("calendar", HealthStatus.Degraded)
        .AddCheck<HeartbeatHealth>("heartbeat", HealthStatus.Degraded);

    public static void MapHealth(this WebApplication app)
    {
        app.MapHealthChecks(Live, new HealthCheckOptions { Predicate = _ => false, ResponseWriter = WriteAsync });
        app.MapHealthChecks(Ready, new HealthCheckOptions { ResponseWriter = WriteAsync });
    }

    private static Task WriteAsync(HttpContext http, HealthReport report) => http.Response.WriteAsJsonAsync(new
    {
        Status = report.Status.ToString().ToLowerInvariant(),
        Version = ProgramVersion.Current,
        Entries = report.Entries.ToDictionary(e => e.Key, e => new { Status = e.Value.Status.ToString().ToLowerInvariant(), e.Value.Description }),
    });
}

internal sealed class DatabaseHealth(RequestsDb db) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await db.Set<Body>().AnyAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>The key that this node holds is the one the data is sealed under, and its file is still there for the next start.</summary>
internal sealed class KeyHealth(RequestsDb db, PersonalVault vault, Settings settings) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var kept = await KeyCheck.KeptAsync(db, cancellationToken);
        if (kept is not null && !vault.KeyIds.Contains(kept)) return
            HealthCheckResult.Unhealthy($"the data is sealed under key {kept}, this node holds {vault.KeyId}");
        return Keys.IsThere(settings) ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("the key file is gone; put it back before the next start");
    }
}

/// <summary>Writes a byte and takes it away again, where the stores themselves put what is not kept yet; object storage is asked for something it does not have.</summary>
internal sealed class FileStoreHealth(Settings settings, [FromKeyedServices(ContentStores.Archive)] IContentStore archive) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (settings.Files.Store == FileStoreKind.S3)
        {
            await archive.LengthAsync(new string('0', 64), cancellationToken);
            return HealthCheckResult.Healthy();
        }
        foreach (var store in new[] { settings.FilesFolder, settings.ArchiveFolder })
        {
            var folder = Path.Combine(store, "incoming");
            Directory.CreateDirectory(folder);
            await using var probe = new FileStream(Path.Combine(folder, $".probe-{Guid.NewGuid():N}"), FileMode.CreateNew, FileAccess.Write, FileShare.None, 1,
                FileOptions.DeleteOnClose);
            probe.WriteByte(0);
        }
        return HealthCheckResult.Healthy();
    }
}

internal sealed class CalendarHealth(RequestsDb db, Caller caller, WorkCalendars calendars, IOfficeClock clock) : IHealthCheck
{
    /// <summary>Under this the entry tells the last day that is known.</summary>
    public const string LastDay = "lastDay";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        caller.ActAsSystem();
        foreach (var body in await db.Set<Body>().AsNoTracking().ToListAsync(cancellationToken))
        {
            var coverageTo = (await calendars.ForAsync(body.Id, cancellationToken)).CoverageTo;
            if (CalendarCoverage.IsMissing(coverageTo, clock.Today))
                return HealthCheckResult.Degraded($"{body.Code}: the calendar ends on {coverageTo:yyyy-MM-dd}", data: new Dictionary<string, object> { [LastDay] = coverageTo });
        }
        return HealthCheckResult.Healthy();
    }
}

internal sealed class HeartbeatHealth(Heartbeats heartbeats) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        var late = await heartbeats.LateAsync(cancellationToken);
        return late.Count == 0
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Degraded(string.Join("; ", late.Select(l => $"{l.Sweep} not since {l.Since:u}")));
    }
}
