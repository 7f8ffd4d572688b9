using MediatR;
using Requests.Features.Areas.Views;
using Requests.Web.Hosting;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>Doors to the views a user keeps of the lists.</summary>
internal static class ViewEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var views = api.MapGroup("/me/views").WithTags("Access");
        views.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListViews.Query(), ct)))
            .Named<ListViews.Query>("我的常用视图 / My saved views").Produces<ListViews.Response>().ProducesProblems(401, 403);
        views.MapPost("", (SaveView.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<SaveView.Command>("保存常用视图，同名的换成新的筛选条件 / Save a view; the same name again means the new filters")
            .Produces<SaveView.Response>(201).ProducesProblems(400, 401, 403, 409);
        views.MapPut("/{id:guid}/sharing", (Guid id, Sharing sharing, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ShareView.Command(id, sharing.Shared), ct)))
            .Named<ShareView.Command>("与本处室共享常用视图，或者不再共享 / Share a view with one's unit, or no longer")
            .Produces<ShareView.Response>().ProducesProblems(400, 401, 403, 404, 409);
        views.MapDelete("/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ForgetView.Command(id), ct)))
            .Named<ForgetView.Command>("删除常用视图 / Remove a saved view").Produces<ForgetView.Response>().ProducesProblems(401, 403, 404);
    }

    internal sealed record Sharing(bool Shared);
}
