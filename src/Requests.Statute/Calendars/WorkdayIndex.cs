namespace Requests.Statute.Calendars;

/// <summary>
/// Ranks working days: how many lie up to a day, and which day is the n-th. Both take constant time: a table over the
/// stretch that holds exceptions, the Monday-to-Friday formula before and after it.
/// </summary>
internal sealed class WorkdayIndex
{
    private readonly int _first;          // day number of the first tabled day
    private readonly int _last;           // day number of the last tabled day
    private readonly int _ranked;         // working days before the table
    private readonly int[] _rankInTable;  // working days from the table's first day up to each of its days
    private readonly int[] _workdays;     // day number of each working day of the table

    /// <param name="exceptions">Day number to "is a working day", for days that may differ from Monday to Friday.</param>
    public WorkdayIndex(IReadOnlyDictionary<int, bool> exceptions)
    {
        // An empty table still needs bounds: one day before the calendar begins.
        _first = exceptions.Count == 0 ? 0 : exceptions.Keys.Min();
        _last = exceptions.Count == 0 ? -1 : exceptions.Keys.Max();
        _ranked = PlainRank(_first - 1);
        _rankInTable = new int[_last - _first + 1];
        var workdays = new List<int>(_rankInTable.Length);
        for (var day = _first; day <= _last; day++)
        {
            if (exceptions.TryGetValue(day, out var works) ? works : IsPlainWorkday(day))
            {
                workdays.Add(day);
            }

            _rankInTable[day - _first] = workdays.Count;
        }

        _workdays = [.. workdays];
    }

    private int RankAtEnd => _ranked + _workdays.Length;

    /// <summary>Working days from the first day of the calendar up to and including this one.</summary>
    public int Rank(int day) =>
        day < _first ? PlainRank(day)
        : day <= _last ? _ranked + _rankInTable[day - _first]
        : RankAtEnd + PlainRank(day) - PlainRank(_last);

    /// <summary>The day number of the working day with this rank; ranks start at 1.</summary>
    public long Day(long rank) =>
        rank <= _ranked ? PlainDay(rank)
        : rank <= RankAtEnd ? _workdays[(int)(rank - _ranked - 1)]
        : PlainDay(rank - RankAtEnd + PlainRank(_last));

    // Day number 0, 0001-01-01, is a Monday; nothing below relies on more than that.
    private static bool IsPlainWorkday(int day) => day % 7 < 5;

    private static int PlainRank(int day) => (day + 1) / 7 * 5 + Math.Min((day + 1) % 7, 5);

    private static long PlainDay(long rank) => (rank - 1) / 5 * 7 + (rank - 1) % 5;
}
