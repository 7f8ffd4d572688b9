using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Notices;

/// <summary>Takes a dead letter of the body up again; the next delivery sends it.</summary>
public static class RetryDeadLetter
{
    [Acts(Act.WatchSweeps)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id, OutboxState State);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var letter = await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == command.Id && m.BodyId == caller.BodyId, cancellationToken);
            if (letter is null) return NoticeProblems.NoSuchLetter;
            if (letter.State != OutboxState.Dead) return NoticeProblems.NotDead;
            letter.Retry(clock.Now);
            events.Record(Act.WatchSweeps, letter.BodyId, new { Retried = letter.Key });
            return new Response(letter.Id, letter.State);
        }
    }
}
