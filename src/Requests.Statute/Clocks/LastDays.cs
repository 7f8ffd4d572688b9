namespace Requests.Statute.Clocks;

/// <summary>
/// The list of all last days: what has a last day at all, under which rule and article, for whom, and how long. Whoever shows,
/// reminds of or reckons with a last day reads it here.
/// </summary>
public static class LastDays
{
    // 行政复议法 Art. 88: its three, five, seven and ten days are working days; the courts' days are not.
    private const string Reconsideration = "行政复议法";
    private const string Litigation = "行政诉讼法";

    /// <summary>One row a kind, in the order of the kinds.</summary>
    public static readonly IReadOnlyList<LastDay> All =
    [
        Own(LastDayKind.Contact, "REC-3", DeadlineOwner.Agency, LengthUnit.CalendarDay, 0, "《政府信息公开条例》第三十一条"),
        Working(LastDayKind.Reply, ClockRules.Reply, DeadlineOwner.Agency, p => p.ReplyWorkingDays),
        Working(LastDayKind.ReplyAfterCorrection, ClockRules.ReplyAfterCorrection, DeadlineOwner.Agency, p => p.ReplyWorkingDays),
        Working(LastDayKind.ReplyExtended, ClockRules.Extension, DeadlineOwner.Agency, p => p.ExtensionWorkingDays),
        Working(LastDayKind.ReplyAfterFee, ClockRules.Fee, DeadlineOwner.Agency, p => p.ReplyWorkingDays),
        new(LastDayKind.ReplyByLaterDate, ClockRules.Reasons, DeadlineOwner.Agency, LengthUnit.Set, null),
        Working(LastDayKind.ReplyByOrder, ClockRules.Order, DeadlineOwner.Agency, p => p.OrderWorkingDays),
        Working(LastDayKind.CorrectionNotice, ClockRules.CorrectionNotice, DeadlineOwner.Agency, p => p.CorrectionNoticeWorkingDays, isOption: true),
        Working(LastDayKind.Correction, ClockRules.Correction, DeadlineOwner.Applicant, p => p.CorrectionWorkingDays),
        Working(LastDayKind.ExtensionNotice, ClockRules.ExtensionNotice, DeadlineOwner.Agency, p => p.ReplyWorkingDays, isOption: true),
        Working(LastDayKind.ThirdPartyAnswer, ClockRules.ThirdParty, DeadlineOwner.ThirdParty, p => p.ThirdPartyWorkingDays),
        Working(LastDayKind.CoMakerAnswer, ClockRules.CoMaker, DeadlineOwner.CoMaker, p => p.CoMakerWorkingDays),
        Working(LastDayKind.AgencyAnswer, ClockRules.Agency, DeadlineOwner.OtherAgency, p => p.AgencyWorkingDays),
        Working(LastDayKind.FeeNotice, ClockRules.FeeNotice, DeadlineOwner.Agency, p => p.ReplyWorkingDays, isOption: true),
        Working(LastDayKind.FeePayment, ClockRules.Fee, DeadlineOwner.Applicant, p => p.FeeWorkingDays),
        Working(LastDayKind.Reasons, ClockRules.Reasons, DeadlineOwner.Applicant, p => p.ReasonsWorkingDays),
        Working(LastDayKind.Publication, ClockRules.Publication, DeadlineOwner.Agency, p => p.PublicationWorkingDays),
        new(LastDayKind.AnnualReport, ClockRules.AnnualReport, DeadlineOwner.Agency, LengthUnit.FixedDate, null),
        Working(LastDayKind.RecordCorrection, ClockRules.RecordCorrection, DeadlineOwner.Agency, p => p.RecordCorrectionWorkingDays),
        Own(LastDayKind.Search, "OUT-2", DeadlineOwner.Unit, LengthUnit.Set, null, "《政府信息公开条例》第三十六条"),
        Own(LastDayKind.WordAfterReturn, "SRV-8", DeadlineOwner.Applicant, LengthUnit.Set, null, "《民事诉讼法》第九十五条"),
        Own(LastDayKind.ReconsiderationAnswer, "REM-8", DeadlineOwner.Agency, LengthUnit.WorkingDay, 10, $"{Reconsideration} Art. 48"),
        Own(LastDayKind.ReconsiderationAnswerSimplified, "REM-8", DeadlineOwner.Agency, LengthUnit.WorkingDay, 5, $"{Reconsideration} Art. 54"),
        Own(LastDayKind.CourtDefence, "REM-9", DeadlineOwner.Agency, LengthUnit.CalendarDay, 15, $"{Litigation} Art. 67"),
        Own(LastDayKind.AppealJudgment, "REM-11", DeadlineOwner.Agency, LengthUnit.CalendarDay, 15, $"{Litigation} Art. 85", isOption: true),
        Own(LastDayKind.AppealRuling, "REM-11", DeadlineOwner.Agency, LengthUnit.CalendarDay, 10, $"{Litigation} Art. 85", isOption: true),
        Own(LastDayKind.OpinionReport, "REM-12", DeadlineOwner.Agency, LengthUnit.CalendarDay, 60, $"{Reconsideration} Art. 76"),
        Working(LastDayKind.ObeyDecision, ClockRules.Order, DeadlineOwner.Agency, p => p.OrderWorkingDays) with { OwnArticle = $"{Reconsideration} Art. 77" },
        Own(LastDayKind.Reconsideration, "REM-1", DeadlineOwner.Applicant, LengthUnit.CalendarDay, 60, $"{Reconsideration} Art. 20", isOption: true),
        Own(LastDayKind.DirectSuit, "REM-2", DeadlineOwner.Applicant, LengthUnit.Month, 6, $"{Litigation} Art. 46", isOption: true),
        Own(LastDayKind.RemedyNotTold, "REM-3", DeadlineOwner.Applicant, LengthUnit.Month, 12, $"{Reconsideration} Art. 20", isOption: true),
        Own(LastDayKind.ReconsiderationOfSilence, "REM-7a", DeadlineOwner.Applicant, LengthUnit.CalendarDay, 60, $"{Reconsideration} Art. 20", isOption: true),
        Own(LastDayKind.SuitOverSilence, "REM-7a", DeadlineOwner.Applicant, LengthUnit.Month, 6, $"{Litigation} Art. 46", isOption: true),
        Own(LastDayKind.SuitAfterReconsideration, "REM-7c", DeadlineOwner.Applicant, LengthUnit.CalendarDay, 15, $"{Litigation} Art. 45", isOption: true),
        Own(LastDayKind.OuterLimit, "REM-1", DeadlineOwner.Applicant, LengthUnit.Month, 60, $"{Reconsideration} Art. 21", isOption: true),
        new(LastDayKind.Complaint, ClockRules.Complaint, DeadlineOwner.Agency, LengthUnit.Set, null),
    ];

    /// <summary>The row of a kind.</summary>
    public static LastDay Of(LastDayKind kind) => All[(int)kind];

    /// <summary>A length the law sets once and for all, in the row's unit.</summary>
    /// <exception cref="InvalidOperationException">The kind has no length.</exception>
    internal static int LengthOf(LastDayKind kind) =>
        (Of(kind).Length ?? throw new InvalidOperationException($"{kind} has no length of its own."))(ClockPeriods.InForce);

    private static LastDay Working(LastDayKind kind, string rule, DeadlineOwner owner, Func<ClockPeriods, int> length, bool isOption = false) =>
        new(kind, rule, owner, LengthUnit.WorkingDay, length, isOption);

    private static LastDay Own(
        LastDayKind kind, string rule, DeadlineOwner owner, LengthUnit unit, int? length, string article, bool isOption = false) =>
        new(kind, rule, owner, unit, length is { } fixedLength ? _ => fixedLength : null, isOption) { OwnArticle = article };
}
