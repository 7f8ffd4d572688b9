using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Views;

/// <summary>共享常用视图: lets colleagues of the caller's unit see a view of the caller's own, or no longer. They see filters, and of cases only what is theirs to see.</summary>
public static class ShareView
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Command(Guid Id, bool Shared) : ICommand<Response>;

    public sealed record Response(Guid Id, bool IsShared);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var view = await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == command.Id && v.UserId == caller.UserId, cancellationToken);
            if (view is null) return ViewProblems.NoSuchView;
            var hasUnit = await db.Set<Membership>().AnyAsync(m => m.UserId == caller.UserId && m.BodyId == caller.BodyId && m.UnitId != null, cancellationToken);
            if (command.Shared && !hasUnit) return ViewProblems.NoUnit;
            view.Share(command.Shared);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { SharedView = view.Id, command.Shared });
            return new Response(view.Id, view.IsShared);
        }
    }
}
