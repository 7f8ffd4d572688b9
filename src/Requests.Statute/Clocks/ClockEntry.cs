namespace Requests.Statute.Clocks;

/// <summary>What a line of the clock ledger records.</summary>
public enum ClockEntryKind
{
    /// <summary>补正告知 (CLK-2); opens the applicant's period (CLK-3).</summary>
    CorrectionNotice,

    /// <summary>The correction arrived: a fresh full period (CLK-1b).</summary>
    CorrectionReceived,

    /// <summary>逾期不补正: the case closes (CLK-3).</summary>
    CorrectionLapsed,

    /// <summary>征求第三方意见 (CLK-6).</summary>
    ThirdPartyConsulted,
    ThirdPartyAnswered,

    /// <summary>征求共同制作机关意见 (CLK-7).</summary>
    CoMakerConsulted,
    CoMakerAnswered,

    /// <summary>征求其他机关意见 (CLK-8).</summary>
    AgencyConsulted,
    AgencyAnswered,

    /// <summary>要求说明理由 (CLK-11); no pause.</summary>
    ReasonsRequested,
    ReasonsReceived,

    /// <summary>确定合理的延迟答复期限 (CLK-11, Art. 35).</summary>
    LaterDateSet,

    /// <summary>延长答复期限 (CLK-4, CLK-5).</summary>
    Extended,

    /// <summary>收费通知 (CLK-10); opens the applicant's period to pay (CLK-9).</summary>
    FeeNotice,

    /// <summary>Paid: the period restarts from the day after (CLK-9).</summary>
    FeePaid,

    /// <summary>逾期不缴费: the case closes (CLK-9).</summary>
    FeeLapsed,

    /// <summary>免收: the fee that was asked for is not wanted any more; the period goes on, less the days waited for it (FEE-1).</summary>
    FeeWaived,

    /// <summary>A judgment or reconsideration decision that orders an answer (CLK-15).</summary>
    OrderReceived,

    /// <summary>答复. <see cref="ClockEntry.On"/> is the day that counts as in time (SRV-4): post, the day of posting.</summary>
    Replied,
    Withdrawn,

    /// <summary>Takes back the entry named by <see cref="ClockEntry.RefersTo"/>, also an earlier undoing.</summary>
    Undone,
}

/// <summary>A line of the append-only clock ledger. All dates are days in law.</summary>
/// <param name="Sequence">Unique number in the ledger; orders entries of one day.</param>
/// <param name="Kind">What happened.</param>
/// <param name="On">The day it happened; for letters the day of dispatch.</param>
/// <param name="DeliveredOn">The day the other side received the letter, where it runs that side's period.</param>
/// <param name="WorkingDays">A length in working days, where the law leaves it open.</param>
/// <param name="RefersTo">Sequence of the entry answered or undone. An answer without it goes to the oldest open letter.</param>
/// <param name="UntilOn">A last day, set instead of a length.</param>
/// <param name="ApprovedOn">Extension: the day the head of the disclosure office approved it; absent, <paramref name="On"/>.</param>
/// <param name="ToldOn">Extension or later date: the day the applicant was told; absent, <paramref name="On"/>.</param>
/// <param name="PostedOn">Something received: the day the other side posted it, which decides whether it is in time (CNT-4).</param>
public sealed record ClockEntry(
    int Sequence,
    ClockEntryKind Kind,
    DateOnly On,
    DateOnly? DeliveredOn = null,
    int? WorkingDays = null,
    int? RefersTo = null,
    DateOnly? UntilOn = null,
    DateOnly? ApprovedOn = null,
    DateOnly? ToldOn = null,
    DateOnly? PostedOn = null)
{
    /// <summary>The day held against a deadline: travel time is not counted (CNT-4).</summary>
    public DateOnly InTimeOn => PostedOn ?? On;
}
