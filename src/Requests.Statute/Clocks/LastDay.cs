using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>Every kind of last day the law sets, or has somebody set. Codes are part of the API.</summary>
public enum LastDayKind
{
    /// <summary>The office reaches whoever sent a letter nobody signed for.</summary>
    Contact,

    /// <summary>The reply, from receipt.</summary>
    Reply,

    /// <summary>The reply, from the receipt of a correction.</summary>
    ReplyAfterCorrection,

    /// <summary>The reply, extended.</summary>
    ReplyExtended,

    /// <summary>The reply, from the payment of the fee.</summary>
    ReplyAfterFee,

    /// <summary>The reply, on the later date told after reasons were given.</summary>
    ReplyByLaterDate,

    /// <summary>A new reply that a decision or judgment orders.</summary>
    ReplyByOrder,

    /// <summary>The one notice that asks for a correction; a step the agency may take.</summary>
    CorrectionNotice,

    /// <summary>The applicant's correction.</summary>
    Correction,

    /// <summary>Approval and notice of an extension; a step the agency may take.</summary>
    ExtensionNotice,

    /// <summary>A third party's opinion.</summary>
    ThirdPartyAnswer,

    /// <summary>A co-making agency's opinion.</summary>
    CoMakerAnswer,

    /// <summary>Another agency's opinion.</summary>
    AgencyAnswer,

    /// <summary>The notice of a fee; a step the agency may take.</summary>
    FeeNotice,

    /// <summary>The fee.</summary>
    FeePayment,

    /// <summary>The applicant's reasons for an excessive request.</summary>
    Reasons,

    /// <summary>Publication of the agency's own motion.</summary>
    Publication,

    /// <summary>The annual report.</summary>
    AnnualReport,

    /// <summary>Correction of a personal record.</summary>
    RecordCorrection,

    /// <summary>A unit's signed search record.</summary>
    Search,

    /// <summary>Word from the addressee of a letter that came back.</summary>
    WordAfterReturn,

    /// <summary>Answer and evidence to the reconsideration organ.</summary>
    ReconsiderationAnswer,

    /// <summary>The same in simplified procedure.</summary>
    ReconsiderationAnswerSimplified,

    /// <summary>Defence, evidence and rules to the court.</summary>
    CourtDefence,

    /// <summary>Appeal against a judgment; a step the agency may take.</summary>
    AppealJudgment,

    /// <summary>Appeal against a ruling; a step the agency may take.</summary>
    AppealRuling,

    /// <summary>Report on a reconsideration opinion.</summary>
    OpinionReport,

    /// <summary>Obedience to a decision or judgment.</summary>
    ObeyDecision,

    /// <summary>The applicant's request for reconsideration.</summary>
    Reconsideration,

    /// <summary>The applicant's suit without reconsideration.</summary>
    DirectSuit,

    /// <summary>Either remedy where the act named none.</summary>
    RemedyNotTold,

    /// <summary>Reconsideration of silence.</summary>
    ReconsiderationOfSilence,

    /// <summary>The suit over silence.</summary>
    SuitOverSilence,

    /// <summary>The suit after reconsideration.</summary>
    SuitAfterReconsideration,

    /// <summary>The end of all remedies, known or not.</summary>
    OuterLimit,

    /// <summary>A complaint about a body's disclosure work, by the day whoever takes it set itself.</summary>
    Complaint,
}

/// <summary>In what a length is counted.</summary>
public enum LengthUnit
{
    WorkingDay,

    /// <summary>A last day on a rest day rolls to the next working day (CNT-3).</summary>
    CalendarDay,

    /// <summary>Ends on the matching date, and rolls as calendar days do (CNT-3).</summary>
    Month,

    /// <summary>A date of the calendar, which does not roll.</summary>
    FixedDate,

    /// <summary>Whoever asks sets the day.</summary>
    Set,
}

/// <summary>One kind of last day: who owes what under which rule, and how long.</summary>
/// <param name="Kind">What is owed.</param>
/// <param name="Rule">Rule id.</param>
/// <param name="Owner">Who has to act.</param>
/// <param name="Unit">What the length is counted in.</param>
/// <param name="Length">How many, by the periods in force for the act; null where the day is a date, or is set.</param>
/// <param name="IsOption">A step its owner may take but does not owe: after the day it is barred.</param>
public sealed record LastDay(LastDayKind Kind, string Rule, DeadlineOwner Owner, LengthUnit Unit, Func<ClockPeriods, int>? Length, bool IsOption = false)
{
    /// <summary>The article where no clock of the reply has it; null where <see cref="ClockRules.Article"/> knows it.</summary>
    internal string? OwnArticle { get; init; }

    /// <summary>The article, by the law in force on the day of the act.</summary>
    public string ArticleOn(DateOnly actDay) => OwnArticle ?? ClockRules.Article(Rule, actDay);

    /// <summary>The last day of a plain period.</summary>
    /// <param name="start">Itself not counted (CNT-1).</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="periods">The lengths in force for the act.</param>
    /// <exception cref="InvalidOperationException">The day has no length: it is a date, or is set.</exception>
    public DueDate From(DateOnly start, WorkdayCalendar calendar, ClockPeriods periods) => (Unit, Length) switch
    {
        (LengthUnit.WorkingDay, { } length) => calendar.AddWorkdays(start, length(periods)),
        (LengthUnit.CalendarDay, { } length) => calendar.AddCalendarDays(start, length(periods)),
        (LengthUnit.Month, { } length) => calendar.AddMonths(start, length(periods)),
        _ => throw new InvalidOperationException($"{Kind} has no length of its own."),
    };
}
