using MediatR;
using Requests.Features.Areas.Timers;
using Requests.Features.Services.Jobs;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to the sweeps: when they last ran, and running one now.</summary>
internal static class SweepEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var sweeps = api.MapGroup("/sweeps").WithTags("Sweeps");
        sweeps.MapGet("/", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListSweeps.Query(), ct)).ToAnswer())
            .WithName(nameof(ListSweeps)).WithSummary("定时任务和最近一次心跳 / The sweeps and their last heartbeats")
            .Produces<ListSweeps.Response>().ProducesProblems(401, 403);

        sweeps.MapGet("/self-check", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadSelfCheck.Query(), ct)).ToAnswer())
            .WithName(nameof(ReadSelfCheck)).WithSummary("最近一次自检，逐项列出 / The last self-check, invariant by invariant")
            .Produces<ReadSelfCheck.Response>().ProducesProblems(401, 403);
        sweeps.MapGet("/proofs", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadProofCheck.Query(), ct)).ToAnswer())
            .WithName(nameof(ReadProofCheck)).WithSummary("最近一次档案和记录核验 / When archive and records were last checked, and what was found")
            .Produces<ReadProofCheck.Response>().ProducesProblems(401, 403);
        sweeps.MapPost("/{name}", async (string name, IMediator mediator, SweepRunner runner, CancellationToken ct) =>
            {
                var asked = await mediator.Send(new AskForSweep.Command(name), ct);
                return asked.Problem is { } problem ? problem.ToAnswer() : Results.Ok(await runner.RunAsync(Sweeps.Find(asked.Value.Name)!, ct));
            })
            .WithName(nameof(AskForSweep)).WithSummary("立即运行一项定时任务；别的节点正在运行时 ran 为 false / Run a sweep now; ran is false while another node runs it")
            .Produces<SweepRun>().ProducesProblems(401, 403, 404);
    }
}
