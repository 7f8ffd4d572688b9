using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>Makes a key void at once.</summary>
public static class RevokeApiKey
{
    [Acts(Act.ManageApiKeys)]
    [NeedsPassword]
    [Watched(SecurityEventKind.KeyRevoked, nameof(Id))]
    public sealed record Command(Guid Id) : ICommand<Guid>;

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command, Result<Guid>>
    {
        public async Task<Result<Guid>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<ApiKey>().SingleOrDefaultAsync(k => k.Id == command.Id, cancellationToken) is not { } key) return OfficeProblems.NoSuchKey;
            key.Revoke(clock.Now);
            events.Record(Act.ManageApiKeys, caller.BodyId, new { revoked = key.Id, key.Name });
            return key.Id;
        }
    }
}
