using MediatR;
using Requests.Features.Notices;
using Requests.Features.Pipeline;

namespace Requests.Features.Timers;

/// <summary>What one batch of a sweep came to.</summary>
/// <param name="Checked">Cases, messages or seals looked at.</param>
/// <param name="Done">What it did: reminders sent, proposals made, mails delivered.</param>
/// <param name="Faults">What it found wrong.</param>
/// <param name="Next">Where the next batch goes on; null after the last.</param>
public sealed record SweepBatch(int Checked, int Done, int Faults, string? Next = null);

/// <summary>
/// 巡检: recurring work that asks the database what is due, so a lost alarm loses nothing. Each batch is one use case in a
/// small transaction of its own and may be repeated without effect.
/// </summary>
/// <param name="Name">Kebab-case; the name of its lease, its heartbeat and its door.</param>
/// <param name="IsNightly">Runs once a night, so that its heartbeat may be at most <see cref="Sweeps.HeartbeatPatience"/> old.</param>
/// <param name="Batch">The use case of one batch, given where the one before ended.</param>
public sealed record Sweep(string Name, bool IsNightly, Func<string?, IRequest<Result<SweepBatch>>> Batch);

public static class Sweeps
{
    /// <summary>Cases of one batch, and so of one transaction.</summary>
    public const int BatchSize = 100;

    /// <summary>A night, and two hours for a slow one.</summary>
    public static readonly TimeSpan HeartbeatPatience = TimeSpan.FromHours(26);

    public static readonly Sweep RemindDue = new("remind-due", false, after => new RemindDue.Command(after));
    public static readonly Sweep ProposeLapses = new("propose-lapses", false, after => new ProposeLapses.Command(after));
    public static readonly Sweep DeliverOutbox = new("deliver-outbox", false, _ => new DeliverOutbox.Command());
    public static readonly Sweep CheckCalendarCoverage = new("check-calendar-coverage", false, _ => new CheckCalendarCoverage.Command());
    public static readonly Sweep WatchHeartbeats = new("watch-heartbeats", false, _ => new WatchHeartbeats.Command());
    public static readonly Sweep SelfCheck = new("self-check", true, after => new SelfCheck.Command(after));

    public static readonly IReadOnlyList<Sweep> All =
        [RemindDue, ProposeLapses, DeliverOutbox, CheckCalendarCoverage, WatchHeartbeats, SelfCheck];

    public static Sweep? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
