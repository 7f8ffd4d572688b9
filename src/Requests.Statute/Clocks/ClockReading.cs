using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

public enum ClockPhase
{
    /// <summary>Before the day of receipt.</summary>
    NotReceived,
    Running,
    AwaitingCorrection,

    /// <summary>Someone is consulted; the days do not count.</summary>
    Paused,
    AwaitingFee,

    /// <summary>Deemed abandoned: not corrected or not paid in time.</summary>
    Lapsed,
    Replied,
    Withdrawn,
}

public static class ClockPhases
{
    public static bool IsClosed(this ClockPhase phase) =>
        phase is ClockPhase.Lapsed or ClockPhase.Replied or ClockPhase.Withdrawn;
}

/// <summary>What a ledger says: the day the reply is due, every other deadline, and how each day was counted.</summary>
public sealed class ClockReading
{
    private readonly ClockFold _fold;
    private readonly WorkdayCalendar _calendar;
    private readonly Lazy<IReadOnlyList<TrailDay>> _trail;

    internal ClockReading(ClockFold fold, DateOnly receivedOn, WorkdayCalendar calendar)
    {
        _fold = fold;
        _calendar = calendar;
        Deadlines = DeadlineList.Of(fold, receivedOn);
        _trail = new(() => ClockTrail.Of(fold, receivedOn, calendar));
    }

    /// <summary>
    /// The last day to reply. While a correction or a fee is awaited no reply is due: then it is the day that stood
    /// before, and the phase says that it does not bind.
    /// </summary>
    public DueDate ReplyDueOn => _fold.Run.Due;

    /// <summary>The rule that set <see cref="ReplyDueOn"/>: CLK-1, 1b, 4, 9, 11 or 15.</summary>
    public string ReplyRule => LastDays.Of(ReplyKind).Rule;

    /// <summary>The kind of <see cref="ReplyDueOn"/>.</summary>
    public LastDayKind ReplyKind => DeadlineList.BindingKind(_fold.Run);

    /// <summary>The last day for a correction notice (CLK-2), whatever has happened since.</summary>
    public DueDate CorrectionNoticeDueOn => _fold.CorrectionNoticeDue;

    public IReadOnlyList<Deadline> Deadlines { get; }

    /// <summary>Each day from the day after receipt to the day the reply is due.</summary>
    public IReadOnlyList<TrailDay> Trail => _trail.Value;

    public IReadOnlyList<Pause> Pauses => _fold.Pauses;

    public IReadOnlyList<ClockWarning> Warnings => _fold.Warnings;

    public string CalendarVersion => _calendar.Version;

    /// <summary>Where the last entry leaves the case; paused while a consultation that excludes time has no answer.</summary>
    public ClockPhase Phase =>
        _fold.Phase == ClockPhase.Running && !_fold.Run.SetByOrder && Pauses.Any(pause => !pause.Answered && Excludes(pause))
            ? ClockPhase.Paused
            : _fold.Phase;

    /// <summary>The phase on a day, by the entries dated up to then.</summary>
    public ClockPhase PhaseOn(DateOnly today)
    {
        var phase = ClockPhase.NotReceived;
        foreach (var (from, next) in _fold.Phases)
        {
            phase = from <= today ? next : phase;
        }

        return phase == ClockPhase.Running && today > _fold.Run.Start && today <= ReplyDueOn.On
            && !_fold.Run.SetByOrder && _fold.Excluded.Contains(today) ? ClockPhase.Paused : phase;
    }

    /// <summary>True once the last day has passed without a reply; never for a paused, waiting or closed case.</summary>
    public bool IsOverdueOn(DateOnly today) => PhaseOn(today) == ClockPhase.Running && today > ReplyDueOn.On;

    /// <summary>Whether an answer that leaves on this day leaves after the last day (CLK-1), whatever else has ended the clock meanwhile.</summary>
    public bool IsLateAnswer(DateOnly on) => on > ReplyDueOn.On;

    /// <summary>
    /// Working days left after this day, pauses taken out; negative by the days overdue, zero when nothing is running.
    /// </summary>
    public int WorkdaysLeftOn(DateOnly today)
    {
        if (PhaseOn(today) is not (ClockPhase.Running or ClockPhase.Paused))
        {
            return 0;
        }

        var from = today > _fold.Run.Start ? today : _fold.Run.Start;
        var left = _calendar.CountWorkdays(from, ReplyDueOn.On);
        return left <= 0 || _fold.Run.SetByOrder ? left : left - _fold.Excluded.Excluded(from, ReplyDueOn.On);
    }

    private bool Excludes(Pause pause) =>
        !Warnings.Any(warning => warning.EntrySequence == pause.EntrySequence
            && warning.Kind == ClockWarningKind.ConsultationExcludesNothing);
}
