using Requests.Statute.Service;

namespace Requests.Letters.Checks;

/// <summary>The code of each thing that stands against a way of service; its words are kept under it.</summary>
public static class ServiceRefusalCodes
{
    public static string Of(ServiceRefusalKind kind) => kind switch
    {
        ServiceRefusalKind.PrivateCourier => "service.private-courier",
        ServiceRefusalKind.CollectOnDelivery => "service.collect-on-delivery",
        ServiceRefusalKind.NoConsent => "service.no-consent",
        ServiceRefusalKind.NoOnlineReconsideration => "service.no-online-reconsideration",
        ServiceRefusalKind.NotRefused => "service.not-refused",
        ServiceRefusalKind.NoWitnessOrRecording => "service.no-witness",
        ServiceRefusalKind.NotLastResort => "service.not-last-resort",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    public static Text WordsOf(ServiceRefusalKind kind) => Text.Of($"problem.{Of(kind)}");
}
