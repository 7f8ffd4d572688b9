using static Requests.Statute.Outcomes.EvidenceWhen;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Outcomes;

/// <summary>When a piece of evidence is asked for.</summary>
public enum EvidenceWhen
{
    Always,

    /// <summary>The answer points to information already public.</summary>
    PointsToPublic,

    /// <summary>The answer supplies a record that was not public.</summary>
    Supplies,

    /// <summary>A third party objected and release goes ahead.</summary>
    OverObjection,
}

/// <summary>One thing to have on file before the draft opens.</summary>
/// <param name="Key">Stable key, unique among the items of one end.</param>
/// <param name="Chinese">What to put in.</param>
/// <param name="English">The same in English.</param>
/// <param name="When">When it is asked.</param>
public sealed record EvidenceItem(string Key, string Chinese, string English, EvidenceWhen When = Always);

/// <summary>Evidence asked per end of the guide (letters.md section 5; REM-15: nothing may be added later, REM-10).</summary>
public static class OutcomeEvidence
{
    private static readonly EvidenceItem PartGrounds = new("partGrounds", "每处依据的证据", "Evidence for each ground");
    private static readonly EvidenceItem ThirdPartyLetter = new("thirdPartyLetter", "第三方意见征询书", "Letter to the third party");
    private static readonly EvidenceItem OwnAssessment = new("ownAssessment", "本机关的审查意见", "The body's own assessment");
    private static readonly EvidenceItem PublicInterest = new("publicInterestNote", "公共利益衡量说明", "Note on the public interest");
    private static readonly EvidenceItem DutySearch = new("dutyToDiscloseSearch", "对法律、法规、规章公开要求的检索", "Search for a duty to disclose");
    private static readonly EvidenceItem SearchRecord = new("searchRecord", "签名的检索记录", "Signed search record");
    private static readonly EvidenceItem Provision = new("provision", "条文全文", "Text of the provision");
    private static readonly EvidenceItem ActType = new("actType", "规范的种类（法律或者行政法规）", "Type of the act");
    private static readonly EvidenceItem Notice = new("notice", "告知书", "The notice");
    private static readonly EvidenceItem Delivery = new("deliveryProof", "送达凭证", "Proof of delivery");
    private static readonly EvidenceItem SecondReader = new("secondReader", "第二人复核意见", "Opinion of a second reader");
    private static readonly EvidenceItem Sample = new("sample", "说明种类和用途的样页", "Sample showing kind and use");
    private static readonly EvidenceItem DecisionServed = new("decisionServed", "所服务的决定及其是否已作出", "The decision it served and whether it was made");

    private static readonly EvidenceItem[] Objection =
    [
        new("releaseNotice", "告知第三方公开决定的送达凭证", "Notice of disclosure, served on the third party", OverObjection),
        PublicInterest with { When = OverObjection },
    ];

    private static readonly Dictionary<OutcomeLeaf, EvidenceItem[]> Table = new()
    {
        [Granted] =
        [
            new("record", "信息副本", "Copy of the record", Supplies),
            new("pageReview", "逐页审查记录", "Page-by-page review", Supplies),
            new("publicLink", "公开网址", "Link", PointsToPublic),
            new("publicDate", "公开日期", "Date of publication", PointsToPublic),
            new("publicScreenshot", "网页截图", "Screenshot", PointsToPublic),
            .. Objection,
        ],
        [Partial] =
        [
            new("partsList", "不予公开内容清单", "List of withheld parts"),
            new("maskedFile", "遮盖后的文本", "Masked file"),
            new("maskingTest", "遮盖检验结果", "Masking test"),
            PartGrounds,
            .. Objection,
        ],
        [RefusedStateSecret] =
        [
            new("secrecyBasis", "密级标志和保密期限，或者定密决定", "Secrecy mark and term, or the fixing decision"),
            new("secrecyOfficerOpinion", "保密工作机构意见", "Opinion of the secrecy officer"),
        ],
        [RefusedProhibited] = [Provision, ActType, new("whyItFits", "适用理由", "Why it fits")],
        [RefusedSecurityStability] =
        [
            new("harmAssessment", "危害的书面评估", "Written assessment of harm"),
            new("competentBodyOpinion", "主管部门意见", "Opinion of the competent body"),
        ],
        [RefusedThirdParty] =
        [
            ThirdPartyLetter, Delivery, new("replySlip", "回执，或者逾期未答说明", "Reply slip, or note of silence"), OwnAssessment, PublicInterest,
        ],
        [RefusedInternal] = [Sample, DecisionServed, DutySearch],
        [RefusedProcess] = [Sample, DecisionServed, DutySearch],
        [RefusedEnforcementFile] =
        [
            new("fileNumber", "案号", "File number"), new("fileList", "列有该材料的案卷目录", "File list showing the paper"), DutySearch,
        ],
        [RefusedQueryMatter] = [Provision, ActType, new("officeAddress", "查询机构地址", "Address of the office")],
        [UnavailableNotHeld] = [],
        [UnavailableNeedsCreation] =
        [
            SearchRecord, new("existing", "现有信息的情况", "What exists"), new("workNeeded", "需要的加工、分析", "Work it would take"),
        ],
        [UnavailableUnclear] =
        [
            Notice, Delivery, new("correction", "收到的补正", "The correction received"), new("searchTried", "已作的查找", "Search tried"),
        ],
        [NotProcessedPetition] = [new("quotedText", "摘录的原文", "Quoted text"), SecondReader],
        [NotProcessedDuplicate] =
        [
            new("earlierCase", "前次申请案卷", "The earlier case"), new("textsCompared", "两次申请内容对照", "Both texts side by side"),
            new("earlierServiceProof", "前次答复的送达凭证", "Proof of service of the earlier answer"), new("changesNote", "情况有无变化的说明", "Note on changes"),
        ],
        [NotProcessedPublication] = [new("whereToGet", "购买或者阅览的途径", "Where it is sold or read")],
        [NotProcessedExcessive] =
        [
            new("counts", "按月、按主题的统计", "Counts by month and subject"), Notice, Delivery,
            new("reasonsOrSilence", "申请人的理由或者未答说明", "Reasons given, or silence"), new("minutes", "审议记录", "Minutes"), SecondReader,
        ],
        [NotProcessedReconfirm] = [new("earlierDelivery", "前次提供的凭证", "Proof of the earlier delivery")],
        [OtherCorrectionLapsed] = [Notice, Delivery, new("inboxCheck", "次一工作日未收到补正的查验", "Empty-inbox check on the next working day"), SecondReader],
        [OtherFeeLapsed] = [Notice, Delivery, new("paymentCheck", "次一工作日未缴费的查验", "Unpaid check on the next working day"), SecondReader],
        [OtherMisc] = [new("endGround", "签名的撤回，或者终止理由和批准", "Signed withdrawal, or reason and approval"), SecondReader],
    };

    private static readonly Dictionary<NotHeldKind, EvidenceItem[]> NotHeld = new()
    {
        [NotHeldKind.NotExist] = [SearchRecord],
        [NotHeldKind.NotResponsible] =
        [
            new("dutyText", "职责清单或者来源说明", "Duty list or source text"), new("directoryOrCalls", "机构名录记录或者联系记录", "Directory entry or calls made"),
        ],
    };

    /// <summary>Items for an end; those with a condition are asked only when it holds.</summary>
    public static IReadOnlyList<EvidenceItem> For(OutcomeLeaf leaf, NotHeldKind? kind) =>
        leaf == UnavailableNotHeld && kind is { } half ? NotHeld[half] : Table[leaf];
}
