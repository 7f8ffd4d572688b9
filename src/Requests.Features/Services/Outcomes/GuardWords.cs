using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Outcomes;

/// <summary>What each guard says to a person.</summary>
internal static class GuardWords
{
    private static readonly Dictionary<GuardKind, Text> Words = new()
    {
        [GuardKind.SeparatedMustBePartial] = new("已作区分处理的，结论只能是部分公开。", "What was separated is a partial disclosure and nothing else."),
        [GuardKind.NothingSeparated] = new("部分公开要列明遮盖的内容。", "A partial disclosure lists what is masked."),
        [GuardKind.PartWithoutReason] = new("每一处不予公开的内容都要有依据和理由。", "Every withheld part needs its ground and reason."),
        [GuardKind.SeparationReasonMissing] = new("请说明为什么不能区分处理。", "Say why the record could not be separated."),
        [GuardKind.NotHeldKindMissing] = new("请选择是信息不存在，还是不属于本机关负责公开。", "Say whether it does not exist or is another body's."),
        [GuardKind.NotHeldKindUnexpected] = new("只有“不掌握”才区分不存在和不负责。", "Only \"not held\" has the two kinds."),
        [GuardKind.SearchMissing] = new("没有已签字的检索记录。", "There is no signed search record."),
        [GuardKind.SearchIncomplete] = new("检索记录不完整：至少一个系统和一处纸质场所或者单位，写明线索、人员、日期和结果。", "The search record is incomplete: one system and one other place at least, with words, people, dates and results."),
        [GuardKind.EarlierCaseMissing] = new("请指明先前已答复的案件。", "Name the earlier, answered case."),
        [GuardKind.OtherApplicant] = new("先前案件的申请人不是同一人，不是重复申请。", "The earlier applicant is another person; that is no duplicate."),
        [GuardKind.OtherInformation] = new("请写明两次申请的是同一信息。", "Show that it is the same information."),
        [GuardKind.EarlierNotAnswered] = new("先前的申请还没有答复。", "The earlier request has no answer yet."),
        [GuardKind.EarlierNotServed] = new("先前的答复还没有送达。", "The earlier answer has not been served."),
        [GuardKind.UnchangedFactsMissing] = new("请写明情况没有变化。", "Say that the facts have not changed."),
        [GuardKind.NotExactlyOneCorrection] = new("应当有且只有一次补正告知。", "There must be exactly one correction notice."),
        [GuardKind.CorrectionNotReceived] = new("没有收到补正。", "No correction was received."),
        [GuardKind.CorrectionReceived] = new("已经收到补正，不是逾期不补正。", "A correction was received, so it did not lapse."),
        [GuardKind.UnclearPointMissing] = new("请写明仍不明确的内容。", "Say what is still unclear."),
        [GuardKind.NoticeMissing] = new("没有找到相应的通知及其文号。", "The notice with its number is missing."),
        [GuardKind.NoticeDeliveryUnproven] = new("通知没有送达证明。", "The notice has no proof of delivery."),
        [GuardKind.PeriodStillRuns] = new("期限尚未届满。", "The period still runs."),
        [GuardKind.ReasonOrPaymentOnFile] = new("卷内有补正、正当理由或者缴费记录。", "A correction, a good reason or a payment is on file."),
        [GuardKind.ThirdPartyLetterMissing] = new("没有书面征求第三方意见。", "The third party was not asked in writing."),
        [GuardKind.ThirdPartyDeliveryUnproven] = new("征求意见书没有送达证明。", "The letter to the third party has no proof of delivery."),
        [GuardKind.ThirdPartyHarmMissing] = new("没有成立的反对理由，也没有写明损害。", "Neither a sound objection nor harm is shown."),
        [GuardKind.OwnAssessmentMissing] = new("请写明本机关自己的审查意见。", "The body's own assessment is missing."),
        [GuardKind.PublicInterestNotWeighed] = new("请写明对公共利益的权衡。", "The public interest was not weighed."),
        [GuardKind.ReleaseNoticeMissing] = new("公开前没有书面告知第三方。", "The third party was not told before release."),
        [GuardKind.CitationMissing] = new("请引用具体的法律或者行政法规条文。", "Cite the law or State Council regulation."),
        [GuardKind.CitationTooLow] = new("只能引用法律或者行政法规。", "Only a law or State Council regulation will do."),
        [GuardKind.CitationNotInForce] = new("所引法律当日不在施行。", "The law cited was not in force on the day."),
        [GuardKind.SecrecyBasisMissing] = new("卷内没有定密依据和保密期限。", "Level mark and term of the secret are not on file."),
        [GuardKind.KindMissing] = new("请指明属于条文中的哪一种。", "Name which kind of the article it is."),
        [GuardKind.HarmEvidenceMissing] = new("没有危害的依据。", "There is no evidence of the harm."),
        [GuardKind.DiscretionReasonMissing] = new("“可以不予公开”要写明理由。", "\"May refuse\" needs a reason."),
        [GuardKind.DutyToDiscloseUnchecked] = new("请核查有无规定要求公开。", "Check whether any provision orders disclosure."),
        [GuardKind.ResponsibleAgencyMissing] = new("请写明负责机关的名称和联系方式，或者为查找所作的努力。", "Name the responsible body and its contact, or what was tried."),
        [GuardKind.ReasonsNotAsked] = new("没有要求申请人说明理由。", "The applicant was not asked for reasons."),
        [GuardKind.AssessmentMissing] = new("请写明理由为什么不合理。", "Say why the reasons do not do."),
        [GuardKind.QuoteMissing] = new("请引用申请人的原话。", "Quote the applicant's own words."),
        [GuardKind.EndReasonMissing] = new("请写明终止的原因。", "Say why it ends."),
        [GuardKind.SecondReaderMissing] = new("这一结论需要承办人以外的人复核。", "Somebody other than the handler must have read it."),
        [GuardKind.NotInLawOnThatDay] = new("当日的法律没有这一结论。", "The law of the day knows no such outcome."),
    };

    public static Text Of(GuardKind kind) => Words[kind];
}
