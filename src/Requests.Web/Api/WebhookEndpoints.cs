using MediatR;
using Requests.Features.Areas.Webhooks;
using Requests.Features.Data.Entities;
using Requests.Web.Hosting;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>Doors to the webhooks of the body: who listens, what they were sent, sending again.</summary>
internal static class WebhookEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var webhooks = api.MapGroup("/webhooks").WithTags("Webhooks");
        webhooks.MapGet("", (IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new ListWebhooks.Query(), ct)))
            .Named<ListWebhooks.Query>("事件推送订阅和事件名称 / Subscriptions and the events there are").Produces<ListWebhooks.Response>().ProducesProblems(401, 403);
        webhooks.MapPost("", (SubscribeWebhook.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<SubscribeWebhook.Command>("订阅事件推送，签名密钥只显示一次 / Subscribe; the key of the signatures is shown once")
            .Produces<SubscribeWebhook.Response>(201).ProducesProblems(400, 401, 403);
        webhooks.MapDelete("/{id:guid}", (Guid id, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new EndWebhook.Command(id), ct)))
            .Named<EndWebhook.Command>("终止订阅 / End a subscription").Produces<EndWebhook.Response>().ProducesProblems(401, 403, 404);
        webhooks.MapPost("/{id:guid}/pings", (Guid id, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new TryWebhook.Command(id), ct)))
            .Named<TryWebhook.Command>("试发 / Send a ping").Produces<TryWebhook.Response>().ProducesProblems(401, 403, 404, 409);
        webhooks.MapGet("/{subscriptionId:guid}/deliveries",
            (Guid subscriptionId, ApiCode<OutboxState>? state, Guid? after, int? size, IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(new ListDeliveries.Query(subscriptionId, state?.Value, after, size ?? ListDeliveries.UsualPage), ct)))
            .Named<ListDeliveries.Query>("推送记录 / What was sent and what came of it").Produces<ListDeliveries.Response>().ProducesProblems(400, 401, 403, 404);
        webhooks.MapPost("/{id:guid}/deliveries/{delivery:guid}/replay", (Guid id, Guid delivery, IMediator mediator, CancellationToken ct) =>
                AnswerAsync(mediator.Send(new ReplayDelivery.Command(id, delivery), ct)))
            .Named<ReplayDelivery.Command>("重发 / Send it again").Produces<ReplayDelivery.Response>().ProducesProblems(401, 403, 404, 409);
    }
}
