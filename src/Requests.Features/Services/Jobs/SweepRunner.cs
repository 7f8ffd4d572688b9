using System.Diagnostics;
using System.Globalization;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Features.Services.Jobs;

/// <summary>What a whole sweep came to.</summary>
/// <param name="Ran">False when another node was running it; then nothing was done here.</param>
/// <param name="Things">What was checked.</param>
/// <param name="Found">Of the faults, how many of which sort.</param>
public sealed record SweepRun(string Sweep, bool Ran, string Things, int Checked, int Done, int Faults, IReadOnlyDictionary<string, int> Found)
{
    public SweepRun And(SweepBatch batch) => this with
    {
        Checked = Checked + batch.Checked,
        Done = Done + batch.Done,
        Faults = Faults + batch.Faults,
        Found = batch.Found is null ? Found : Found.Concat(batch.Found).GroupBy(f => f.Key).ToDictionary(g => g.Key, g => g.Sum(f => f.Value)),
    };

    /// <summary>The heartbeat's line.</summary>
    public string Line => string.Create(CultureInfo.InvariantCulture, $"checked {Checked} {Things}, {Faults} faults, {Done} done");
}

/// <summary>Runs a sweep batch by batch as the system, under its lease, and leaves a heartbeat when it came to its end.</summary>
public sealed class SweepRunner(IServiceScopeFactory scopes, TimeProvider time, ILogger<SweepRunner> log)
{
    private static readonly TimeSpan LeaseLength = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan HeartbeatsKept = TimeSpan.FromDays(30);

    /// <exception cref="InvalidOperationException">A batch was refused, or the lease was lost on the way; what was done stays done.</exception>
    public async Task<SweepRun> RunAsync(Sweep sweep, CancellationToken ct)
    {
        var started = Stopwatch.GetTimestamp();
        var owner = $"{Node}/{Guid.NewGuid():N}";
        var run = new SweepRun(sweep.Name, true, sweep.Things, 0, 0, 0, new Dictionary<string, int>());
        if (!await LeaseAsync(leases => leases.TakeAsync(sweep.Name, owner, LeaseLength, ct))) return run with { Ran = false };
        try
        {
            string? after = null;
            do
            {
                var batch = await HoldingAsync(sweep, owner, token => BatchAsync(sweep, after, token), ct);
                run = run.And(batch);
                after = batch.Next;
                if (!await LeaseAsync(leases => leases.RenewAsync(sweep.Name, owner, LeaseLength, ct)))
                    throw new InvalidOperationException($"The lease of {sweep.Name} was lost.");
            }
            while (after is not null);
            await LeaveHeartbeatAsync(run, ct);
        }
        finally
        {
            await LeaseAsync(async leases =>
            {
                await leases.ReleaseAsync(sweep.Name, owner, CancellationToken.None);
                return true;
            });
        }
        SweepMetrics.Seconds.Record(Stopwatch.GetElapsedTime(started).TotalSeconds, new KeyValuePair<string, object?>("sweep", sweep.Name));
        log.LogInformation("Sweep {Sweep}: {Line}", sweep.Name, run.Line);
        return run;
    }

    // A long batch must not outlive its lease: it is renewed meanwhile, and the batch stopped if somebody else got it.
    private async Task<SweepBatch> HoldingAsync(Sweep sweep, string owner, Func<CancellationToken, Task<SweepBatch>> work, CancellationToken ct)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ct);
        using var pace = new PeriodicTimer(LeaseLength / 5, time);
        var batch = work(stop.Token);
        var renewing = RenewAsync();
        try
        {
            return await batch;
        }
        finally
        {
            pace.Dispose();
            await renewing;
        }

        async Task RenewAsync()
        {
            while (await pace.WaitForNextTickAsync(CancellationToken.None))
            {
                if (await LeaseAsync(leases => leases.RenewAsync(sweep.Name, owner, LeaseLength, CancellationToken.None))) continue;
                await stop.CancelAsync();
                return;
            }
        }
    }

    private static string Node => $"{Environment.MachineName}/{Environment.ProcessId}";

    private async Task<SweepBatch> BatchAsync(Sweep sweep, string? after, CancellationToken ct)
    {
        await using var scope = SystemScope();
        var result = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(sweep.Batch(after), ct);
        return result.Problem is { } problem
            ? throw new InvalidOperationException($"Sweep {sweep.Name} was refused: {problem.Code}")
            : result.Value;
    }

    private async Task<bool> LeaseAsync(Func<Leases, Task<bool>> act)
    {
        await using var scope = SystemScope();
        return await act(scope.ServiceProvider.GetRequiredService<Leases>());
    }

    private async Task LeaveHeartbeatAsync(SweepRun run, CancellationToken ct)
    {
        await using var scope = SystemScope();
        var db = scope.ServiceProvider.GetRequiredService<RequestsDb>();
        var now = scope.ServiceProvider.GetRequiredService<IOfficeClock>().Now;
        db.Set<Heartbeat>().Add(new Heartbeat(run.Sweep, Node, run.Checked, run.Faults, run.Line, run.Found, now));
        await db.SaveChangesAsync(ct);
        var old = now - HeartbeatsKept;
        await db.Set<Heartbeat>().Where(h => h.Job == run.Sweep && h.At < old).ExecuteDeleteAsync(ct);
    }

    private AsyncServiceScope SystemScope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Caller>().ActAsSystem();
        return scope;
    }
}
