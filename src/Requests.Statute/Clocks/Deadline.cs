using Requests.Statute.Calendars;

namespace Requests.Statute.Clocks;

public enum DeadlineOwner
{
    Agency,
    Applicant,
    ThirdParty,
    CoMaker,
    OtherAgency,

    /// <summary>A unit of the agency itself.</summary>
    Unit,
}

public enum DeadlineState
{
    /// <summary>Nothing recorded yet.</summary>
    Pending,

    /// <summary>Done on or before the day.</summary>
    Met,

    /// <summary>Done after the day.</summary>
    Late,

    /// <summary>Replaced, stopped or no longer owed; shown for the record.</summary>
    NotBinding,
}

/// <summary>One day the law sets to someone.</summary>
/// <param name="Kind">What is owed: its row in <see cref="LastDays"/> says by whom and under which rule.</param>
/// <param name="Due">The last day.</param>
/// <param name="From">The start day, itself not counted (CNT-1).</param>
/// <param name="EntrySequence">The entry that opened it; none for the receipt itself.</param>
/// <param name="State">What the ledger says of it.</param>
/// <param name="ActDay">The day by whose law it is reckoned.</param>
public sealed record Deadline(
    LastDayKind Kind,
    DueDate Due,
    DateOnly From,
    int? EntrySequence,
    DeadlineState State,
    DateOnly ActDay)
{
    /// <summary>Rule id. A paid fee's fresh period is the agency's CLK-9, the period to pay the applicant's.</summary>
    public string Rule => LastDays.Of(Kind).Rule;

    /// <summary>The article it rests on.</summary>
    public string Article => LastDays.Of(Kind).ArticleOn(ActDay);

    /// <summary>Who has to act.</summary>
    public DeadlineOwner Owner => LastDays.Of(Kind).Owner;

    /// <summary>The last day for a step its owner may take but does not owe (CLK-2, CLK-5, CLK-10).</summary>
    public bool IsOption => LastDays.Of(Kind).IsOption;

    public bool Met => State == DeadlineState.Met;
}

/// <summary>A stretch of days a consultation takes out of the reply period; consultations may overlap.</summary>
/// <param name="FirstOn">First day not counted.</param>
/// <param name="LastOn">Last day not counted: the answer, or the end of the other side's period.</param>
/// <param name="Rule">CLK-6, CLK-7 or CLK-8.</param>
/// <param name="EntrySequence">The letter.</param>
/// <param name="Answered">False while the letter is taken as silent to the end of its period.</param>
public sealed record Pause(DateOnly FirstOn, DateOnly LastOn, string Rule, int EntrySequence, bool Answered);

public enum TrailKind
{
    Counted,
    Rest,

    /// <summary>A make-up working day; counted.</summary>
    MakeUp,
    Paused,
}

/// <summary>One day of the clock and why it counts or not.</summary>
/// <param name="On">The day.</param>
/// <param name="Kind">Counted or not.</param>
/// <param name="Number">Working days counted up to and including this day since the period last started.</param>
/// <param name="Reason">In Chinese, as printed.</param>
/// <param name="Rule">The rule that decides this day.</param>
/// <param name="Article">The article behind the rule.</param>
public sealed record TrailDay(DateOnly On, TrailKind Kind, int Number, string Reason, string Rule, string Article);
