namespace Requests.Statute.Clocks;

/// <summary>Who may set a length, and how far.</summary>
public enum PeriodFreedom
{
    /// <summary>The law binds the body: it may promise to be quicker, never take longer.</summary>
    AtMostTheLaw,

    /// <summary>The law gives this time to somebody else: the body can neither shorten nor lengthen it.</summary>
    OnlyTheLaw,

    /// <summary>The law sets no length: the body chooses one.</summary>
    LeftOpen,
}

/// <summary>One length of <see cref="ClockPeriods"/>: its rule, what may be set for it, and how to read and write it.</summary>
/// <param name="Name">The name of the property, the same in <see cref="ClockPeriods"/> and <see cref="OwnPeriods"/>.</param>
/// <param name="Rule">Rule id.</param>
/// <param name="Freedom">What may be set.</param>
/// <param name="Of">Its working days.</param>
/// <param name="Own">What somebody set for it; null: nothing.</param>
/// <param name="With">The periods with this length.</param>
/// <param name="Set">The settings with this value; null takes it out.</param>
public sealed record PeriodLength(
    string Name,
    string Rule,
    PeriodFreedom Freedom,
    Func<ClockPeriods, int> Of,
    Func<OwnPeriods, int?> Own,
    Func<ClockPeriods, int, ClockPeriods> With,
    Func<OwnPeriods, int?, OwnPeriods> Set)
{
    /// <summary>The most working days of a length that the law leaves open; longer is no period but a stop.</summary>
    public const int LongestLeftOpen = 60;

    public static readonly IReadOnlyList<PeriodLength> All =
    [
        new(nameof(ClockPeriods.ReplyWorkingDays), ClockRules.Reply, PeriodFreedom.AtMostTheLaw,
            p => p.ReplyWorkingDays, o => o.ReplyWorkingDays,
            (p, days) => p with { ReplyWorkingDays = days }, (o, days) => o with { ReplyWorkingDays = days }),
        new(nameof(ClockPeriods.CorrectionNoticeWorkingDays), ClockRules.CorrectionNotice, PeriodFreedom.AtMostTheLaw,
            p => p.CorrectionNoticeWorkingDays, o => o.CorrectionNoticeWorkingDays,
            (p, days) => p with { CorrectionNoticeWorkingDays = days }, (o, days) => o with { CorrectionNoticeWorkingDays = days }),
        new(nameof(ClockPeriods.CorrectionWorkingDays), ClockRules.Correction, PeriodFreedom.LeftOpen,
            p => p.CorrectionWorkingDays, o => o.CorrectionWorkingDays,
            (p, days) => p with { CorrectionWorkingDays = days }, (o, days) => o with { CorrectionWorkingDays = days }),
        new(nameof(ClockPeriods.ExtensionWorkingDays), ClockRules.Extension, PeriodFreedom.AtMostTheLaw,
            p => p.ExtensionWorkingDays, o => o.ExtensionWorkingDays,
            (p, days) => p with { ExtensionWorkingDays = days }, (o, days) => o with { ExtensionWorkingDays = days }),
        new(nameof(ClockPeriods.ThirdPartyWorkingDays), ClockRules.ThirdParty, PeriodFreedom.OnlyTheLaw,
            p => p.ThirdPartyWorkingDays, o => o.ThirdPartyWorkingDays,
            (p, days) => p with { ThirdPartyWorkingDays = days }, (o, days) => o with { ThirdPartyWorkingDays = days }),
        new(nameof(ClockPeriods.CoMakerWorkingDays), ClockRules.CoMaker, PeriodFreedom.OnlyTheLaw,
            p => p.CoMakerWorkingDays, o => o.CoMakerWorkingDays,
            (p, days) => p with { CoMakerWorkingDays = days }, (o, days) => o with { CoMakerWorkingDays = days }),
        new(nameof(ClockPeriods.AgencyWorkingDays), ClockRules.Agency, PeriodFreedom.LeftOpen,
            p => p.AgencyWorkingDays, o => o.AgencyWorkingDays,
            (p, days) => p with { AgencyWorkingDays = days }, (o, days) => o with { AgencyWorkingDays = days }),
        new(nameof(ClockPeriods.FeeWorkingDays), ClockRules.Fee, PeriodFreedom.OnlyTheLaw,
            p => p.FeeWorkingDays, o => o.FeeWorkingDays,
            (p, days) => p with { FeeWorkingDays = days }, (o, days) => o with { FeeWorkingDays = days }),
        new(nameof(ClockPeriods.ReasonsWorkingDays), ClockRules.Reasons, PeriodFreedom.LeftOpen,
            p => p.ReasonsWorkingDays, o => o.ReasonsWorkingDays,
            (p, days) => p with { ReasonsWorkingDays = days }, (o, days) => o with { ReasonsWorkingDays = days }),
        new(nameof(ClockPeriods.PublicationWorkingDays), ClockRules.Publication, PeriodFreedom.AtMostTheLaw,
            p => p.PublicationWorkingDays, o => o.PublicationWorkingDays,
            (p, days) => p with { PublicationWorkingDays = days }, (o, days) => o with { PublicationWorkingDays = days }),
        new(nameof(ClockPeriods.RecordCorrectionWorkingDays), ClockRules.RecordCorrection, PeriodFreedom.LeftOpen,
            p => p.RecordCorrectionWorkingDays, o => o.RecordCorrectionWorkingDays,
            (p, days) => p with { RecordCorrectionWorkingDays = days }, (o, days) => o with { RecordCorrectionWorkingDays = days }),
        new(nameof(ClockPeriods.OrderWorkingDays), ClockRules.Order, PeriodFreedom.AtMostTheLaw,
            p => p.OrderWorkingDays, o => o.OrderWorkingDays,
            (p, days) => p with { OrderWorkingDays = days }, (o, days) => o with { OrderWorkingDays = days }),
    ];

    /// <summary>The fewest and the most working days that may be set under this law.</summary>
    public (int Least, int Most) Bounds(ClockPeriods law) => Freedom switch
    {
        PeriodFreedom.OnlyTheLaw => (Of(law), Of(law)),
        PeriodFreedom.AtMostTheLaw => (1, Of(law)),
        _ => (1, LongestLeftOpen),
    };

    /// <summary>
    /// A promise that is within today's law yet longer than the law of an earlier act (15 working days before 15 May 2019):
    /// there the law of that act holds.
    /// </summary>
    internal bool IsOutgrown(int own, ClockPeriods law) =>
        Freedom == PeriodFreedom.AtMostTheLaw && own > Of(law) && own <= Of(ClockPeriods.InForce);
}
