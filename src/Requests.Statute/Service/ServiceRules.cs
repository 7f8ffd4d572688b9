using static Requests.Statute.Service.ServiceMethod;

namespace Requests.Statute.Service;

/// <summary>Which method the law takes, and what must be on file to prove it (SRV-1 to SRV-9).</summary>
public static class ServiceRules
{
    /// <summary>Public notice counts as served after this many calendar days (SRV-8).</summary>
    public const int PublicNoticeDays = 30;

    private sealed record Rule(ServiceRefusalKind Kind, string RuleId, string Article, ServiceMethod Method, Func<ServiceFacts, bool> Refuses);

    private static readonly Rule[] Table =
    [
        new(ServiceRefusalKind.PrivateCourier, "SRV-2", "235号 item 2; 邮政法 Art. 55", PrivateCourier, _ => true),
        new(ServiceRefusalKind.CollectOnDelivery, "SRV-3", "235号 item 3", CollectOnDelivery, _ => true),
        new(ServiceRefusalKind.NoConsent, "SRV-6", "民事诉讼法 Art. 90", Electronic, f => !f.ElectronicConsent),
        new(ServiceRefusalKind.NoOnlineReconsideration, "SRV-7", "行政复议法 Art. 22(2)", Electronic,
            f => f is { IsDecision: true, OnlineReconsiderationNamed: false }),
        new(ServiceRefusalKind.NotRefused, "SRV-8", "民事诉讼法 Art. 89", LeftAtAddress, f => !f.RecipientRefused),
        new(ServiceRefusalKind.NoWitnessOrRecording, "SRV-8", "民事诉讼法 Art. 89", LeftAtAddress, f => f.Witnesses == 0 && !f.Recorded),
        new(ServiceRefusalKind.NotLastResort, "SRV-8", "民事诉讼法 Art. 95", PublicNotice, f => !f.OtherMethodsFailed),
    ];

    private static readonly string[] Common = ["document", "number", "recipient", "place", "method", "server"];

    private static readonly Dictionary<ServiceMethod, string[]> Proof = new()
    {
        [InPerson] = ["servedAt", "signatory", "relation"],
        [Entrusted] = ["servedAt", "signatory", "relation", "entrustedAgency"],
        [PostalRegistered] = ["postedOn", "trackingNo", "carrier", "signatory", "receivedOn"],
        [PostalExpress] = ["postedOn", "trackingNo", "carrier", "signatory", "receivedOn"],
        [Electronic] = ["consentReference", "system", "address", "arrivedAt", "logHash"],
        [LeftAtAddress] = ["servedAt", "refusalNote", "witnesses|recording", "secondServer"],
        [PublicNotice] = ["publishedOn", "publishedWhere", "reason"],
    };

    /// <summary>Methods the law takes at all, given that their conditions are met (SRV-1).</summary>
    public static IReadOnlyList<ServiceMethod> Lawful { get; } = [.. Proof.Keys.Order()];

    /// <summary>Every reason against a method; empty when it may be used.</summary>
    public static IReadOnlyList<ServiceRefusal> Check(ServiceMethod method, ServiceFacts facts) =>
        [.. Table.Where(rule => rule.Method == method && rule.Refuses(facts)).Select(rule => new ServiceRefusal(rule.Kind, rule.RuleId, rule.Article))];

    /// <summary>SRV-9: fields the proof of service (送达回证) holds; "a|b" asks for either.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The law does not take the method, so nothing could prove it.</exception>
    public static IReadOnlyList<string> ProofFields(ServiceMethod method) =>
        Proof.TryGetValue(method, out var own)
            ? [.. Common, .. own]
            : throw new ArgumentOutOfRangeException(nameof(method), method, "Not a lawful method.");
}
