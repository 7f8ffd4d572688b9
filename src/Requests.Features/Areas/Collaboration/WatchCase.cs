using MediatR;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Collaboration;

/// <summary>关注: the caller wants to hear what becomes of a case, or no longer.</summary>
public static class WatchCase
{
    [Acts(Act.WatchCase)]
    public sealed record Command(bool Watches) : CaseCommand<CaseStanding>;

    internal sealed class Handler(RequestsDb db, CaseOpener desk, EventLog events, ICaller caller, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (caller.UserId is not { } user) return CommonProblems.NotAllowed;
            var watching = await db.Set<CaseWatcher>().FindAsync([found.Id, user], cancellationToken);
            if (command.Watches && watching is null) db.Add(new CaseWatcher(found.Id, user, found.BodyId));
            else if (!command.Watches && watching is not null) db.Remove(watching);
            events.Record(Act.WatchCase, found, clock.Today, new { command.Watches });
            return CaseStanding.Of(found);
        }
    }
}
