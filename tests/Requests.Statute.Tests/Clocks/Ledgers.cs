using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Statute.Tests.Clocks;

/// <summary>Short hands for ledgers over the shipped calendar.</summary>
internal static class Ledgers
{
    /// <summary>
    /// The request of most tests: received on a Monday, 20 working days without a holiday to 2026-03-30; the Qingming
    /// days 04-04 to 04-06 lie behind.
    /// </summary>
    public const string Received = "2026-03-02";

    public static ClockReading Read(params ClockEntry[] entries) => ReadFrom(Received, entries);

    public static ClockReading ReadFrom(string received, params ClockEntry[] entries) =>
        ReplyClock.Read(Dates.On(received), entries, WorkdayCalendar.Shipped);

    public static Deadline Only(this ClockReading reading, string rule) =>
        reading.Deadlines.Single(deadline => deadline.Rule == rule);

    public static DateOnly Due(this ClockReading reading) => reading.ReplyDueOn.On;

    public static IEnumerable<ClockRefusalKind> Refusals(this ClockReading reading) =>
        reading.Warnings.Where(warning => warning.Refusal is not null).Select(warning => warning.Refusal!.Kind);

    /// <summary>Everything a reading says, as one text.</summary>
    public static string Text(this ClockReading reading) =>
        string.Join('\n', [
            $"{reading.ReplyDueOn} {reading.ReplyRule} {reading.Phase}",
            .. reading.Deadlines.Select(deadline => deadline.ToString()),
            .. reading.Pauses.Select(pause => pause.ToString()),
            .. reading.Warnings.Select(warning => warning.ToString()),
            .. reading.Trail.Select(day => day.ToString())]);
}
