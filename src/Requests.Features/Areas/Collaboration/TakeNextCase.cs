using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>领取下一件: an officer takes the unassigned case whose day is nearest. Two who ask at once get two cases.</summary>
public static class TakeNextCase
{
    [Acts(Act.TakeNextCase)]
    [InTurn(TurnOf.Body)]
    public sealed record Command : ICommand<Response>;

    public sealed record Response(string CaseNumber, [property: OutsideWords] string Subject, DateOnly? DueOn, bool DueIsProvisional);

    internal sealed class Handler(RequestsDb db, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var user = caller.UserId!.Value;
            // What lies on the own unit's desk comes first; what lies on another's is theirs to take or decline.
            var own = await OwnUnits.OfAsync(db, caller, cancellationToken);
            var next = await db.Set<Case>().Where(c => c.BodyId == caller.BodyId && c.State == CaseState.Received && c.OfficerId == null
                    && (c.UnitId == null || own.Contains(c.UnitId.Value)))
                .OrderBy(c => c.UnitId == null).ThenBy(c => c.DueOn).ThenBy(c => c.Number).FirstOrDefaultAsync(cancellationToken);
            if (next is null) return CollaborationProblems.NothingToTake;
            var unit = await db.Set<Membership>().Where(m => m.UserId == user && m.BodyId == caller.BodyId && m.Role == Role.Officer).Select(m => m.UnitId)
                .FirstOrDefaultAsync(cancellationToken);
            next.Touch(Guid.NewGuid());
            next.Take(user, next.UnitId ?? unit);
            events.Record(Act.TakeNextCase, next, clock.Today, new { To = user, next.UnitId });
            return new Response(next.Number, next.Subject, next.DueOn, next.DueIsProvisional);
        }
    }
}
