using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Requests.Features.Pipeline;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting.Compact;

namespace Requests.Web.Hosting;

/// <summary>What an operator sees: JSON lines on the console, traces and metrics. Names and outcomes, never the content of a request.</summary>
internal static class Observation
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Levels stay in section <c>Logging</c>; Serilog only writes, so it is added as a plain provider: its own extension would let every level through.</summary>
    public static void AddJsonLog(this ILoggingBuilder logging) => logging.ClearProviders()
        .AddProvider(new SerilogLoggerProvider(new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext()
            .WriteTo.Console(new RenderedCompactJsonFormatter()).CreateLogger(), dispose: true));

    public static void AddObservation(this IServiceCollection services, IConfiguration configuration)
    {
        var telemetry = services.AddOpenTelemetry().ConfigureResource(r => r.AddService("requests"))
            .WithTracing(t => t.AddSource(Telemetry.Activities.Name).AddAspNetCoreInstrumentation())
            .WithMetrics(m => m.AddMeter(Telemetry.Meter.Name).AddAspNetCoreInstrumentation());
        if (!string.IsNullOrEmpty(configuration[OtlpEndpoint])) OpenTelemetry.OpenTelemetryBuilderOtlpExporterExtensions.UseOtlpExporter(telemetry);
    }
}
