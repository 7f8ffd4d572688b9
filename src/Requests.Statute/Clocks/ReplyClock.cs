using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>
/// The clock of one request (CLK-1 to CLK-11, CLK-15): a fold over its append-only ledger. Where no lengths are given,
/// those in force on the day of receipt apply.
/// </summary>
public static class ReplyClock
{
    /// <summary>What the ledger says. The order of the list does not matter, only dates and sequences do.</summary>
    public static ClockReading Read(
        DateOnly receivedOn,
        IReadOnlyList<ClockEntry> entries,
        WorkdayCalendar calendar,
        ClockPeriods? periods = null) =>
        new(new ClockFold(receivedOn, entries, calendar, periods ?? ClockPeriods.For(receivedOn)), receivedOn, calendar);

    /// <summary>The entries that were not undone, in the order of law: by day, then by sequence.</summary>
    public static IReadOnlyList<ClockEntry> Standing(IReadOnlyList<ClockEntry> entries) => Ledger.Of(entries).Standing;

    /// <summary>Why the law would give a further entry no effect; null where it may be added.</summary>
    public static ClockRefusal? MayAdd(
        DateOnly receivedOn,
        IReadOnlyList<ClockEntry> entries,
        ClockEntry next,
        WorkdayCalendar calendar,
        ClockPeriods? periods = null) =>
        new ClockFold(receivedOn, [.. entries, next], calendar, periods ?? ClockPeriods.For(receivedOn)).Warnings
            .FirstOrDefault(warning => warning.EntrySequence == next.Sequence && warning.Refusal is not null)?.Refusal;
}
