using System.Collections.Frozen;
using static Requests.Features.Services.Letters.Checks.CheckStage;
using static Requests.Features.Services.Letters.Checks.Severity;

namespace Requests.Features.Services.Letters.Checks;

/// <summary>The 47 checks before sending, one row each (letters.md 4): name, weight, from when, whether a leader may waive it, what must hold.</summary>
public static class LetterChecks
{
    private const bool Waivable = true, Fixed = false;

    public static IReadOnlyList<LetterCheck> All { get; } =
    [
        new("ADDR-NAME", Blocking, Draft, Waivable, new("受文人与登记的姓名、名称逐字相同", "The addressee is the one on file, character by character"), AddressChecks.Name),
        new("ADDR-LABEL", Blocking, Draft, Waivable, new("邮寄标签就是选定的送达地址", "The label bears the chosen service address"), AddressChecks.Label),
        new("NUM-FORM", Blocking, Draft, Fixed, new("文号合乎格式", "Numbers have the house form"), AddressChecks.NumberForm),
        new("NUM-SERIES", Blocking, Approved, Fixed, new("文号属于本序列、本年度，未用过、未作废", "Right series and year, neither used nor voided"), AddressChecks.Series),
        new("NUM-CITED", Blocking, Draft, Waivable, new("引用的文号真实存在，属于本案或者关联案件", "Every cited own number exists and belongs to this or the linked case"), AddressChecks.Cited),
        new("DATE-SIGN", Blocking, Approved, Fixed, new("成文日期是最后批准之日，不晚于发出", "The letter's date is the day of final approval, not after dispatch"), DateChecks.Signed),
        new("DATE-DUE", Blocking, Approved, Fixed, new("在期限内发出，否则已确认逾期", "It leaves within the due date, or the delay was confirmed"), DateChecks.Due),
        new("DATE-LEDGER", Blocking, Draft, Waivable, new("日期真实、合乎格式，并与台账一致", "Every date is real, in house form, and equals the ledger"), DateChecks.Ledger),
        new("ASK-VERBATIM", Blocking, Draft, Fixed, new("逐字引用申请内容", "The request is quoted word for word"), AnswerChecks.Verbatim),
        new("ASK-ALL", Blocking, Draft, Fixed, new("每一项都有答复", "Each numbered matter is answered"), AnswerChecks.AllMatters),
        new("LEAF-DOC", Blocking, Draft, Fixed, new("文书种类与办理结果相配", "Outcome and kind of letter belong together"), AnswerChecks.LeafAndPaper),
        new("ART-LEAF", Blocking, Draft, Waivable, new("条文与办理结果相配", "The article fits the outcome"), AnswerChecks.Articles),
        new("ART-FORM", Warning, Draft, Waivable, new("条款项写法规范", "Places in a law are written in the house form"), AnswerChecks.CitationForms),
        new("ART-FORCE", Blocking, Draft, Waivable, new("引用的法在成文之日有效", "Cited acts are in force on the day of the letter"), AnswerChecks.InForce),
        new("ART-RANK", Blocking, Draft, Waivable, new("禁止公开、另有规定须有法律或者行政法规依据", "A prohibition or a register rests on a law or State Council regulation"), AnswerChecks.Rank),
        new("MAND", Blocking, Draft, Fixed, new("必填内容齐全，没有空缺", "Everything mandatory is stated, nothing left open"), ReasonChecks.Mandatory),
        new("REASON-OWN", Blocking, Draft, Waivable, new("理由不只是重复条文", "The reason is more than the article's words"), ReasonChecks.OwnReason),
        new("LIMB", Blocking, Draft, Waivable, new("第十四条、第十六条写明哪一种情形", "Arts. 14 and 16: the limb is named"), ReasonChecks.Limb),
        new("SEP", Blocking, Draft, Waivable, new("不予公开的，说明不能区分处理的理由", "A refusal says why parts could not be separated"), ReasonChecks.Separation),
        new("THIRD", Blocking, Draft, Waivable, new("第三方征询书、送达凭证和本机关审查意见齐备", "Letter to the third party, its proof and the body's own assessment are there"), EvidenceChecks.ThirdParty),
        new("SEARCH", Blocking, Draft, Waivable, new("有签字的检索记录，文中的处所都在记录里", "A signed search record, and the letter's places are in it"), EvidenceChecks.Search),
        new("RESP", Blocking, Draft, Waivable, new("负责机关有名称和联系方式，或者写明努力", "The responsible body with contact, or the efforts made"), EvidenceChecks.ResponsibleBody),
        new("DUP", Blocking, Draft, Fixed, new("前一次申请是同一人的，已答复并送达，情况没有变化", "The earlier case: same applicant, answered, served, facts unchanged"), EvidenceChecks.Duplicate),
        new("CORR-ONE", Blocking, Draft, Fixed, new("恰好补正过一次并收到补正", "Exactly one correction notice and a received correction"), EvidenceChecks.OneCorrection),
        new("LAPSE", Blocking, Draft, Fixed, new("通知已送达，期限已过，没有补正或者缴费", "The notice arrived, its last day has passed, nothing came"), EvidenceChecks.Lapse),
        new("REM-KIND", Blocking, Draft, Fixed, new("救济条款与办理结果和日期相符", "The remedies clause is the selector's for outcome and day"), RemedyChecks.Kind),
        new("REM-ORGAN", Blocking, Draft, Fixed, new("复议机关和法院与当日设置相同", "Organ and court are those of the settings on that day"), RemedyChecks.Organ),
        new("REM-ONLINE", Blocking, Draft, Fixed, new("网上送达的写明网上复议途径", "Online service names the online channel"), RemedyChecks.Online),
        new("SUPPLY", Blocking, Draft, Waivable, new("提供形式合乎申请，或者有第四十条的理由", "The form is the one wished for, or Art. 40 gives the reason"), SupplyChecks.Form),
        new("ENCL", Blocking, Draft, Waivable, new("附件说明与文件一致：顺序、名称、页数、摘要值", "The list equals the files: order, title, pages, hash"), SupplyChecks.Enclosures),
        new("PARTS", Blocking, Draft, Waivable, new("每处遮盖都在清单里，清单每处都有遮盖", "Every mark has its row in the list, and the other way round"), SupplyChecks.Parts),
        new("REDACT", Blocking, Draft, Fixed, new("遮盖之下不能提取任何内容", "Nothing can be extracted from under the marks"), SupplyChecks.Redaction),
        new("PII-ID", Blocking, Draft, Waivable, new("没有他人的证件号、银行卡号、手机号", "No ID, bank card or mobile number of others"), PrivacyChecks.Numbers),
        new("PII-NAME", Blocking, Draft, Waivable, new("没有其他申请人、第三方、举报人的姓名", "No name of other applicants, third parties or informants"), PrivacyChecks.Names),
        new("PII-OWN", Warning, Draft, Waivable, new("申请人的证件号、电话不完整出现", "The applicant's own ID and phone are not given in full"), PrivacyChecks.OwnNumbers),
        new("SECRET-MARK", Blocking, Draft, Waivable, new("没有密级和内部资料标志，除非已经核准", "No secrecy marks unless cleared"), PrivacyChecks.SecretMarks),
        new("HIDDEN", Blocking, Draft, Waivable, new("附件没有隐藏内容和元数据", "Enclosures carry nothing hidden and no metadata"), SupplyChecks.Hidden),
        new("GLYPH", Blocking, Draft, Fixed, new("每个字都有字形", "Each character has a glyph"), TextChecks.Glyphs),
        new("TEXT-CHAR", Warning, Draft, Waivable, new("没有部首、造字区字符和半角标点", "No radicals, private-use characters or half-width marks"), TextChecks.Characters),
        new("TEXT-WORDS", Warning, Draft, Waivable, new("没有过时用语，称谓一致", "No stale words, one form of address"), TextChecks.Words),
        new("SIGNER", Blocking, Draft, Fixed, new("以机关名义落款，用印合规", "Signed by the body, with a seal it may use"), SendingChecks.Signer),
        new("APPROVAL", Blocking, Approved, Fixed, new("审批完整，起草人没有自批，批准后未改动", "Chain complete, drafter did not approve, unchanged since"), SendingChecks.Approval),
        new("FEE", Blocking, Draft, Fixed, new("收费重新计算无误，只用一种标准", "The fee recomputes, by one tariff"), SendingChecks.Fee),
        new("SERVICE", Blocking, Draft, Fixed, new("送达方式合法，电子送达已获同意", "A lawful method; electronic with consent"), SendingChecks.Method),
        new("HOLD", Blocking, Draft, Fixed, new("提供信息时没有暂停公开", "No hold on release when something is supplied"), SendingChecks.Hold),
        new("LAYOUT", Warning, Draft, Waivable, new("落款不单独成页，断行合规，每页22行", "Signature not alone, line breaks by the rules, 22 lines"), TextChecks.Layout),
        new("TWIN", Blocking, Draft, Fixed, new("PDF、DOCX、预览文字相同", "PDF, DOCX and preview hold the same text"), TextChecks.Twins),
    ];

    private static readonly FrozenDictionary<string, LetterCheck> ById = All.ToFrozenDictionary(c => c.Id);

    public static LetterCheck? Find(string id) => ById.GetValueOrDefault(id);

    /// <summary>Every check with what it found; one that is not asked yet has no faults and says so.</summary>
    public static IReadOnlyList<CheckFinding> Run(CheckMaterial material) =>
        [.. All.Select(c => material.Stage < c.From ? new CheckFinding(c, false, []) : new CheckFinding(c, true, [.. c.Find(material)]))];
}

/// <param name="Asked">False while the letter has not come far enough for this check.</param>
public sealed record CheckFinding(LetterCheck Check, bool Asked, IReadOnlyList<Fault> Faults)
{
    public bool Stands => Faults.Count == 0;
}
