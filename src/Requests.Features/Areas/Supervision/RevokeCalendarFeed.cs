using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Supervision;

/// <summary>停用期限日历: the caller's secret address stops working at once.</summary>
public static class RevokeCalendarFeed
{
    [Acts(Act.ManageOwnAccount)]
    [NeedsPassword]
    public sealed record Command : ICommand<Response>;

    public sealed record Response(DateTimeOffset RevokedAt);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var feed = await db.Set<CalendarFeed>().SingleOrDefaultAsync(f => f.UserId == caller.UserId && f.RevokedAt == null, cancellationToken);
            if (feed is null) return SupervisionProblems.NoFeed;
            feed.Revoke(clock.Now);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { RevokedCalendarFeed = feed.Id });
            return new Response(clock.Now);
        }
    }
}
