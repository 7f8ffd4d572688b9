using Hangfire;
using MediatR;
using Requests.Features.Areas.Archive;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Web.Jobs;

/// <summary>What Hangfire calls. A job is an alarm: it names a sweep, everything else is asked of the database.</summary>
internal sealed class SweepJobs(SweepRunner runner)
{
    // The next turn comes soon anyway; retries of a failed turn would only pile up.
    [AutomaticRetry(Attempts = 0)]
    [JobDisplayName("{0}")]
    public Task RunAsync(string sweep, CancellationToken ct) =>
        runner.RunAsync(Sweeps.Find(sweep) ?? throw new ArgumentException($"There is no sweep {sweep}.", nameof(sweep)), ct);
}

/// <summary>Clears what unfinished seals left, before the night's verification. The command itself holds the chains still.</summary>
internal sealed class ClearArchiveJob(IMediator mediator, Caller caller)
{
    /// <exception cref="InvalidOperationException">The sweep was refused; the job fails, so that somebody sees it.</exception>
    [AutomaticRetry(Attempts = 0)]
    public async Task RunAsync(CancellationToken ct)
    {
        caller.ActAsSystem();
        if ((await mediator.Send(new SweepArchive.Command(), ct)).Problem is { } refused) throw new InvalidOperationException($"The archive was not cleared: {refused.Code}.");
    }
}
