using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Notices;

/// <summary>The caller has read a notice of their own.</summary>
public static class MarkRead
{
    [Acts(Act.ReadOwnInbox)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id, DateTimeOffset ReadAt);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var notice = await db.Set<InboxNotice>().SingleOrDefaultAsync(n => n.Id == command.Id && n.UserId == caller.UserId, cancellationToken);
            if (notice is null) return NoticeProblems.NotFound;
            notice.Read(clock.Now);
            events.Record(Act.ReadOwnInbox, notice.BodyId, new { Notice = notice.Id, notice.Kind });
            return new Response(notice.Id, notice.ReadAt!.Value);
        }
    }
}
