using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>One stretch of the reply clock: from a start day to the end of a full period, or to the next restart.</summary>
internal sealed class ClockRun(LastDayKind kind, DateOnly start, ClockEntry? opening)
{
    /// <summary>Extensions and later dates recorded in this run; which of them hold is judged at the end.</summary>
    private readonly List<ClockEntry> _lengthenings = [];

    /// <summary>What the plain period of this run is for.</summary>
    public LastDayKind Kind => kind;

    public DateOnly Start => start;

    public ClockEntry? Opening => opening;

    public bool SetByOrder => kind == LastDayKind.ReplyByOrder;

    /// <summary>The notice after which this run waits for the applicant.</summary>
    public ClockEntry? StoppedBy { get; set; }

    /// <summary>End of the plain period, before any extension.</summary>
    public DueDate FirstEnd { get; private set; }

    /// <summary>The extension that holds, with the end it gives.</summary>
    public (ClockEntry Entry, DueDate Due)? Extension { get; private set; }

    /// <summary>The later date that holds.</summary>
    public (ClockEntry Entry, DueDate Due)? LaterDate { get; private set; }

    public DueDate Due
    {
        get
        {
            var end = Extension?.Due ?? FirstEnd;
            return LaterDate is { } later && later.Due.On > end.On ? later.Due : end;
        }
    }

    public void Lengthen(ClockEntry entry) => _lengthenings.Add(entry);

    /// <summary>Works out the ends, once every pause of the ledger is known.</summary>
    /// <param name="pauses">The union of all pauses.</param>
    /// <param name="calendar">The calendar.</param>
    /// <param name="periods">The lengths.</param>
    /// <param name="extendedBefore">An earlier run used the one extension up.</param>
    /// <param name="refuse">Told of every entry that does not hold, with the reason.</param>
    public void Settle(
        PauseUnion pauses,
        WorkdayCalendar calendar,
        ClockPeriods periods,
        bool extendedBefore,
        Action<ClockEntry, ClockRefusalKind> refuse)
    {
        FirstEnd = EndOf(pauses, calendar, periods, 0);
        foreach (var entry in _lengthenings)
        {
            var refusal = entry.Kind == ClockEntryKind.Extended
                ? Extend(entry, pauses, calendar, periods, extendedBefore)
                : SetLaterDate(entry, calendar);
            if (refusal is { } kind)
            {
                refuse(entry, kind);
            }
        }
    }

    /// <summary>The end of the plain period and so many working days more; an order's term knows no pause (CLK-15).</summary>
    public DueDate EndOf(PauseUnion pauses, WorkdayCalendar calendar, ClockPeriods periods, int more) =>
        SetByOrder ? Term.Of(opening!, start, periods.OrderWorkingDays, calendar)
        : pauses.End(start, periods.ReplyWorkingDays + more);

    private ClockRefusalKind? Extend(
        ClockEntry entry, PauseUnion pauses, WorkdayCalendar calendar, ClockPeriods periods, bool extendedBefore)
    {
        var days = entry.WorkingDays ?? periods.ExtensionWorkingDays;
        if (extendedBefore || Extension is not null)
        {
            return ClockRefusalKind.AlreadyExtended;
        }

        if (days < 1 || days > periods.ExtensionWorkingDays)
        {
            return ClockRefusalKind.ExtensionLength;
        }

        if ((entry.ApprovedOn ?? entry.On) > FirstEnd.On || (entry.ToldOn ?? entry.On) > FirstEnd.On)
        {
            return ClockRefusalKind.ExtensionTooLate;
        }

        Extension = (entry, EndOf(pauses, calendar, periods, days));
        return null;
    }

    private ClockRefusalKind? SetLaterDate(ClockEntry entry, WorkdayCalendar calendar)
    {
        if (entry.UntilOn is null && entry.WorkingDays is null)
        {
            return ClockRefusalKind.LaterDateMissing;
        }

        var later = Term.Of(entry, entry.On, 0, calendar);
        if ((entry.ToldOn ?? entry.On) > Due.On || later.On <= Due.On)
        {
            return ClockRefusalKind.LaterDateTooLate;
        }

        LaterDate = (entry, later);
        return null;
    }
}
