using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Views;

/// <summary>删除常用视图: takes away a view of the caller's own; no case is touched.</summary>
public static class ForgetView
{
    [Acts(Act.ManageOwnAccount)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id);

    internal sealed class Handler(RequestsDb db, ICaller caller, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            var view = await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == command.Id && v.UserId == caller.UserId, cancellationToken);
            if (view is null) return ViewProblems.NoSuchView;
            db.Remove(view);
            events.Record(Act.ManageOwnAccount, caller.BodyId, new { ForgottenView = view.Id });
            return new Response(view.Id);
        }
    }
}
