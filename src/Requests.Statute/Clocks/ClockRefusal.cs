namespace Requests.Statute.Clocks;

/// <summary>Why the law gives an entry no effect on the clock.</summary>
public enum ClockRefusalKind
{
    /// <summary>The entry is dated before the request was received.</summary>
    BeforeReceipt,

    /// <summary>The case is answered, lapsed or withdrawn; only an order reopens the clock.</summary>
    Closed,

    /// <summary>The clock waits for the applicant; nothing can lengthen or stop it meanwhile.</summary>
    NotRunning,

    /// <summary>The period was set by a court or reconsideration organ; the agency cannot stop or lengthen it.</summary>
    SetByOrder,

    /// <summary>A correction may be asked for once (CLK-2).</summary>
    CorrectionAlreadyAsked,

    /// <summary>The notice went out after the 7th working day (CLK-2, Q5); it does not stop the clock.</summary>
    CorrectionNoticeTooLate,
    NoCorrectionAwaited,

    /// <summary>The applicant may still act; the case has not lapsed (CLK-3, CLK-9).</summary>
    PeriodStillRunning,

    /// <summary>The last day is provisional (暂定): no lapse is noted on it before the year's notice is in (CNT-6).</summary>
    PeriodProvisional,

    /// <summary>No open letter this entry could answer.</summary>
    NothingToAnswer,

    /// <summary>The period may be extended once (CLK-4).</summary>
    AlreadyExtended,

    /// <summary>An extension is at least 1 and at most 20 working days (CLK-4).</summary>
    ExtensionLength,

    /// <summary>Not approved and told before the first period ended (CLK-5).</summary>
    ExtensionTooLate,

    /// <summary>A fee notice must go out inside the reply period (CLK-10).</summary>
    FeeNoticeTooLate,
    FeeAlreadyNotified,
    NoFeeAwaited,
    ReasonsAlreadyRequested,

    /// <summary>A later date needs the applicant's reasons first (CLK-11).</summary>
    ReasonsNotReceived,
    LaterDateMissing,

    /// <summary>The later date was told after the period had ended, or is not later than its end.</summary>
    LaterDateTooLate,

    /// <summary>The entry to undo is missing or already undone.</summary>
    NothingToUndo,
}

/// <summary>An expected "no": the rule and the article that say it.</summary>
/// <param name="WorkingDays">The length in force that the "no" is about, where it is about one.</param>
public sealed record ClockRefusal(ClockRefusalKind Kind, string RuleId, string Article, int? WorkingDays = null);

public enum ClockWarningKind
{
    /// <summary>The ledger holds an entry the law gives no effect; <see cref="ClockWarning.Refusal"/> says why.</summary>
    EntryWithoutEffect,

    /// <summary>The correction came after its period; it counts only with a justified delay (CLK-3).</summary>
    CorrectionLate,

    /// <summary>The fee was paid after its period, when the request counted as abandoned (CLK-9).</summary>
    FeePaidLate,

    /// <summary>The letter went out after the period had ended, or under an order; it excludes no time.</summary>
    ConsultationExcludesNothing,

    /// <summary>Answered after the period. A later answer does not cure it (CLK-1).</summary>
    RepliedLate,
}

public sealed record ClockWarning(ClockWarningKind Kind, int EntrySequence, ClockRefusal? Refusal = null);
