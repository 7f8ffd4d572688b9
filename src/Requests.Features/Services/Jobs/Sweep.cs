using System.Reflection;
using MediatR;
using Requests.Features.Areas.Timers;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Jobs;

/// <summary>What one batch of a sweep came to.</summary>
/// <param name="Checked">Cases, messages or seals looked at.</param>
/// <param name="Done">What it did: reminders sent, proposals made, mails delivered.</param>
/// <param name="Faults">What it found wrong.</param>
/// <param name="Next">Where the next batch goes on; null after the last.</param>
/// <param name="Found">Of the faults, how many of which sort; null where a sweep knows one sort only.</param>
public sealed record SweepBatch(int Checked, int Done, int Faults, string? Next = null, IReadOnlyDictionary<string, int>? Found = null);

/// <summary>Makes a use case a sweep: its command takes the place where the batch before ended, and answers a <see cref="SweepBatch"/>.</summary>
/// <param name="name">Kebab-case; the name of its lease, its heartbeat and its door.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SweepAttribute(string name) : Attribute
{
    public string Name => name;

    /// <summary>Runs once a night, so that its heartbeat may be at most <see cref="Sweeps.HeartbeatPatience"/> old.</summary>
    public bool IsNightly { get; init; }

    /// <summary>What it checks, as the heartbeat's line says it.</summary>
    public string Things { get; init; } = "cases";
}

/// <summary>
/// 巡检: recurring work that asks the database what is due, so a lost alarm loses nothing. Each batch is one use case in a
/// small transaction of its own and may be repeated without effect.
/// </summary>
public sealed record Sweep(string Name, bool IsNightly, string Things, Func<string?, IRequest<Result<SweepBatch>>> Batch);

public static class Sweeps
{
    /// <summary>Cases of one batch, and so of one transaction.</summary>
    public const int BatchSize = 100;

    public const string SelfCheck = "self-check";

    /// <summary>A night, and two hours for a slow one.</summary>
    public static readonly TimeSpan HeartbeatPatience = TimeSpan.FromHours(26);

    public static readonly IReadOnlyList<Sweep> All =
    [
        .. from command in typeof(Sweeps).Assembly.GetTypes()
           let sweep = command.GetCustomAttribute<SweepAttribute>()
           where sweep is not null
           orderby sweep.Name
           select new Sweep(sweep.Name, sweep.IsNightly, sweep.Things, after => (IRequest<Result<SweepBatch>>)Activator.CreateInstance(command, after)!),
    ];

    public static Sweep? Find(string name) => All.FirstOrDefault(s => s.Name == name);
}
