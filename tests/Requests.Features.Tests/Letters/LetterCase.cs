using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters;

/// <summary>A case on paper only, with every fact a letter of its leaf may need.</summary>
internal static class LetterCase
{
    public static readonly DateOnly On = Day("2026-03-20");

    private const string Request = "申请公开道路停车泊位设置的批准文件。";

    public static readonly LetterBody Body = new("某市城市管理局", "我局", "某市人民政府", "某市某区人民法院", null, "政务公开办公室", "0000-1234567", "某市某街1号");

    private static readonly OutcomeBasis Basis = new()
    {
        Withheld = [new("第3页第2段", PartGround.RefusedThirdParty, "载有投标人的成本构成，公开会损害其竞争地位"), new("第5页附表", PartGround.RefusedProcess, "系讨论中的方案比选")],
        SeparationReason = "全部内容相互印证，遮盖后不能独立成文",
        Law = new CitedLaw("信访工作条例", 9, Kind: Requests.Statute.Citations.LegalActKind.AdministrativeRegulation),
        Harm = HarmKind.PublicSecurity,
        HarmEvidence = "管线走向和薄弱点将为人所知",
        Internal = InternalKind.Workflow,
        Process = ProcessKind.Draft,
        DiscretionReason = "将妨碍工作人员坦率交换意见",
        Sameness = "两次申请文字相同",
        UnchangedFacts = "所涉文件没有修改",
        RemainingUnclear = "没有写明文件名称和年份",
        OpinionAssessment = "第三方所述成本数据未曾公开，理由成立",
        ExpectedHarm = "竞争对手据此压价",
        PublicInterestView = "合同总价已经公布，公众监督不受影响",
        ResponsibleAgency = "某市交通运输局",
        ResponsibleContact = "0000-7654321",
        ExcessAssessment = "三十件围绕同一事项，均已答复",
        QuotedClaim = "请处理我家楼下的油烟",
        End = EndKind.Withdrawn,
    };

    public static LetterMaterial Of(OutcomeLeaf? leaf = null, NotHeldKind? kind = null, ApplicantType type = ApplicantType.NaturalPerson)
    {
        SearchStep[] steps =
        [
            new(SearchPlaceKind.System, "公文系统", "停车泊位", "2015-2026", 0, "甲", Day("2026-03-05")),
            new(SearchPlaceKind.PaperRoom, "局档案室", "泊位设置", "2015-2026", 0, "乙", Day("2026-03-06")),
            new(SearchPlaceKind.Unit, "市容处", "口头核实", null, 0, "乙", Day("2026-03-06")),
        ];
        var ruling = leaf is { } of ? new Ruling(null, null, of, kind, "申请人书面撤回申请", Basis) : null;
        return new LetterMaterial
        {
            Body = Body,
            ActOn = On,
            CaseNumber = "HCG-2026-0001",
            Channel = IntakeChannel.RegisteredPost,
            ApplicantType = type,
            Names = ["张三"],
            RequestText = Request,
            RegisteredOn = Day("2026-03-02"),
            ReceivedOn = Day("2026-03-02"),
            FormAsWanted = Wishes.NameOf(WantedForm.Paper),
            RouteAsWanted = Wishes.NameOf(WantedRoute.Post),
            Counted = ruling,
            Rulings = ruling is null ? [] : [ruling],
            DecidedOn = ruling is null ? null : On,
            Searches = [new SignedSearch(steps, "没有规定要求制作该文件，历年也没有制作")],
            Consultations = leaf == OutcomeLeaf.RefusedThirdParty ? [new AskedOpinion(1, ConsultationKind.ThirdParty, Day("2026-03-05"),
                Day("2026-03-10"), ConsultationOpinion.Objects, 1)] : [],
            Earlier = new EarlierReply(Day("2026-01-05"), Request, "政府信息公开告知书", Day("2026-01-20"), "某城管公复〔2026〕1号", Day("2026-01-22")),
        };
    }

    /// <summary>What only the officer can say, by template.</summary>
    public static LetterWords WordsFor(string template)
    {
        var needed = ShippedTemplates.Of(template);
        var fields = needed.Sections.SelectMany(needed.FieldsOf).Concat(needed.Must.Select(m => m[0])).Distinct()
            .Select(LetterFields.Of).Where(f => !f.IsComputed
                && !(template == "DOC-12.SUPPLY" && f.Name is "accessRoute" or "formChangeReason") && !(template == "DOC-16" && f.Name == "effortsMade"));
        return new LetterWords(Fields: [.. fields.Select(f => new FieldValue(f.Name, Sample(f)))]);
    }

    private static string Sample(LetterField field) => field.Type switch
    {
        FieldType.Date => "2026-03-12",
        FieldType.Number => "12",
        FieldType.Money => "2200",
        FieldType.Citation => "第九条",
        _ => $"示例{field.Label.Zh}",
    };
}
