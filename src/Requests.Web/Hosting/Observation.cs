using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Requests.Features.Services.Pipeline;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Requests.Web.Hosting;

/// <summary>What an operator sees: JSON lines on the console, traces and metrics. Names and outcomes, never the content of a request.</summary>
internal static class Observation
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Levels stay in section <c>Logging</c>; Serilog only writes.</summary>
    /// <param name="quiet">Verbs print their own lines; only warnings are logged beside them.</param>
    public static void AddJsonLog(this ILoggingBuilder logging, bool quiet)
    {
        // As a plain provider: Serilog's own AddSerilog would let every level through.
        logging.ClearProviders().AddProvider(new SerilogLoggerProvider(new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext()
            .WriteTo.Console(new RenderedCompactJsonFormatter()).CreateLogger(), dispose: true));
        // The key manager warns that its keys are not encrypted: it cannot see that KeyRing seals them.
        logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        if (quiet) logging.AddFilter(null, LogLevel.Warning).AddFilter("Requests", LogLevel.Warning).AddFilter("Microsoft", LogLevel.Warning);
    }

    public static void AddObservation(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService("requests"))
            .WithTracing(t => t.AddSource(Telemetry.Activities.Name).AddAspNetCoreInstrumentation())
            .WithMetrics(m => m.AddMeter(Telemetry.Meter.Name).AddAspNetCoreInstrumentation());
        if (!string.IsNullOrEmpty(configuration[OtlpEndpoint])) OpenTelemetry.OpenTelemetryBuilderOtlpExporterExtensions.UseOtlpExporter(telemetry);
    }
}
