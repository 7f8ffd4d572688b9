using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>A letter that asks someone else, its period, and the answer if one came.</summary>
internal sealed class Consultation
{
    private Consultation(ClockEntry letter, LastDayKind kind, DateOnly from, DueDate due)
    {
        Letter = letter;
        Kind = kind;
        From = from;
        Due = due;
    }

    public ClockEntry Letter { get; }

    public LastDayKind Kind { get; }

    public string Rule => LastDays.Of(Kind).Rule;

    public DateOnly From { get; }

    public DueDate Due { get; }

    public ClockEntry? Answer { get; set; }

    public DeadlineState State =>
        Answer is null ? DeadlineState.Pending : Answer.InTimeOn <= Due.On ? DeadlineState.Met : DeadlineState.Late;

    /// <summary>A third party and a co-maker have 15 working days from receipt; another agency a cap from dispatch.</summary>
    public static Consultation Of(ClockEntry letter, WorkdayCalendar calendar, ClockPeriods periods)
    {
        var received = letter.DeliveredOn ?? letter.On;
        return letter.Kind switch
        {
            ClockEntryKind.ThirdPartyConsulted => new(
                letter, LastDayKind.ThirdPartyAnswer, received,
                LastDays.Of(LastDayKind.ThirdPartyAnswer).From(received, calendar, periods)),
            ClockEntryKind.CoMakerConsulted => new(
                letter, LastDayKind.CoMakerAnswer, received,
                LastDays.Of(LastDayKind.CoMakerAnswer).From(received, calendar, periods)),
            _ => new(
                letter, LastDayKind.AgencyAnswer, letter.On,
                Term.Of(letter, letter.On, periods.AgencyWorkingDays, calendar)),
        };
    }

    public bool IsAnsweredBy(ClockEntry answer) =>
        Answer is null
        && (answer.RefersTo is null || answer.RefersTo == Letter.Sequence)
        && Letter.Kind == answer.Kind switch
        {
            ClockEntryKind.ThirdPartyAnswered => ClockEntryKind.ThirdPartyConsulted,
            ClockEntryKind.CoMakerAnswered => ClockEntryKind.CoMakerConsulted,
            _ => ClockEntryKind.AgencyConsulted,
        };

    /// <summary>The days this letter takes out of the reply period; none when answered on the spot (Q1).</summary>
    public Pause? Pause(PauseConvention convention)
    {
        var first = convention == PauseConvention.DispatchThroughAnswer ? Letter.On : Letter.On.AddDays(1);
        var last = Answer is not { } answer || answer.On > Due.On ? Due.On
            : convention == PauseConvention.AfterDispatchBeforeAnswer ? answer.On.AddDays(-1)
            : answer.On;
        return last < first ? null : new Pause(first, last, Rule, Letter.Sequence, Answer is not null);
    }
}

/// <summary>The end of a period whose length the letter may set.</summary>
internal static class Term
{
    public static DueDate Of(ClockEntry letter, DateOnly from, int defaultWorkingDays, WorkdayCalendar calendar) =>
        letter.UntilOn is { } until ? new DueDate(until, false)
        : calendar.AddWorkdays(from, letter.WorkingDays ?? defaultWorkingDays);
}
