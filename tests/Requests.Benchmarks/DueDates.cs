using BenchmarkDotNet.Attributes;
using Requests.Statute.Calendars;
using Requests.Statute.Clocks;

namespace Requests.Benchmarks;

/// <summary>Adding working days by the precomputed index against walking day by day.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class DueDates
{
    private static readonly DateOnly Start = new(2025, 9, 24);
    private readonly WorkdayCalendar _calendar = WorkdayCalendar.Shipped;

    [Params(20, 250)]
    public int WorkingDays { get; set; }

    [Benchmark(Baseline = true)]
    public DateOnly DayByDay()
    {
        var day = Start;
        for (var left = WorkingDays; left > 0;)
        {
            day = day.AddDays(1);
            if (_calendar.IsWorkday(day)) left--;
        }
        return day;
    }

    [Benchmark]
    public DateOnly Indexed() => _calendar.AddWorkdays(Start, WorkingDays).On;
}

/// <summary>One full reading of a clock: an everyday ledger, and a long one of consultations and undos.</summary>
[ShortRunJob]
[MemoryDiagnoser]
public class ClockFolds
{
    private static readonly DateOnly Received = new(2026, 3, 2);
    private IReadOnlyList<ClockEntry> _entries = [];

    /// <summary>Pairs of a consultation and its answer, every second one undone.</summary>
    [Params(1, 100)]
    public int Consultations { get; set; }

    [GlobalSetup]
    public void Write()
    {
        var entries = new List<ClockEntry>();
        for (var i = 0; i < Consultations; i++)
        {
            var asked = entries.Count + 1;
            entries.Add(new(asked, ClockEntryKind.AgencyConsulted, Received.AddDays(1 + i % 5), WorkingDays: 5));
            entries.Add(new(asked + 1, ClockEntryKind.AgencyAnswered, Received.AddDays(3 + i % 5), RefersTo: asked));
            if (i % 2 != 1) continue;
            entries.Add(new(asked + 2, ClockEntryKind.Undone, Received.AddDays(4 + i % 5), RefersTo: asked + 1));
            entries.Add(new(asked + 3, ClockEntryKind.Undone, Received.AddDays(4 + i % 5), RefersTo: asked));
        }
        _entries = entries;
    }

    [Benchmark(Baseline = true)]
    public DateOnly Dates() => ReplyClock.Read(Received, _entries, WorkdayCalendar.Shipped).ReplyDueOn.On;

    [Benchmark]
    public int DatesAndTrail() => ReplyClock.Read(Received, _entries, WorkdayCalendar.Shipped).Trail.Count;
}
