using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Serilog;
using Serilog.Extensions.Logging;
using Serilog.Formatting;
using Serilog.Formatting.Compact;
using Serilog.Formatting.Display;

namespace Requests.Web.Hosting;

/// <summary>What an operator sees: lines on the console, traces and metrics. Names and outcomes, never the content of a request.</summary>
internal static class Observation
{
    private const string OtlpEndpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /// <summary>Levels stay in section <c>Logging</c>; Serilog only writes.</summary>
    /// <param name="quiet">Verbs print their own lines; only warnings are logged beside them.</param>
    public static void AddLog(this ILoggingBuilder logging, LogFormat format, bool quiet)
    {
        ITextFormatter lines = format == LogFormat.Json ? new RenderedCompactJsonFormatter()
            : new MessageTemplateTextFormatter("{Timestamp:yyyy-MM-dd HH:mm:ss.fff zzz} {Level:u3} {Message:lj} {TraceId}{NewLine}{Exception}", CultureInfo.InvariantCulture);
        // As a plain provider: Serilog's own AddSerilog would let every level through.
        logging.AddProvider(new SerilogLoggerProvider(new LoggerConfiguration().MinimumLevel.Verbose().Enrich.FromLogContext()
            .WriteTo.Console(lines).CreateLogger(), dispose: true));
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

    /// <summary>One line a request: its door, what came of it, how long it took, who asked. A door's pattern, never an address, which may name a case.</summary>
    public static void UseRequestLog(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger("Requests.Web.Request");
        app.Use(async (http, next) =>
        {
            var started = Stopwatch.GetTimestamp();
            try
            {
                await next(http);
            }
            finally
            {
                // Files of the pages are asked for with each of them, and probes every few seconds.
                var endpoint = http.GetEndpoint() ?? http.Features.Get<IExceptionHandlerFeature>()?.Endpoint;
                var pattern = (endpoint as RouteEndpoint)?.RoutePattern.RawText;
                var isMinor = pattern is null ? http.Response.StatusCode < 400 : pattern.StartsWith("/health", StringComparison.Ordinal);
                log.Log(isMinor ? LogLevel.Debug : LogLevel.Information, "{Method} {Door} {Status} in {Milliseconds:0} ms by {Caller}", http.Request.Method,
                    pattern is null ? "-" : "/" + pattern.TrimStart('/'),
                    http.Response.StatusCode, Stopwatch.GetElapsedTime(started).TotalMilliseconds, http.RequestServices.GetRequiredService<ICaller>().Name);
            }
        });
    }
}
