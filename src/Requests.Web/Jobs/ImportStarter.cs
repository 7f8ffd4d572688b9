using Hangfire;
using MediatR;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;

namespace Requests.Web.Jobs;

/// <summary>Starts an import and has it taken up at once, not at the next turn of its job. Every door starts one here.</summary>
internal sealed class ImportStarter(IMediator mediator, IBackgroundJobClient jobs)
{
    public async Task<Result<StartImport.Response>> StartAsync(StartImport.Command command, CancellationToken ct)
    {
        var started = await mediator.Send(command, ct);
        if (started.Problem is null) jobs.Enqueue<SweepJobs>(job => job.RunAsync(RunImports.Name, CancellationToken.None));
        return started;
    }
}
