using Requests.Statute.Clocks;
using static Requests.Statute.Letters.ApprovalRule;
using static Requests.Statute.Letters.LayoutProfile;
using static Requests.Statute.Letters.LetterTerm;
using static Requests.Statute.Letters.Need;

namespace Requests.Statute.Letters;

/// <summary>The papers of dossier section 5 and letters.md 2.2, one row a kind. Nothing else knows a kind by its code.</summary>
public static class LetterKinds
{
    public static LetterKind Application { get; } = Paper("DOC-1", "申请表", "Application form");

    public static LetterKind Receipt { get; } = new("DOC-2", "登记回执", "Receipt") { Profile = Form, Addressee = LetterAddressee.Applicant, SeriesMark = "受" };

    public static LetterKind CorrectionNotice { get; } = ToApplicant("DOC-3", "补正告知书", "Correction notice", "补",
        new([ClockEntryKind.CorrectionNotice], RunsFromArrival: true), [new(Points, Must), new(WorkingDays, Usual), new(Guidance, Rare)]);

    public static LetterKind ReasonsRequest { get; } = ToApplicant("DOC-4", "说明理由告知书", "Request for reasons", "由",
        new([ClockEntryKind.ReasonsRequested], RunsFromArrival: true), [new(Reason, Must, "lookCounts"), new(WorkingDays, Usual)]);

    public static LetterKind ExtensionNotice { get; } = ToApplicant("DOC-5", "延期答复告知书", "Extension notice", "延",
        new([ClockEntryKind.Extended], RunsFromArrival: false), [new(Reason, Must, "extendReason"), new(WorkingDays, Must)], Head);

    public static LetterKind ThirdPartyConsultation { get; } = new("DOC-6", "第三方意见征询书", "Letter to the third party")
    {
        Addressee = LetterAddressee.ThirdParty,
        SeriesMark = "征",
        IsDrafted = true,
        Clock = new([ClockEntryKind.ThirdPartyConsulted], RunsFromArrival: true),
        Questions = [new(LetterTerm.ThirdParty, Must), new(Passages, Must), new(WorkingDays, Rare)],
    };

    public static LetterKind ConsultationNotice { get; } = ToApplicant("DOC-7", "征求意见情况告知书", "Notice that others are consulted", "告", null,
        [new(LetterTerm.Consultation, Must)]);

    public static LetterKind ReleaseNotice { get; } = new("DOC-8", "公开决定告知书", "Notice of disclosure to the third party")
    {
        Addressee = LetterAddressee.ThirdParty,
        SeriesMark = "三",
        IsDrafted = true,
        Remedies = RemedyRule.ThirdParty,
        Approval = ReplyChain,
        Questions = [new(LetterTerm.ThirdParty, Usual)],
    };

    public static LetterKind BodyConsultation { get; } = new("DOC-9", "共同制作机关征求意见书", "Letter to the co-making body")
    {
        Profile = Letter,
        Addressee = LetterAddressee.OtherBody,
        SeriesMark = "商",
        IsDrafted = true,
        Clock = new([ClockEntryKind.CoMakerConsulted, ClockEntryKind.AgencyConsulted], RunsFromArrival: true),
        Questions = [new(LetterTerm.Consultation, Must), new(Agency, Must), new(Passages, Must, "infoTitle"),
            new(Reason, Usual, "ownView"), new(WorkingDays, Rare)],
        TemplateRule = TemplateRule.ByConsultee,
    };

    /// <summary>Goes out with the order to search, so nobody drafts it by itself.</summary>
    public static LetterKind SearchOrder { get; } = new("DOC-10", "转办单", "Order to an internal unit")
    {
        Addressee = LetterAddressee.Unit,
        SeriesMark = "办",
        Questions = [new(Unit, Must), new(Reason, Must, "searchScope"), new(Keywords, Must), new(AnswerBy, Must)],
    };

    public static LetterKind FeeNotice { get; } = ToApplicant("DOC-11", "收费通知书", "Fee notice", "费",
        new([ClockEntryKind.FeeNotice], RunsFromArrival: true), [new(Tariff, Must), new(Count, Usual), new(Reason, Must, "feeExcess"),
            new(PaySlip, Must), new(PayWay, Must)]);

    public static LetterKind Disclosure { get; } = Reply("DOC-12", "政府信息公开告知书", "Disclosure notice", TemplateRule.BySupply);
    public static LetterKind PartialDisclosure { get; } = Reply("DOC-13", "政府信息部分公开告知书", "Partial disclosure notice");
    public static LetterKind Refusal { get; } = Reply("DOC-14", "政府信息不予公开决定书", "Refusal", TemplateRule.ByOutcome);
    public static LetterKind NotExisting { get; } = Reply("DOC-15", "政府信息不存在告知书", "Notice that the information does not exist");
    public static LetterKind NeedsCreation { get; } = Reply("DOC-15b", "政府信息无法提供告知书", "Notice: would have to be made");
    public static LetterKind StillUnclear { get; } = Reply("DOC-15c", "政府信息无法提供告知书", "Notice: still unclear");
    public static LetterKind NotResponsible { get; } = Reply("DOC-16", "非本机关负责公开告知书", "Notice: another body is responsible");
    public static LetterKind Petition { get; } = Reply("DOC-17a", "不予处理告知书", "Not processed: petition");
    public static LetterKind Duplicate { get; } = Reply("DOC-17b", "不予处理告知书", "Not processed: duplicate");
    public static LetterKind Publication { get; } = Reply("DOC-17c", "不予处理告知书", "Not processed: publication");
    public static LetterKind Excessive { get; } = Reply("DOC-17d", "不予处理告知书", "Not processed: excessive");
    public static LetterKind Reconfirm { get; } = Reply("DOC-17e", "不予处理告知书", "Not processed: confirm or re-issue");
    public static LetterKind CorrectionLapsed { get; } = Reply("DOC-18a", "不再处理告知书", "Ended: correction lapsed");
    public static LetterKind FeeLapsed { get; } = Reply("DOC-18b", "不再处理告知书", "Ended: fee lapsed");
    public static LetterKind Ended { get; } = Reply("DOC-18c", "终止处理告知书", "Ended: other");

    /// <summary>Answers a wish to correct a record, which is no disclosure request: no opening of one, not counted in part three (Art. 41).</summary>
    public static LetterKind RecordCorrection { get; } = new("DOC-19", "更正告知书", "Notice on a personal record")
    {
        Addressee = LetterAddressee.Applicant,
        SeriesMark = "更",
        IsDrafted = true,
        Remedies = RemedyRule.FreeChoice,
        Approval = ReplyChain,
    };

    public static LetterKind ApprovalSheet { get; } = Paper("DOC-20a", "审查呈批单", "Review and approval sheet");
    public static LetterKind SearchRecord { get; } = Paper("DOC-20b", "检索记录", "Search record");
    public static LetterKind ProofOfService { get; } = Paper("DOC-20c", "送达回证", "Proof of service");

    public static IReadOnlyList<LetterKind> All { get; } =
    [
        Application, Receipt, CorrectionNotice, ReasonsRequest, ExtensionNotice, ThirdPartyConsultation, ConsultationNotice, ReleaseNotice, BodyConsultation,
        SearchOrder, FeeNotice, Disclosure, PartialDisclosure, Refusal, NotExisting, NeedsCreation, StillUnclear, NotResponsible, Petition, Duplicate,
        Publication, Excessive, Reconfirm, CorrectionLapsed, FeeLapsed, Ended, RecordCorrection, ApprovalSheet, SearchRecord, ProofOfService,
    ];

    /// <summary>Kinds that answer a request.</summary>
    public static IReadOnlyList<LetterKind> Replies { get; } = [.. All.Where(k => k.Decides)];

    private static readonly Dictionary<string, LetterKind> ByCode = All.ToDictionary(k => k.Code);

    /// <exception cref="KeyNotFoundException">No such kind.</exception>
    public static LetterKind Of(string code) => ByCode[code];

    /// <summary>Null where the code is that of no kind.</summary>
    public static LetterKind? Find(string? code) => code is null ? null : ByCode.GetValueOrDefault(code);

    /// <summary>The kind that enters this in the clock when it leaves; null for what no letter enters.</summary>
    public static LetterKind? Entering(ClockEntryKind entry) => All.FirstOrDefault(k => k.Clock?.Entries.Contains(entry) ?? false);

    // A process letter: the applicant is told or asked something on the way to the answer.
    private static LetterKind ToApplicant(string code, string chinese, string english, string mark, LetterClock? clock,
        IReadOnlyList<LetterQuestion> questions, ApprovalRule approval = ProcessChain) =>
        new(code, chinese, english)
        {
            Addressee = LetterAddressee.Applicant,
            SeriesMark = mark,
            IsDrafted = true,
            QuotesRequest = true,
            Clock = clock,
            Questions = questions,
            Approval = approval
        };

    private static LetterKind Reply(string code, string chinese, string english, TemplateRule templates = TemplateRule.One) => new(code, chinese, english)
    {
        Addressee = LetterAddressee.Applicant,
        SeriesMark = "复",
        Decides = true,
        Remedies = RemedyRule.ByOutcome,
        QuotesRequest = true,
        Approval = ReplyChain,
        TemplateRule = templates,
    };

    private static LetterKind Paper(string code, string chinese, string english) => new(code, chinese, english)
    {
        Profile = Form,
        Addressee = LetterAddressee.File
    };
}
