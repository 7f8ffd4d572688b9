using System.Collections.Frozen;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Webhooks;

namespace Requests.Features.Areas.Webhooks;

/// <summary>Finds out what subscribers have not heard, and posts what is due; a receiver that does not answer does not hold up the others.</summary>
public static class DeliverWebhooks
{
    public const string Name = "deliver-webhooks";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "deliveries")]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(WebhookQueue desk, OutboxDelivery delivery, IWebhookSender sender) : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            if (command.After is null) await desk.EnqueueAsync(cancellationToken);
            return await delivery.RunAsync(WebhookQueue.Kind, m => m.Key.Split('/')[1], FrozenDictionary<Guid, DateTimeOffset>.Empty,
                async (message, ct) => await sender.SendAsync(await desk.SignAsync(message, ct), ct), cancellationToken);
        }
    }
}
