using Requests.Statute.Citations;

namespace Requests.Statute.Clocks;

/// <summary>Which days a consultation takes out of the reply period (Q1: the law does not say).</summary>
public enum PauseConvention
{
    /// <summary>The day of dispatch counts, the day the opinion arrives does not.</summary>
    AfterDispatchThroughAnswer,

    /// <summary>Neither the day of dispatch nor the day the opinion arrives counts.</summary>
    DispatchThroughAnswer,

    /// <summary>Both the day of dispatch and the day the opinion arrives count.</summary>
    AfterDispatchBeforeAnswer,
}

/// <summary>When a request that arrives on a rest day counts as received (REC-8, Q2).</summary>
public enum RestDayArrival
{
    /// <summary>The actual day; the earlier deadline.</summary>
    ActualDay,

    /// <summary>The next working day.</summary>
    NextWorkday,
}

/// <summary>The lengths of all periods, in working days, and the two readings the law leaves open.</summary>
public sealed record ClockPeriods
{
    /// <summary>The day the 2019 Regulations (Order 711) came into force.</summary>
    public static readonly DateOnly Order711From = Acts.Order711.From;

    private static readonly ClockPeriods Order711 = new();
    private static readonly ClockPeriods Order492 = new() { ReplyWorkingDays = 15, ExtensionWorkingDays = 15 };

    /// <summary>CLK-1, and the fresh period after a correction (CLK-1b) or a payment (CLK-9).</summary>
    public int ReplyWorkingDays { get; init; } = 20;

    /// <summary>CLK-2.</summary>
    public int CorrectionNoticeWorkingDays { get; init; } = 7;

    /// <summary>CLK-3, where the notice sets no other.</summary>
    public int CorrectionWorkingDays { get; init; } = 15;

    /// <summary>CLK-4: the most an extension may add.</summary>
    public int ExtensionWorkingDays { get; init; } = 20;

    /// <summary>CLK-6.</summary>
    public int ThirdPartyWorkingDays { get; init; } = 15;

    /// <summary>CLK-7.</summary>
    public int CoMakerWorkingDays { get; init; } = 15;

    /// <summary>CLK-8: a cap of our own, the law sets none.</summary>
    public int AgencyWorkingDays { get; init; } = 15;

    /// <summary>CLK-9.</summary>
    public int FeeWorkingDays { get; init; } = 20;

    /// <summary>CLK-11, where the request for reasons sets no other.</summary>
    public int ReasonsWorkingDays { get; init; } = 7;

    /// <summary>CLK-12.</summary>
    public int PublicationWorkingDays { get; init; } = 20;

    /// <summary>CLK-14.</summary>
    public int RecordCorrectionWorkingDays { get; init; } = 20;

    /// <summary>CLK-15, where the decision sets no other.</summary>
    public int OrderWorkingDays { get; init; } = 20;

    public PauseConvention Pauses { get; init; } = PauseConvention.AfterDispatchThroughAnswer;

    public RestDayArrival RestDayArrival { get; init; } = RestDayArrival.ActualDay;

    /// <summary>The lengths of the law of today (Order 711).</summary>
    public static ClockPeriods InForce => Order711;

    /// <summary>These lengths as a later act of law changes them: what it names, and nothing else.</summary>
    public ClockPeriods ChangedBy(OwnPeriods act) =>
        PeriodLength.All.Aggregate(this, (periods, length) => length.Own(act) is { } days ? length.With(periods, days) : periods);

    /// <summary>The lengths in force on the day of the act: 15 and 15 under the old Regulations (Order 492).</summary>
    public static ClockPeriods For(DateOnly actDay) => actDay < Order711From ? Order492 : Order711;
}
