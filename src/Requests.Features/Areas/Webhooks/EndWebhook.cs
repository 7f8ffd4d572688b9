using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>终止订阅: nothing more is told; what was sent stays listed.</summary>
public static class EndWebhook
{
    [Acts(Act.ManageWebhooks)]
    public sealed record Command(Guid Id) : ICommand<Response>;

    public sealed record Response(Guid Id, DateTimeOffset EndedAt);

    internal sealed class Handler(RequestsDb db, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (await db.Set<WebhookSubscription>().SingleOrDefaultAsync(s => s.Id == command.Id,
                cancellationToken) is not { } subscription) return WebhookProblems.NotFound;
            subscription.End(clock.Now);
            events.Record(Act.ManageWebhooks, subscription.BodyId, new { Ended = subscription.Id, subscription.Name });
            return new Response(subscription.Id, subscription.EndedAt!.Value);
        }
    }
}
