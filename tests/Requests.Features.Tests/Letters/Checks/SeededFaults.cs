using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Letters.Checks;
using Requests.Features.Tests.Files;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Citations;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Service;
using static Requests.Features.Tests.Letters.Checks.CleanLetters;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters.Checks;

/// <summary>The dossier's seeded faults: each is planted in a clean letter and must be found by exactly the check named.</summary>
internal static class SeededFaults
{
    public sealed record Seed(string Check, string What, Func<CheckMaterial> Clean, Func<CheckMaterial, CheckMaterial> Plant)
    {
        public override string ToString() => $"{Check}: {What}";
    }

    public static IEnumerable<Seed> All()
    {
        yield return new("ADDR-NAME", "two characters swapped", Refused, m => m with { Letter = m.Letter with { Addressee = "三张" } });
        yield return new("ADDR-NAME", "a blank inside the name", Refused, m => m with { Letter = m.Letter with { Addressee = "张 三" } });
        yield return new("ADDR-LABEL", "the agent's address without a mandate", Refused, m => m with { Case = m.Case with { LabelAddress = "某市某街2号" } });
        yield return new("NUM-FORM", "﹝2026﹞", Refused, m => Numbered(m, "某城管公复﹝2026﹞12号"));
        yield return new("NUM-FORM", "第012号", Refused, m => Numbered(m, "某城管公复〔2026〕第012号"));
        yield return new("NUM-FORM", "a cited number in square brackets", Unclear, m => Say(m, "某城管公补〔2026〕3号", "某城管公补[2026]3号"));
        yield return new("NUM-SERIES", "a voided number again", Refused, m => Numbered(m, "某城管公复〔2026〕11号"));
        yield return new("NUM-SERIES", "another series", Refused, m => Numbered(m, "某城管公延〔2026〕12号"));
        yield return new("NUM-CITED", "one digit changed", Unclear, m => Say(m, "某城管公补〔2026〕3号", "某城管公补〔2026〕8号"));
        yield return new("DATE-SIGN", "the day of the draft", Refused, m => m with { Letter = m.Letter with { LetterOn = Day("2026-03-18") } });
        yield return new("DATE-DUE", "one working day late", Refused, m => m with { Today = Day("2026-03-31") });
        yield return new("DATE-LEDGER", "receipt shifted by a day", Refused, m => Say(m, "2026年3月2日，我局收到", "2026年3月3日，我局收到"));
        yield return new("DATE-LEDGER", "2026年2月30日", NotExist, m => Say(m, "2026年3月6日，我局以", "2026年2月30日，我局以"));
        yield return new("DATE-LEDGER", "03月05日", NotExist, m => Say(m, "2026年3月5日至", "2026年03月05日至"));
        yield return new("DATE-LEDGER", "a day without a year and without one before it", NotExist, m => Say(m, "2026年3月5日至2026年3月6日", "3月5日至2026年3月6日"));
        yield return new("DATE-LEDGER", "a range to a day that is none", NotExist, m => Say(m, "2026年3月5日至2026年3月6日", "2026年3月5日至4月31日"));
        yield return new("DATE-LEDGER", "the year of another sentence", NotExist, m => Say(m, "2026年3月5日至2026年3月6日，", "2026年3月5日，我局于3月6日"));
        yield return new("ASK-VERBATIM", "one word dropped", Refused, m => Say(m, Request, "道路停车泊位的批准文件"));
        yield return new("ASK-ALL", "a matter missing", TwoMatters, m => m with { Case = m.Case with { Matters = [1, 2, 3] } });
        yield return new("LEAF-DOC", "NOT_EXIST text in DOC-16", NotResponsible, m => Say(m, "与该信息有关的职责不由我局承担。", "该政府信息不存在。"));
        yield return new("LEAF-DOC", "DOC-16 for a refusal", Refused, m => m with { Letter = m.Letter with { Kind = LetterKinds.NotResponsible } });
        yield return new("ART-LEAF", "item four in NOT_RESPONSIBLE", NotResponsible, m => Say(m, "第三十六条第五项", "第三十六条第四项"));
        yield return new("ART-FORM", "第三十六条第一款第（五）项", NotResponsible, m => Say(m, "现告知您：", "（见《条例》第三十六条第一款第（五）项）现告知您："));
        yield return new("ART-FORCE", "Order 492 第二十一条", Refused, m => Say(m, "我局决定不予公开。", "并参照国务院令第492号第二十一条，我局决定不予公开。"));
        yield return new("ART-FORCE", "an act no longer in force", Refused, m => Say(m, "我局决定不予公开。", "并参照《最高人民法院关于审理政府信息公开行政案件若干问题的规定》，我局决定不予公开。"));
        yield return new("ART-RANK", "部门规章", Prohibited, m => m with
        {
            Case = m.Case with { Law = new Citation(new LegalAct("某某管理办法", null, LegalActKind.Other, Day("2020-01-01")), 5) },
        });
        yield return new("ART-ANALOGY", "并参照", Duplicate, m => Say(m, "第三十六条第六项，", "第三十六条第六项，并参照第三十五条，"));
        yield return new("MAND", "{contactPhone} left", Refused, m => Say(m, "0000-12345678", "{contactPhone}"));
        yield return new("MAND", "a field not stated", Refused, m => m with { Letter = m.Letter with { Missing = [new("所服务的决定", "Decision it served")] } });
        yield return new("REASON-OWN", "R = 属于过程性信息", Refused, m => Say(m, m.Letter.Answers[0].Reasons, "属于过程性信息，不能区分处理。"));
        yield return new("LIMB", "属于第十四条规定的情形", Security, m => Say(m, "可能危及社会稳定", "属于第十四条规定的情形"));
        yield return new("SEP", "the sentence removed", Refused, m => Say(m, "我局逐项审查了能否区分处理：全文均为不同意见的记录，因此无法向您提供其中的一部分。", ""));
        yield return new("THIRD", "only 第三方不同意", CleanLetters.ThirdParty, m => m with
        {
            Letter = m.Letter with { Facts = m.Letter.Facts.Where(f => f.Key != "opinionAssessment").ToDictionary() },
            Case = m.Case with { ThirdParty = m.Case.ThirdParty! with { OwnAssessment = false } },
        });
        yield return new("THIRD", "no proof of delivery", CleanLetters.ThirdParty,
            m => m with { Case = m.Case with { ThirdParty = m.Case.ThirdParty! with { DeliveryProven = false } } });
        yield return new("SEARCH", "a place that is not in the record", NotExist,
            m => Say(m with { Letter = m.Letter with { Facts = With(m, "systems", "公文系统") } }, "公文系统", "财务系统"));
        yield return new("SEARCH", "no signed record", NotExist, m => m with { Case = m.Case with { Search = null } });
        yield return new("RESP", "the phone empty", NotResponsible, m => m with { Letter = m.Letter with { Facts = With(m, "responsibleContact", "") } });
        yield return new("DUP", "another applicant's case", Duplicate,
            m => m with { Case = m.Case with { Earlier = m.Case.Earlier! with { SameApplicant = false } } });
        yield return new("CORR-ONE", "no correction received", Unclear, m => m with { Case = m.Case with { CorrectionReceived = false } });
        yield return new("LAPSE", "dated on the last day", Lapsed,
            m => m with { Case = m.Case with { Lapse = m.Case.Lapse! with { LastDay = Day("2026-03-20") } } });
        yield return new("REM-KIND", "R-FREE in REFUSED_PROCESS, 2026", Refused, m => Say(m, m.Letter.Remedies, NotResponsible().Letter.Remedies));
        yield return new("REM-KIND", "3个月", NotResponsible, m => Say(m, "6个月", "3个月"));
        yield return new("REM-KIND", "a clause in DOC-5", Extension, m => Say(m, "答复期限延长至2026年4月28日。", "答复期限延长至2026年4月28日。如不服，可以申请行政复议。"));
        yield return new("REM-ORGAN", "the superior department in 2025", Refused, m => Say(m, "某市人民政府", "某省住房和城乡建设厅"));
        yield return new("REM-ORGAN", "another court", NotResponsible, m => Say(m, "某市铁路运输法院", "某县人民法院"));
        yield return new("REM-ONLINE", "the sentence missing", Online, m => Say(m, "本答复通过互联网送达，您可以在https://fuyi.example.invalid在线提交行政复议申请书。", ""));
        yield return new("SUPPLY", "paper promised, a file asked for", Granted, m => m with { Case = m.Case with { WantedForm = SupplyForm.Electronic } });
        yield return new("ENCL", "5 pages listed, 6 attached", Granted,
            m => m with { Files = [m.Files[0] with { Inspection = m.Files[0].Inspection with { PageCount = 6 } }] });
        yield return new("ENCL", "another project's file", Granted, m => m with { Files = [m.Files[0] with { Title = "绿化养护合同" }] });
        yield return new("ENCL", "exchanged after it was listed", Granted, m => m with { Files = [m.Files[0] with { Sha256 = new string('c', 64) }] });
        yield return new("PARTS", "a mark without a row", Partial, m => m with { Marks = [.. m.Marks, new(1, 1, 3)] });
        yield return new("PARTS", "a row without a mark", Partial, m => m with { Marks = [m.Marks[0]] });
        yield return new("REDACT", "text under a rectangle", Granted,
            m => m with
            {
                Files = [m.Files[0] with { Inspection = FileInspector.Inspect(TelltaleFiles.PdfWithTextUnderARectangle(),
            MediaTypes.Pdf) with { PageCount = 5 } }]
            });
        yield return new("REDACT", "text left in a redacted file", Partial,
            m => m with { Files = [m.Files[0] with { Leaks = Redaction.Verify(TelltaleFiles.Pdf(), []) }] });
        yield return new("PII-ID", "the ID of a third person", Refused, m => Say(m, "三个部门", "李四（00000019850615002X）等部门"));
        yield return new("PII-ID", "a phone in an enclosure", Granted,
            m => m with { Files = [m.Files[0] with { Inspection = m.Files[0].Inspection with { Pages = ["联系人 139 0000 0000"] } }] });
        yield return new("PII-NAME", "another applicant's name", Refused, m => Say(m, "三个部门", "王小明等三个部门") with { OtherNames = ["王小明"] });
        yield return new("PII-OWN", "the full ID in the opening", Refused, m => Say(m, "我局收到您通过", $"我局收到您（{IdNumber}）通过"));
        yield return new("SECRET-MARK", "机密★10年 on page 4", Granted,
            m => m with { Files = [m.Files[0] with { Inspection = m.Files[0].Inspection with { Pages = ["", "", "", "机密★10年", ""] } }] });
        yield return new("HIDDEN", "a tracked change", Granted, m => Enclosing(m, TelltaleFiles.Docx(tracked: true), MediaTypes.Word));
        yield return new("HIDDEN", "GPS in a JPEG", Granted, m => Enclosing(m, TelltaleFiles.Jpeg(gps: true), MediaTypes.Jpeg));
        yield return new("GLYPH", "U+30EDD in the office's own words", Refused, m => m with
        {
            MissingGlyphs = [.. PaperFonts.Shipped.Missing("\U00030EDD田")
            .Select(c => c.Character)]
        });
        yield return new("TEXT-CHAR", "U+2F00 for 一", Refused, m => Say(m, "三个部门", "三个部门\u2F00致"));
        yield return new("TEXT-CHAR", "a half-width mark", Refused, m => Say(m, "不同测算；", "不同测算;"));
        yield return new("TEXT-WORDS", "三需要", Refused, m => Say(m, "三个部门", "不符合三需要，三个部门"));
        yield return new("TEXT-WORDS", "您 to a company", Refused, m => m with { Case = m.Case with { You = "你单位" } });
        yield return new("SIGNER", "政务公开办公室 alone", Refused, m => m with { Letter = m.Letter with { Signer = "政务公开办公室" } });
        yield return new("APPROVAL", "an edit after approval", Refused,
            m => m with { Case = m.Case with { Approval = m.Case.Approval! with { CurrentHash = "x" } } });
        yield return new("APPROVAL", "a step missing", Refused,
            m => m with { Case = m.Case with { Approval = m.Case.Approval! with { Opinions = [m.Case.Approval.Opinions[0]] } } });
        yield return new("FEE", "item and page both", Fee, m => m with { Case = m.Case with { Fee = m.Case.Fee! with { Tariffs = [FeeTariff.ByItem, FeeTariff.ByPage] } } });
        yield return new("FEE", "a wrong amount", Fee, m => Say(m, "200", "1200"));
        yield return new("SERVICE", "a private courier", Refused, m => m with { Service = new(ServiceMethod.PrivateCourier, new()) });
        yield return new("SERVICE", "electronic without consent", Online,
            m => m with { Service = m.Service! with { Facts = m.Service.Facts with { ElectronicConsent = false } } });
        yield return new("HOLD", "a hold set, GRANTED sent", Granted, m => m with { Case = m.Case with { Hold = "法院裁定停止公开" } });
        yield return new("LAYOUT", "。 at the start of a line", Refused,
            m => m with { Print = m.Print! with { Layout = [new(LayoutFault.ForbiddenFirst, 1, "。后文")] } });
        yield return new("LAYOUT", "the signature alone", Refused,
            m => m with { Print = m.Print! with { Layout = [new(LayoutFault.SignatureAlone, 2, "某市城市管理局")] } });
        yield return new("TWIN", "one paragraph differs", Refused, m => m with { Print = m.Print! with { Differences = [new("DOCX", 3, "60日", "30日")] } });
    }

    private static CheckMaterial Security()
    {
        var m = Refused();
        var leaf = OutcomeLeaf.RefusedSecurityStability;
        var basis = $"依据《条例》{string.Join("、", Leaves.Of(leaf).Basis.Select(c => c.Place()))}，";
        m = Say(m, m.Letter.Answers[0].Basis, basis);
        m = Say(m, "公开后会使经办人员在后续会议上不愿如实发言。", "公开后会引发连锁上访，可能危及社会稳定。");
        m = Say(m, "过程中形成的讨论记录", "过程中形成的材料");
        return m with
        {
            Letter = m.Letter with { Leaf = leaf, Answers = [m.Letter.Answers[0] with { Leaf = leaf }] },
            Case = m.Case with { Leaf = leaf },
        };
    }

    private static CheckMaterial Numbered(CheckMaterial m, string number) =>
        m with { Letter = m.Letter with { Number = number, Text = m.Letter.Text.Replace(m.Letter.Number!, number, StringComparison.Ordinal) } };

    private static Dictionary<string, string> With(CheckMaterial m, string field, string value) => new(m.Letter.Facts) { [field] = value };

    private static CheckMaterial Enclosing(CheckMaterial m, Stream content, string mediaType) =>
        m with { Files = [m.Files[0] with { MediaType = mediaType, Inspection = FileInspector.Inspect(content, mediaType) }] };
}
