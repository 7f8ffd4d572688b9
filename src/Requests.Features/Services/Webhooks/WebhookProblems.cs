using Requests.Features.Kernel;

namespace Requests.Features.Services.Webhooks;

public static class WebhookProblems
{
    public static readonly Problem AddressRefused = new("webhook.address-refused", ProblemKind.Invalid);

    public static readonly Problem NotFound = new("webhook.not-found", ProblemKind.NotFound);

    public static readonly Problem NoSuchDelivery = new("webhook.no-such-delivery", ProblemKind.NotFound);

    public static readonly Problem StillUnderWay = new("webhook.still-under-way", ProblemKind.State);

    public static readonly Problem Ended = new("webhook.ended", ProblemKind.State);
}
