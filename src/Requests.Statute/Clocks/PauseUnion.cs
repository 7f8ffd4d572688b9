using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

/// <summary>The days taken out by all pauses together: the union, not the sum (statute 2.3).</summary>
internal sealed class PauseUnion
{
    private readonly List<(DateOnly First, DateOnly Last)> _stretches = [];
    private readonly WorkdayCalendar _calendar;

    public PauseUnion(IEnumerable<Pause> pauses, WorkdayCalendar calendar)
    {
        _calendar = calendar;
        foreach (var pause in pauses.OrderBy(pause => pause.FirstOn))
        {
            if (_stretches.Count > 0 && pause.FirstOn <= _stretches[^1].Last)
            {
                var open = _stretches[^1];
                _stretches[^1] = (open.First, pause.LastOn > open.Last ? pause.LastOn : open.Last);
            }
            else
            {
                _stretches.Add((pause.FirstOn, pause.LastOn));
            }
        }
    }

    /// <summary>
    /// The end of a period of so many working days. A pause that begins after the period has run out is none.
    /// </summary>
    public DueDate End(DateOnly start, int workingDays)
    {
        var due = _calendar.AddWorkdays(start, workingDays);
        foreach (var (first, last) in _stretches)
        {
            if (first > due.On)
            {
                break;
            }

            workingDays += Excluded(first, last, start, last);
            due = _calendar.AddWorkdays(start, workingDays);
        }

        return due;
    }

    public bool Contains(DateOnly day) => _stretches.Exists(stretch => stretch.First <= day && day <= stretch.Last);

    /// <summary>Working days taken out after one day up to and including another.</summary>
    public int Excluded(DateOnly after, DateOnly through) =>
        _stretches.Sum(stretch => Excluded(stretch.First, stretch.Last, after, through));

    private int Excluded(DateOnly first, DateOnly last, DateOnly after, DateOnly through)
    {
        var from = first > after ? first.AddDays(-1) : after;
        var to = last < through ? last : through;
        return to > from ? _calendar.CountWorkdays(from, to) : 0;
    }
}
