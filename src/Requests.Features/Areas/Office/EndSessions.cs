using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Office;

/// <summary>退出登录: ends one sign-in of the caller, or every other one. Its cookie and tokens are void at once.</summary>
public static class EndSessions
{
    /// <param name="Id">Null: all but the one that asks.</param>
    [Acts(Act.ManageOwnAccount)]
    [NeedsPassword]
    [Watched(SecurityEventKind.SessionEnded)]
    public sealed record Command(Guid? Id = null) : ICommand<int>;

    internal sealed class Handler(RequestsDb db, ICaller caller, IOfficeClock clock, EventLog events) : IRequestHandler<Command, Result<int>>
    {
        public async Task<Result<int>> Handle(Command command, CancellationToken cancellationToken)
        {
            var open = await db.Set<UserSession>()
                .Where(s => s.UserId == caller.UserId && s.EndedAt == null && (command.Id == null ? s.Id != caller.SessionId : s.Id == command.Id))
                .ToListAsync(cancellationToken);
            foreach (var session in open) session.End(clock.Now);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { sessionsEnded = open.Count });
            return open.Count;
        }
    }
}
