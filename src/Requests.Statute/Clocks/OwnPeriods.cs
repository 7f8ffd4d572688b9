using System.Text.Json.Serialization;

namespace Requests.Statute.Clocks;

/// <summary>
/// What somebody set for themselves over the law: lengths in working days and the two readings the law leaves open. What is
/// not set stays as the law has it on the day of the act.
/// </summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
public sealed record OwnPeriods(
    int? ReplyWorkingDays = null,
    int? CorrectionNoticeWorkingDays = null,
    int? CorrectionWorkingDays = null,
    int? ExtensionWorkingDays = null,
    int? ThirdPartyWorkingDays = null,
    int? CoMakerWorkingDays = null,
    int? AgencyWorkingDays = null,
    int? FeeWorkingDays = null,
    int? ReasonsWorkingDays = null,
    int? PublicationWorkingDays = null,
    int? RecordCorrectionWorkingDays = null,
    int? OrderWorkingDays = null,
    PauseConvention? Pauses = null,
    RestDayArrival? RestDayArrival = null)
{
    /// <summary>Nothing set.</summary>
    public static OwnPeriods None { get; } = new();

    /// <summary>The periods to count by, for an act of this day: the law of the day with what was set laid over it.</summary>
    public ClockPeriods On(DateOnly actDay) => Over(ClockPeriods.For(actDay));

    /// <summary>What was set, laid over a law.</summary>
    public ClockPeriods Over(ClockPeriods law)
    {
        var laid = law with { Pauses = Pauses ?? law.Pauses, RestDayArrival = RestDayArrival ?? law.RestDayArrival };
        return PeriodLength.All.Aggregate(laid, (periods, length) =>
            length.Own(this) is { } own && !length.IsOutgrown(own, law) ? length.With(periods, own) : periods);
    }

    /// <summary>Only what differs from the law in force today: a value that says what the law says is no setting.</summary>
    public OwnPeriods WithoutTheLaws()
    {
        var law = ClockPeriods.InForce;
        var bare = PeriodLength.All.Aggregate(this, (own, length) => length.Own(own) == length.Of(law) ? length.Set(own, null) : own);
        return bare with
        {
            Pauses = bare.Pauses == law.Pauses ? null : bare.Pauses,
            RestDayArrival = bare.RestDayArrival == law.RestDayArrival ? null : bare.RestDayArrival,
        };
    }
}
