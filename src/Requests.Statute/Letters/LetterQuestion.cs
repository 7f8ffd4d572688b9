namespace Requests.Statute.Letters;

/// <summary>What can be asked of whoever writes a letter that is no reply.</summary>
public enum LetterTerm
{
    /// <summary>Every point to be clarified.</summary>
    Points,
    Guidance,

    /// <summary>The period given to the addressee, or added to the reply period.</summary>
    WorkingDays,
    Reason,

    /// <summary>Which side is consulted.</summary>
    Consultation,

    /// <summary>What the opinion is asked on.</summary>
    Passages,
    ThirdParty,
    Agency,
    Tariff,
    Count,

    /// <summary>Number of the payment slip that goes with the notice (缴款通知书).</summary>
    PaySlip,

    /// <summary>Through which channel the treasury takes the payment.</summary>
    PayWay,
    Unit,
    Keywords,
    AnswerBy,
}

/// <summary>How a question is asked.</summary>
public enum Need
{
    /// <summary>The letter says nothing without an answer.</summary>
    Must,

    /// <summary>Answered as a rule; the file or the law stands in for an answer.</summary>
    Usual,

    /// <summary>Only where it applies.</summary>
    Rare,
}

/// <summary>One question a kind of letter asks.</summary>
/// <param name="Field">The letter field the answer is printed in, where that depends on the kind.</param>
public sealed record LetterQuestion(LetterTerm Term, Need Need, string? Field = null);
