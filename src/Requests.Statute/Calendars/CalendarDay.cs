namespace Requests.Statute.Calendars;

/// <summary>What a day is to the office (CNT-2).</summary>
public enum DayKind
{
    Workday,
    Weekend,

    /// <summary>放假, by a State Council notice; also a weekend day inside the holiday.</summary>
    Holiday,

    /// <summary>调休上班: a Saturday or Sunday made working by a State Council notice.</summary>
    MakeUp,

    /// <summary>A rest day of this place only, for example a festival of an autonomous prefecture.</summary>
    LocalOff,

    /// <summary>A working day of this place only.</summary>
    LocalWork,
}

/// <summary>One day of a calendar, with the festival and the notice it goes back to where there is one.</summary>
public sealed record CalendarDay(DateOnly On, DayKind Kind, string? Name, string? Source)
{
    public bool IsWorkday => Kind is DayKind.Workday or DayKind.MakeUp or DayKind.LocalWork;
}

/// <summary>
/// The last day of a period. <see cref="Provisional"/> (暂定) means the answer rests on days no notice has ruled yet
/// and must be computed again once it has (CNT-6).
/// </summary>
public readonly record struct DueDate(DateOnly On, bool Provisional);
