using Requests.Features.Kernel;

namespace Requests.Features.Services.Webhooks;

public static class WebhookProblems
{
    public static readonly Problem AddressRefused = new("webhook.address-refused", ProblemKind.Invalid,
        new("地址须为 https，并且不能指向本机或者内部网络。", "The address must be https and may not point to this machine or an inside network."));

    public static readonly Problem NotFound = new("webhook.not-found", ProblemKind.NotFound,
        new("没有找到这个订阅。", "There is no such subscription."));

    public static readonly Problem NoSuchDelivery = new("webhook.no-such-delivery", ProblemKind.NotFound,
        new("没有找到这次推送。", "There is no such delivery."));

    public static readonly Problem StillUnderWay = new("webhook.still-under-way", ProblemKind.State,
        new("这次推送还在进行，不需要重发。", "This delivery is still under way."));

    public static readonly Problem Ended = new("webhook.ended", ProblemKind.State,
        new("这个订阅已经终止。", "This subscription was ended."));
}
