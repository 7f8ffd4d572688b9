using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Timers;

/// <summary>An administrator asks for a sweep out of its turn. Recorded here; the door then has <see cref="SweepRunner"/> run it.</summary>
public static class AskForSweep
{
    [Acts(Act.RunSweeps)]
    public sealed record Command(string Name) : ICommand<Response>;

    public sealed record Response(string Name);

    internal sealed class Handler(EventLog events, ICaller caller) : IRequestHandler<Command, Result<Response>>
    {
        public Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (Sweeps.Find(command.Name) is not { } sweep) return Task.FromResult<Result<Response>>(TimerProblems.NoSuchSweep);
            events.Record(Act.RunSweeps, caller.BodyId, new { Asked = sweep.Name });
            return Task.FromResult<Result<Response>>(new Response(sweep.Name));
        }
    }
}
