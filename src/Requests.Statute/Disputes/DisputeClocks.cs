using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Statute.Disputes;

public enum DisputeClockKind
{
    /// <summary>Answer with all evidence to the reconsideration organ, ordinary procedure.</summary>
    ReconsiderationAnswer,

    /// <summary>The same, simplified procedure: plan for this one.</summary>
    ReconsiderationAnswerSimplified,

    /// <summary>Defence, evidence and rules to the court.</summary>
    CourtDefence,

    /// <summary>Appeal against a judgment.</summary>
    AppealJudgment,

    /// <summary>Appeal against a ruling.</summary>
    AppealRuling,

    /// <summary>Report on a reconsideration opinion.</summary>
    OpinionReport,

    /// <summary>Obey a decision or judgment that sets no term of its own.</summary>
    ObeyDecision,
}

/// <summary>What follows when the agency lets the day pass.</summary>
public enum DisputeConsequence
{
    /// <summary>The act counts as having no evidence: revoked or declared unlawful.</summary>
    ActWithoutEvidence,

    /// <summary>The judgment or ruling becomes final.</summary>
    Final,

    /// <summary>Order, talk, public criticism.</summary>
    Supervision,
}

/// <summary>One duty with its last day.</summary>
public sealed record DisputeClock(DisputeClockKind Kind, string RuleId, string Article, DueDate Due, DisputeConsequence IfMissed);

/// <summary>What the agency owes when it is challenged, and by when (REM-8 to REM-13; days after receipt, receipt not counted).</summary>
public static class DisputeClocks
{
    private sealed record Row(DisputeClockKind Kind, string RuleId, string Article, int Length, bool Workdays, DisputeConsequence IfMissed);

    // 行政复议法 Art. 88: its three, five, seven and ten days are working days; the courts' days are not.
    private static readonly Row[] Table =
    [
        new(DisputeClockKind.ReconsiderationAnswer, "REM-8", "行政复议法 Art. 48", 10, true, DisputeConsequence.ActWithoutEvidence),
        new(DisputeClockKind.ReconsiderationAnswerSimplified, "REM-8", "行政复议法 Art. 54", 5, true, DisputeConsequence.ActWithoutEvidence),
        new(DisputeClockKind.CourtDefence, "REM-9", "行政诉讼法 Art. 67", 15, false, DisputeConsequence.ActWithoutEvidence),
        new(DisputeClockKind.AppealJudgment, "REM-11", "行政诉讼法 Art. 85", 15, false, DisputeConsequence.Final),
        new(DisputeClockKind.AppealRuling, "REM-11", "行政诉讼法 Art. 85", 10, false, DisputeConsequence.Final),
        new(DisputeClockKind.OpinionReport, "REM-12", "行政复议法 Art. 76", 60, false, DisputeConsequence.Supervision),
        new(DisputeClockKind.ObeyDecision, ClockRules.Order, "行政复议法 Art. 77", new ClockPeriods().OrderWorkingDays, true, DisputeConsequence.Supervision),
    ];

    public static DisputeClock For(DisputeClockKind kind, DateOnly receivedOn, WorkdayCalendar calendar)
    {
        var row = Table[(int)kind];
        var due = row.Workdays ? calendar.AddWorkdays(receivedOn, row.Length) : calendar.AddCalendarDays(receivedOn, row.Length);
        return new(kind, row.RuleId, row.Article, due, row.IfMissed);
    }

    /// <summary>REM-13: a decision or judgment is obeyed in the time it sets; the usual 20 working days only where it sets none.</summary>
    public static DisputeClock Obey(DateOnly receivedOn, DateOnly? termSet, WorkdayCalendar calendar)
    {
        var usual = For(DisputeClockKind.ObeyDecision, receivedOn, calendar);
        return termSet is { } last ? usual with { RuleId = "REM-13", Due = new(last, false) } : usual;
    }
}
