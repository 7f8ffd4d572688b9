using Requests.Statute.Outcomes;

namespace Requests.Statute.Disputes;

public enum Defendant
{
    ReplyingBody,

    /// <summary>On silence: the body that received the request.</summary>
    ReceivingBody,

    /// <summary>A disclosure office that acted in its own name.</summary>
    DisclosureOffice,

    /// <summary>For proactive release: the body that published.</summary>
    PublishingBody,
}

/// <summary>Short rules of a dispute that need no clock.</summary>
public static class DisputeRules
{
    /// <summary>REM-10: evidence gathered after the act may go in only to meet what the other side had not raised before, and with consent.</summary>
    public static bool MayAddEvidence(DateOnly gatheredOn, DateOnly actOn, bool newReasonsRaised, bool consentGiven) =>
        gatheredOn <= actOn || (newReasonsRaised && consentGiven);

    /// <summary>REM-14: who is sued. A suit against anybody else is dismissed, as in the seed.</summary>
    public static Defendant WhoIsSued(bool replied, bool proactiveRelease, bool officeActedInOwnName) =>
        proactiveRelease ? Defendant.PublishingBody
        : !replied ? Defendant.ReceivingBody
        : officeActedInOwnName ? Defendant.DisclosureOffice
        : Defendant.ReplyingBody;

    /// <summary>REM-17: while a stop is on the case nothing is supplied or published.</summary>
    public static bool MaySupply(OutcomeLeaf leaf, bool releaseHold) =>
        !releaseHold || leaf is not (OutcomeLeaf.Granted or OutcomeLeaf.Partial);
}
