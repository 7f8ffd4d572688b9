using System.Diagnostics.Metrics;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Services.Jobs;

/// <summary>What the sweeps count.</summary>
internal static class SweepMetrics
{
    public static readonly Histogram<double> Seconds = Telemetry.Meter.CreateHistogram<double>("requests.sweep.duration", "s");
    public static readonly Counter<long> RemindersSent = Telemetry.Meter.CreateCounter<long>("requests.reminders.sent");
    public static readonly Counter<long> MessagesSent = Telemetry.Meter.CreateCounter<long>("requests.outbox.sent");
    public static readonly Counter<long> MessagesDead = Telemetry.Meter.CreateCounter<long>("requests.outbox.dead");
}
