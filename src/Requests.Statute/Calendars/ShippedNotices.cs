using System.Text.Json;

namespace Requests.Statute.Calendars;

/// <summary>Reads the notices shipped with the program, each as it was published; amendments stand on their own.</summary>
internal static class ShippedNotices
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    public static IReadOnlyList<CalendarNotice> Read()
    {
        using var stream = typeof(ShippedNotices).Assembly.GetManifestResourceStream("cn-holidays.json")
            ?? throw new InvalidOperationException("The holiday file is not embedded in the assembly.");
        var file = JsonSerializer.Deserialize<HolidayFile>(stream, Options)
            ?? throw new InvalidOperationException("The holiday file is empty.");
        return [.. file.Years.SelectMany(year => Unfold(int.Parse(year.Key, null), year.Value))];
    }

    /// <summary>
    /// The file lists the days as they stand after all amendments; the first notice is won back by taking out what an
    /// amendment added and putting back what it superseded.
    /// </summary>
    private static IEnumerable<CalendarNotice> Unfold(int year, YearEntry entry)
    {
        yield return new CalendarNotice(
            year,
            entry.Notice,
            entry.Published,
            Before(entry.OffDays, entry.AmendedBy, a => a.OffDays, a => a.SupersededOffDays),
            Before(entry.WorkDays, entry.AmendedBy, a => a.WorkDays, a => a.SupersededWorkDays));
        foreach (var amendment in entry.AmendedBy)
        {
            yield return new CalendarNotice(
                year, amendment.Notice, amendment.Published, Named(amendment.OffDays), Named(amendment.WorkDays));
        }
    }

    private static List<NamedDay> Before(
        IReadOnlyList<DayEntry> days,
        IReadOnlyList<Amendment> amendments,
        Func<Amendment, IReadOnlyList<DayEntry>> added,
        Func<Amendment, IReadOnlyList<DayEntry>> superseded)
    {
        var later = amendments.SelectMany(added).Select(day => day.Date).ToHashSet();
        return Named([.. days.Where(day => !later.Contains(day.Date)), .. amendments.SelectMany(superseded)]);
    }

    private static List<NamedDay> Named(IEnumerable<DayEntry> days) =>
        [.. days.Select(day => new NamedDay(day.Date, day.Name))];

    private sealed record HolidayFile(IReadOnlyDictionary<string, YearEntry> Years);

    private sealed record YearEntry(
        string Notice,
        DateOnly Published,
        IReadOnlyList<Amendment> AmendedBy,
        IReadOnlyList<DayEntry> OffDays,
        IReadOnlyList<DayEntry> WorkDays);

    private sealed record Amendment(
        string Notice,
        DateOnly Published,
        IReadOnlyList<DayEntry> OffDays,
        IReadOnlyList<DayEntry> WorkDays,
        IReadOnlyList<DayEntry> SupersededOffDays,
        IReadOnlyList<DayEntry> SupersededWorkDays);

    private sealed record DayEntry(DateOnly Date, string Name);
}
