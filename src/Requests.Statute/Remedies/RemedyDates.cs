using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Statute.Remedies;

/// <summary>Last days of one applicant's remedies.</summary>
/// <param name="Reconsideration">Last day to ask for reconsideration.</param>
/// <param name="DirectSuit">Last day to sue straight away; null where that is not open, or not yet running.</param>
/// <param name="OuterLimit">Five years from the act, after which neither is taken; null on silence, where there is no act.</param>
public sealed record RemedyDeadlines(DueDate Reconsideration, DueDate? DirectSuit, DueDate? OuterLimit)
{
    /// <summary>The end of the shortest period, as told to the applicant.</summary>
    public DueDate Shortest => DirectSuit is { } suit && suit.On < Reconsideration.On ? suit : Reconsideration;
}

/// <summary>When remedies run out (REM-1, 2, 3, 7a, 7c). The start day is not counted; ends on rest days roll on (CNT-3).</summary>
public static class RemedyDates
{
    /// <summary>REM-1, REM-2: cap on everything, in months from the act.</summary>
    private static readonly int OuterMonths = LastDays.LengthOf(LastDayKind.OuterLimit);

    /// <summary>REM-3, REM-7c: cap where the act did not name the remedy, in months from knowing its content.</summary>
    private static readonly int UntoldMonths = LastDays.LengthOf(LastDayKind.RemedyNotTold);

    /// <summary>Deadlines from the day the act was known (see Service.ServiceDates.RemedyStart).</summary>
    /// <param name="choice">The clause of the act.</param>
    /// <param name="knownOn">Day the content was known.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="bodyKnownOn">Day the acting body was known, if another; counts for suits from 2026-05-01.</param>
    /// <exception cref="ArgumentException">The paper carries no remedies.</exception>
    public static RemedyDeadlines For(RemedyChoice choice, DateOnly knownOn, WorkdayCalendar calendar, DateOnly? bodyKnownOn = null)
    {
        var periods = Periods(choice);
        var suitStart = SuitStart(knownOn, bodyKnownOn);
        return new(
            calendar.AddCalendarDays(knownOn, periods.ReconsiderationDays),
            periods.DirectSuitMonths is { } months ? calendar.AddMonths(suitStart, months) : null,
            calendar.AddMonths(choice.ActDate, OuterMonths));
    }

    /// <summary>REM-3: the act did not name the remedies. Each period runs from learning of them, at most a year from knowing the content.</summary>
    /// <param name="choice">The clause the act should have carried.</param>
    /// <param name="knownOn">Day the content was known.</param>
    /// <param name="remediesKnownOn">Day the remedies were learned of; null while they are not.</param>
    /// <param name="calendar">Working days.</param>
    /// <param name="bodyKnownOn">As in <see cref="For"/>.</param>
    public static RemedyDeadlines WithoutClause(
        RemedyChoice choice, DateOnly knownOn, DateOnly? remediesKnownOn, WorkdayCalendar calendar, DateOnly? bodyKnownOn = null)
    {
        var periods = Periods(choice);
        var suitCap = calendar.AddMonths(SuitStart(knownOn, bodyKnownOn), UntoldMonths);
        var cap = calendar.AddMonths(knownOn, UntoldMonths);
        return new(
            remediesKnownOn is { } told ? Earlier(calendar.AddCalendarDays(told, periods.ReconsiderationDays), cap) : cap,
            periods.DirectSuitMonths is not { } months ? null
                : remediesKnownOn is { } day ? Earlier(calendar.AddMonths(day, months), suitCap)
                : suitCap,
            calendar.AddMonths(choice.ActDate, OuterMonths));
    }

    /// <summary>REM-18: what the act printed longer than the law holds it; what it printed shorter changes nothing.</summary>
    /// <param name="legal">By the law.</param>
    /// <param name="choice">The clause of the act.</param>
    /// <param name="knownOn">Day the content was known.</param>
    /// <param name="printedDays">Calendar days for reconsideration as printed; null where it printed the law's.</param>
    /// <param name="printedMonths">Months for a suit, likewise.</param>
    /// <param name="calendar">Working days.</param>
    public static RemedyDeadlines AsPrinted(RemedyDeadlines legal, RemedyChoice choice, DateOnly knownOn, int? printedDays,
        int? printedMonths, WorkdayCalendar calendar)
    {
        var periods = Periods(choice);
        return legal with
        {
            Reconsideration = printedDays is { } days && PrintedPeriod.Check(days, periods.ReconsiderationDays) == PrintedPeriodEffect.LongerBinds
                ? calendar.AddCalendarDays(knownOn, days)
                : legal.Reconsideration,
            DirectSuit = printedMonths is { } months && periods.DirectSuitMonths is { } law && PrintedPeriod.Check(months,
                law) == PrintedPeriodEffect.LongerBinds
                ? calendar.AddMonths(knownOn, months)
                : legal.DirectSuit,
        };
    }

    /// <summary>REM-7a: nothing came by the end of the reply period.</summary>
    public static RemedyDeadlines ForSilence(DateOnly replyPeriodEnd, WorkdayCalendar calendar) =>
        For(RemedySelector.ForSilence(replyPeriodEnd), replyPeriodEnd, calendar) with { OuterLimit = null };

    /// <summary>REM-7c: suit after reconsideration, from service of the decision or, on the organ's silence, from the end of its period.</summary>
    /// <param name="choice">The clause of the act under reconsideration.</param>
    /// <param name="from">Service of the decision, or end of the organ's period.</param>
    /// <param name="toldOfSuit">The organ named the right to sue; if not, one year.</param>
    /// <param name="calendar">Working days.</param>
    public static DueDate AfterReconsideration(RemedyChoice choice, DateOnly from, bool toldOfSuit, WorkdayCalendar calendar) =>
        toldOfSuit ? calendar.AddCalendarDays(from, Periods(choice).SuitAfterDecisionDays) : calendar.AddMonths(from, UntoldMonths);

    private static DateOnly SuitStart(DateOnly knownOn, DateOnly? bodyKnownOn) =>
        bodyKnownOn > knownOn && RuleBook.On(bodyKnownOn.Value).SuitStart == Statute.SuitStart.ContentAndBodyKnown
            ? bodyKnownOn.Value
            : knownOn;

    private static DueDate Earlier(DueDate one, DueDate other) => one.On <= other.On ? one : other;

    private static RemedyPeriods Periods(RemedyChoice choice) =>
        choice.Periods ?? throw new ArgumentException("A process letter opens no remedies.", nameof(choice));
}
