using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>试发: sends a ping the way every event goes, so that address and signature can be tried before anything happens.</summary>
public static class TryWebhook
{
    [Acts(Act.ManageWebhooks)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid DeliveryId);

    internal sealed class Handler(RequestsDb db, WebhookQueue desk, EventLog events) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<WebhookSubscription>().SingleOrDefaultAsync(s => s.Id == command.Id,
                cancellationToken) is not { } subscription) return WebhookProblems.NotFound;
            if (subscription.EndedAt is not null) return WebhookProblems.Ended;
            var bodyCode = await db.Set<Body>().Where(b => b.Id == subscription.BodyId).Select(b => b.Code).SingleAsync(cancellationToken);
            var id = desk.AddPing(subscription, bodyCode);
            events.Record(Act.ManageWebhooks, subscription.BodyId, new { Tried = subscription.Id, Delivery = id });
            return new Response(id);
        }
    }
}
