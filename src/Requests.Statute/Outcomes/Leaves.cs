using Requests.Statute.Citations;
using Requests.Statute.Letters;
using static Requests.Statute.Outcomes.OutcomeGroup;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Outcomes;

/// <summary>The table of dossier section 3: one row a leaf, in form order.</summary>
public static class Leaves
{
    private static readonly Citation Refusal = In(36, item: 3);

    /// <summary>All 21, in form order. The row of UNAVAILABLE_NOT_HELD is the one report row; see <see cref="Of(OutcomeLeaf, NotHeldKind?)"/> for its letters.</summary>
    public static IReadOnlyList<LeafInfo> All { get; } =
    [
        new(OutcomeLeaf.Granted, "GRANTED", OutcomeGroup.Granted, "予以公开", "Granted",
            [In(36, item: 1), In(36, item: 2)], ["accessMethod|enclosures", "accessRoute|method"], ReconsiderationFirst.No, LetterKinds.Disclosure),
        new(OutcomeLeaf.Partial, "PARTIAL", OutcomeGroup.Partial, "部分公开", "Partly granted",
            [In(36, item: 2), Refusal, In(37)], ["withheldCount", "withheld"], ReconsiderationFirst.ByPart, LetterKinds.PartialDisclosure),
        Refused(RefusedStateSecret, "REFUSED_STATE_SECRET", "属于国家秘密", "State secret", In(14), ["secrecyArticle"]),
        Refused(RefusedProhibited, "REFUSED_PROHIBITED", "其他法律行政法规禁止公开", "Forbidden by another law or State Council regulation",
            In(14), ["lawName", "lawArticle", "applyReason"]),
        Refused(RefusedSecurityStability, "REFUSED_SECURITY_STABILITY", "危及“三安全一稳定”", "Endangers security or stability",
            In(14), ["harmKind", "harmPath"]),
        Refused(RefusedThirdParty, "REFUSED_THIRD_PARTY", "保护第三方合法权益", "Protects a third party's rights",
            In(15), ["interestKind", "opinionKind", "opinionAssessment", "expectedHarm", "publicInterestView"], In(32)),
        Refused(RefusedInternal, "REFUSED_INTERNAL", "属于三类内部事务信息", "Internal affairs of the three kinds",
            In(16, 1), ["internalKind", "applyReason"]),
        Refused(RefusedProcess, "REFUSED_PROCESS", "属于四类过程性信息", "Process papers of the four kinds",
            In(16, 2), ["processKind", "decisionName", "deliberationHarm"]),
        Refused(RefusedEnforcementFile, "REFUSED_ENFORCEMENT_FILE", "属于行政执法案卷", "Administrative enforcement case file",
            In(16, 2), ["caseKind", "materialKind", "fileReason"]),
        new(RefusedQueryMatter, "REFUSED_QUERY_MATTER", OutcomeGroup.Refused, "属于行政查询事项", "Register with its own access law",
            [In(36, item: 7)], ["registerKind", "specialLaw", "specialArticle", "registerOffice", "registerHow"], ReconsiderationFirst.No, LetterKinds.Refusal),
        new(UnavailableNotHeld, "UNAVAILABLE_NOT_HELD", Unavailable, "本机关不掌握相关政府信息", "Not held by this body",
            [In(36, item: 4), In(36, item: 5)], ["whyNone|dutyBasis"], ReconsiderationFirst.No, LetterKinds.NotExisting),
        new(UnavailableNeedsCreation, "UNAVAILABLE_NEEDS_CREATION", Unavailable, "没有现成信息需要另行制作", "Would have to be made",
            [In(38)], ["existingInfo", "requestedProduct", "workKind"], ReconsiderationFirst.No, LetterKinds.NeedsCreation),
        new(UnavailableUnclear, "UNAVAILABLE_UNCLEAR", Unavailable, "补正后申请内容仍不明确", "Still unclear after correction",
            [In(29, 2, 2), In(30)], ["correctionNo", "correctionVerbatim", "remainingUnclear"], ReconsiderationFirst.No, LetterKinds.StillUnclear),
        new(NotProcessedPetition, "NOT_PROCESSED_PETITION", NotProcessed, "信访举报投诉类申请", "Petition, report or complaint",
            [In(39, 1)], ["quotedClaim", "actualClaim", "claimKind"], ReconsiderationFirst.No, LetterKinds.Petition),
        new(NotProcessedDuplicate, "NOT_PROCESSED_DUPLICATE", NotProcessed, "重复申请", "Duplicate",
            [In(36, item: 6)], ["earlierNo", "earlierReplyDate", "unchangedFacts"], ReconsiderationFirst.No, LetterKinds.Duplicate),
        new(NotProcessedPublication, "NOT_PROCESSED_PUBLICATION", NotProcessed, "要求提供公开出版物", "Asks for a publication",
            [In(39, 2)], ["publicationName", "obtainRoute"], ReconsiderationFirst.No, LetterKinds.Publication),
        new(NotProcessedExcessive, "NOT_PROCESSED_EXCESSIVE", NotProcessed, "无正当理由大量反复申请", "Excessive without good reason",
            [In(35)], ["requestCount", "reasonsAskedDate", "excessAssessment"], ReconsiderationFirst.No, LetterKinds.Excessive),
        // No article names this leaf: the letter leans on Art. 2 and on Art. 36(6) by analogy (Q-L3).
        new(NotProcessedReconfirm, "NOT_PROCESSED_RECONFIRM", NotProcessed, "要求行政机关确认或重新出具已获取信息", "Asks to confirm or re-issue",
            [In(2), In(36, item: 6)], ["ownedDate", "ownedRoute"], ReconsiderationFirst.No, LetterKinds.Reconfirm),
        new(OtherCorrectionLapsed, "OTHER_CORRECTION_LAPSED", Other, "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请", "Correction never came",
            [In(30)], ["correctionNo", "correctionDeadline", "servedProof"], ReconsiderationFirst.No, LetterKinds.CorrectionLapsed),
        new(OtherFeeLapsed, "OTHER_FEE_LAPSED", Other, "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请", "Fee never paid",
            [In(42, 1)], ["feeNo", "feeDeadline", "servedProof"], ReconsiderationFirst.No, LetterKinds.FeeLapsed),
        new(OtherMisc, "OTHER_MISC", Other, "其他", "Other", [], ["endReason"], ReconsiderationFirst.No, LetterKinds.Ended),
    ];

    private static readonly Dictionary<NotHeldKind, LeafInfo> NotHeld = new()
    {
        [NotHeldKind.NotExist] = All[(int)UnavailableNotHeld] with
        {
            NotHeld = NotHeldKind.NotExist,
            Basis = [In(36, item: 4)],
            MustContain = ["searchFrom", "searchTo", "keywords", "systems", "paperPlaces", "unitsAsked", "whyNone"],
        },
        [NotHeldKind.NotResponsible] = All[(int)UnavailableNotHeld] with
        {
            NotHeld = NotHeldKind.NotResponsible,
            Basis = [In(10, 1), In(36, item: 5)],
            MustContain = ["dutyBasis", "responsibleAgency|effortsMade"],
            Letter = LetterKinds.NotResponsible,
        },
    };

    public static LeafInfo Of(OutcomeLeaf leaf) => All[(int)leaf];

    /// <summary>The row narrowed to one half of UNAVAILABLE_NOT_HELD: its own article, fields and letter.</summary>
    public static LeafInfo Of(OutcomeLeaf leaf, NotHeldKind? kind) =>
        leaf == UnavailableNotHeld && kind is { } half ? NotHeld[half] : Of(leaf);

    /// <summary>Reads a code such as REFUSED_PROCESS; exact, upper case.</summary>
    public static bool TryParse(string code, out OutcomeLeaf leaf)
    {
        var found = All.FirstOrDefault(info => info.Code == code);
        leaf = found?.Leaf ?? default;
        return found is not null;
    }

    private static LeafInfo Refused(OutcomeLeaf leaf, string code, string chinese, string english, Citation limb, string[] fields, params Citation[] more) =>
        new(leaf, code, OutcomeGroup.Refused, chinese, english, [limb, .. more, Refusal], [.. fields, "sepReason"],
            ReconsiderationFirst.Yes, LetterKinds.Refusal);

    private static Citation In(int article, int? paragraph = null, int? item = null) => new(Acts.Order711, article, paragraph, item);
}
