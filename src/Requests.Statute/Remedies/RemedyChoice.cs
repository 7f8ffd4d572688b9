namespace Requests.Statute.Remedies;

/// <summary>The clauses of letters.md 2.7; R-ONLINE is added to any of them.</summary>
public enum RemedyClauseKind
{
    /// <summary>R-NONE: process letters.</summary>
    None,

    /// <summary>R-FREE: reconsideration or suit.</summary>
    Free,

    /// <summary>R-FIRST: reconsideration, then suit.</summary>
    First,

    /// <summary>R-MIXED: both, per part.</summary>
    Mixed,

    /// <summary>R-PRE2024: free choice in the words of the old law.</summary>
    Pre2024,

    /// <summary>R-THIRD: to a third party over whose objection is disclosed.</summary>
    ThirdParty,
}

/// <summary>Who decides on reconsideration (REM-7b). The body itself is a setting with valid-from dates.</summary>
public enum ReconsiderationOrgan
{
    /// <summary>Until 2023: the government of the same level or the superior department.</summary>
    GovernmentOrSuperior,

    /// <summary>From 2024: the government of the same level alone (行政复议法 Art. 24).</summary>
    SameLevelGovernment,
}

public enum RemedyWarning
{
    /// <summary>Query matters stand among the refusals of the report, but rest on Art. 36(7): cautious offices print reconsideration first (Q3).</summary>
    QueryMatterUnsettled,

    /// <summary>The law leaves the choice on silence; reconsideration is advised (REM-7, Q4).</summary>
    ReconsiderationAdvised,
}

/// <summary>Lengths that a clause prints and that its deadlines follow (REM-1, REM-2, REM-7c).</summary>
/// <param name="ReconsiderationDays">Calendar days.</param>
/// <param name="DirectSuitMonths">Months; null where reconsideration comes first for the whole act.</param>
/// <param name="SuitAfterDecisionDays">Calendar days from service of the reconsideration decision.</param>
public sealed record RemedyPeriods(int ReconsiderationDays, int? DirectSuitMonths, int SuitAfterDecisionDays);

/// <summary>What an act must say about remedies, and why.</summary>
/// <param name="Kind">The clause.</param>
/// <param name="ActDate">The day of the act; it picked the law.</param>
/// <param name="Online">The sentence on the online channel is added (SRV-7).</param>
/// <param name="RuleIds">Dossier rules that led here.</param>
/// <param name="Periods">Null with <see cref="RemedyClauseKind.None"/>.</param>
/// <param name="Organ">Null with <see cref="RemedyClauseKind.None"/>.</param>
/// <param name="Warning">A point the law leaves open.</param>
public sealed record RemedyChoice(
    RemedyClauseKind Kind,
    DateOnly ActDate,
    bool Online,
    IReadOnlyList<string> RuleIds,
    RemedyPeriods? Periods,
    ReconsiderationOrgan? Organ,
    RemedyWarning? Warning = null);
