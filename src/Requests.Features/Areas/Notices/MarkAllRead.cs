using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Notices;

/// <summary>The caller has read all notices of their own. Notices that need acknowledgement stay unread.</summary>
public static class MarkAllRead
{
    [Acts(Act.ReadOwnInbox)]
    public sealed record Command : ICommand<Response>;

    /// <param name="Count">Notices that were unread before.</param>
    public sealed record Response(int Count);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var unread = await db.Set<InboxNotice>().Where(n => n.UserId == caller.UserId && n.ReadAt == null && !n.NeedsAcknowledgement)
                .ToListAsync(cancellationToken);
            foreach (var notice in unread) notice.Read(clock.Now);
            events.Record(Act.ReadOwnInbox, caller.BodyId, new { Notices = unread.Count });
            return new Response(unread.Count);
        }
    }
}
