namespace Requests.Statute.Outcomes;

/// <summary>The 21 outcomes of the annual report, in form order. A case has exactly one.</summary>
public enum OutcomeLeaf
{
    Granted,
    Partial,
    RefusedStateSecret,
    RefusedProhibited,
    RefusedSecurityStability,
    RefusedThirdParty,
    RefusedInternal,
    RefusedProcess,
    RefusedEnforcementFile,
    RefusedQueryMatter,
    UnavailableNotHeld,
    UnavailableNeedsCreation,
    UnavailableUnclear,
    NotProcessedPetition,
    NotProcessedDuplicate,
    NotProcessedPublication,
    NotProcessedExcessive,
    NotProcessedReconfirm,
    OtherCorrectionLapsed,
    OtherFeeLapsed,
    OtherMisc,
}

/// <summary>One report row, two letters: why the body does not hold the information.</summary>
public enum NotHeldKind
{
    /// <summary>Searched, does not exist (Art. 36(4)).</summary>
    NotExist,

    /// <summary>Not this body's to disclose (Art. 36(5)).</summary>
    NotResponsible,
}

public enum OutcomeGroup
{
    Granted,
    Partial,
    Refused,
    Unavailable,
    NotProcessed,
    Other,
}

/// <summary>RF: must the applicant go to reconsideration before suing (REM-4, REM-5)?</summary>
public enum ReconsiderationFirst
{
    No,
    Yes,

    /// <summary>For the withheld parts that rest on Arts. 14 to 16.</summary>
    ByPart,
}
