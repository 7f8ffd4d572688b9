using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>重发: posts a delivery again under its own id, whether it was given up or had arrived.</summary>
public static class ReplayDelivery
{
    [Acts(Act.ManageWebhooks)]
    public sealed record Command(Guid SubscriptionId, Guid DeliveryId) : ICommand<Response>;

    public sealed record Response(Guid DeliveryId, OutboxState State);

    internal sealed class Handler(RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<WebhookSubscription>().SingleOrDefaultAsync(s => s.Id == command.SubscriptionId,
                cancellationToken) is not { } subscription) return WebhookProblems.NotFound;
            if (subscription.EndedAt is not null) return WebhookProblems.Ended;
            var prefix = WebhookQueue.KeyPrefix(subscription.Id);
            var delivery = await db.Set<OutboxMessage>().SingleOrDefaultAsync(m => m.Id == command.DeliveryId && m.Key.StartsWith(prefix), cancellationToken);
            if (delivery is null) return WebhookProblems.NoSuchDelivery;
            if (delivery.State == OutboxState.Pending) return WebhookProblems.StillUnderWay;
            events.Record(Act.ManageWebhooks, subscription.BodyId, new { Replayed = delivery.Id, Before = delivery.State, delivery.SentAt });
            delivery.Retry(clock.Now);
            return new Response(delivery.Id, delivery.State);
        }
    }
}
