namespace Requests.Statute.Service;

/// <summary>Ways a paper may be tried to be delivered; the table says which the law takes (dossier 2.5).</summary>
public enum ServiceMethod
{
    /// <summary>直接送达, handed over against signature.</summary>
    InPerson,

    /// <summary>委托送达, through another agency.</summary>
    Entrusted,

    /// <summary>挂号信 of the postal enterprise.</summary>
    PostalRegistered,

    /// <summary>EMS of the postal enterprise.</summary>
    PostalExpress,

    /// <summary>快递 by anybody else.</summary>
    PrivateCourier,

    /// <summary>到付.</summary>
    CollectOnDelivery,

    /// <summary>电子送达.</summary>
    Electronic,

    /// <summary>留置送达.</summary>
    LeftAtAddress,

    /// <summary>公告送达.</summary>
    PublicNotice,
}

public enum ServiceRefusalKind
{
    /// <summary>Private couriers may not carry state documents (SRV-2).</summary>
    PrivateCourier,

    /// <summary>The recipient may not be made to pay (SRV-3).</summary>
    CollectOnDelivery,

    /// <summary>The recipient did not agree to electronic service (SRV-6).</summary>
    NoConsent,

    /// <summary>A decision served online names an online channel for reconsideration (SRV-7).</summary>
    NoOnlineReconsideration,

    /// <summary>The recipient did not refuse to sign, so nothing may be left (SRV-8).</summary>
    NotRefused,

    /// <summary>Leaving it takes witnesses, or photo or video (SRV-8).</summary>
    NoWitnessOrRecording,

    /// <summary>Public notice is the last resort (SRV-8).</summary>
    NotLastResort,
}

public sealed record ServiceRefusal(ServiceRefusalKind Kind, string RuleId, string Article);

/// <summary>What decides whether a method may be used.</summary>
public sealed record ServiceFacts
{
    public bool ElectronicConsent { get; init; }

    /// <summary>The paper decides on the request, so SRV-7 applies.</summary>
    public bool IsDecision { get; init; }

    public bool OnlineReconsiderationNamed { get; init; }

    public bool RecipientRefused { get; init; }

    /// <summary>Persons who saw it left.</summary>
    public int Witnesses { get; init; }

    public bool Recorded { get; init; }

    public bool OtherMethodsFailed { get; init; }
}
