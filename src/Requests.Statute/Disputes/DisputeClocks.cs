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
    private static readonly (DisputeClockKind Kind, LastDayKind Day, DisputeConsequence IfMissed)[] Table =
    [
        (DisputeClockKind.ReconsiderationAnswer, LastDayKind.ReconsiderationAnswer, DisputeConsequence.ActWithoutEvidence),
        (DisputeClockKind.ReconsiderationAnswerSimplified, LastDayKind.ReconsiderationAnswerSimplified, DisputeConsequence.ActWithoutEvidence),
        (DisputeClockKind.CourtDefence, LastDayKind.CourtDefence, DisputeConsequence.ActWithoutEvidence),
        (DisputeClockKind.AppealJudgment, LastDayKind.AppealJudgment, DisputeConsequence.Final),
        (DisputeClockKind.AppealRuling, LastDayKind.AppealRuling, DisputeConsequence.Final),
        (DisputeClockKind.OpinionReport, LastDayKind.OpinionReport, DisputeConsequence.Supervision),
        (DisputeClockKind.ObeyDecision, LastDayKind.ObeyDecision, DisputeConsequence.Supervision),
    ];

    /// <summary>The kind of last day of a duty.</summary>
    public static LastDayKind DayOf(DisputeClockKind kind) => Table[(int)kind].Day;

    public static DisputeClock For(DisputeClockKind kind, DateOnly receivedOn, WorkdayCalendar calendar)
    {
        var (_, day, missed) = Table[(int)kind];
        var law = LastDays.Of(day);
        return new(kind, law.Rule, law.ArticleOn(receivedOn), law.From(receivedOn, calendar, ClockPeriods.InForce), missed);
    }

    /// <summary>REM-13: a decision or judgment is obeyed in the time it sets; the usual 20 working days only where it sets none.</summary>
    public static DisputeClock Obey(DateOnly receivedOn, DateOnly? termSet, WorkdayCalendar calendar)
    {
        var usual = For(DisputeClockKind.ObeyDecision, receivedOn, calendar);
        return termSet is { } last ? usual with { RuleId = "REM-13", Due = new(last, false) } : usual;
    }
}
