using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>接收: an officer takes a case that lies on the own unit's desk, or on nobody's.</summary>
public static class TakeCase
{
    [Acts(Act.TakeNextCase)]
    public sealed record Command : CaseCommand<CaseStanding>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var own = await OwnUnits.OfAsync(db, caller, cancellationToken);
            if (found.UnitId is { } unit && !own.Contains(unit)) return CollaborationProblems.OtherUnit;
            found.Take(caller.UserId!.Value, found.UnitId ?? own.Select(u => (Guid?)u).FirstOrDefault());
            events.Record(Act.TakeNextCase, found, clock.Today, new { To = caller.UserId, found.UnitId });
            return CaseStanding.Of(found);
        }
    }
}

/// <summary>The units in which the caller is an officer.</summary>
internal static class OwnUnits
{
    public static async Task<IReadOnlyList<Guid>> OfAsync(RequestsDb db, ICaller caller, CancellationToken ct) => await db.Set<Membership>()
        .Where(m => m.UserId == caller.UserId && m.BodyId == caller.BodyId && m.Role == Role.Officer && m.UnitId != null).Select(m => m.UnitId!.Value).Distinct().ToListAsync(ct);
}
