using System.Globalization;
using Requests.Features.Data.Entities;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Features.Replies;

/// <summary>What the file itself can say in a letter.</summary>
/// <param name="Name">The applicant as filed.</param>
/// <param name="You">您 or 你单位.</param>
/// <param name="Searches">Signed search records.</param>
/// <param name="Consultations">Letters that asked somebody's opinion.</param>
/// <param name="Notices">Numbers of the case's own notices by kind of document.</param>
/// <param name="Earlier">The earlier answered request, for a duplicate.</param>
public sealed record ReplyMaterial(Case Case, Body Body, string Name, string You, IReadOnlyList<SearchRecord> Searches,
    IReadOnlyList<Consultation> Consultations, IReadOnlyDictionary<string, string> Notices, EarlierReply? Earlier)
{
    public string Self => Body.Settings.SelfName;

    public OutcomeBasis Basis => Case.OutcomeBasis ?? new OutcomeBasis();
}

/// <summary>The answer a duplicate points to.</summary>
public sealed record EarlierReply(DateOnly? AskedOn, string RequestText, DateOnly? LetterOn, string Number, DateOnly? ServedOn);

/// <summary>Facts, decision and reasons of one leaf; the officer's own words replace the first and the last.</summary>
public sealed record ReplyParagraph(string Facts, string Decision, string Reasons);

/// <summary>The model paragraphs of letters.md 2.6, filled from the file.</summary>
internal static class ReplyParagraphs
{
    public static string Date(DateOnly on) => on.ToString("yyyy年M月d日", CultureInfo.InvariantCulture);

    public static ReplyParagraph Of(OutcomeLeaf leaf, ReplyMaterial m)
    {
        var (you, self, basis) = (m.You, m.Self, m.Basis);
        var refusal = $"{self}决定不予公开。";
        var asked = $"经审查，{you}申请公开的信息";
        return leaf switch
        {
            Granted => new($"经检索，{self}保存有{you}申请公开的信息。",
                $"{self}决定予以公开，以{m.Case.WantedForm ?? "纸质"}形式、通过{m.Case.WantedRoute ?? "邮寄"}向{you}提供。",
                "经逐页审查，该信息不含依法不应公开的内容。" + Then("对第三方提出的意见，" + self + "审查认为：", basis.OpinionAssessment)),
            Partial => new($"经检索，{self}保存有{you}申请公开的信息。经逐页审查，其中{basis.Withheld.Count}处不应公开，其余内容可以公开，两者能够区分。",
                $"{self}决定部分公开：可以公开的内容随本告知书提供；下列内容不予公开，已在提供的文本上遮盖。", Parts(basis)),
            RefusedStateSecret => new($"经核查，{you}申请公开的信息已由有权机关依照法定程序确定为国家秘密，现仍在保密期限内，未予解密。", refusal,
                "国家秘密只限一定范围的人员知悉，向社会提供将违反保密规定。" + Separation(m)),
            RefusedProhibited => new($"{asked}属于{Law(m)}保护的内容。", refusal, $"上述规定禁止公开此类信息。{Separation(m)}"),
            RefusedSecurityStability => new($"{asked}含有敏感内容。", refusal, $"{Sentence(basis.HarmEvidence)}该内容公开后可能危及{Harm(basis)}。{Separation(m)}"),
            RefusedThirdParty => new($"{asked}含有第三方的合法权益。{ThirdParty(m)}", refusal,
                $"{self}对此作了独立审查：{Sentence(basis.OpinionAssessment)}{Then("公开后将造成", basis.ExpectedHarm)}{Then("不公开不会对公共利益造成重大影响：", basis.PublicInterestView)}{Separation(m)}"),
            RefusedInternal => new($"{asked}是{self}在{Internal(basis)}方面形成的内部事务信息，只在机关内部使用。", refusal,
                $"该信息不直接涉及对外管理。{Sentence(basis.DiscretionReason)}未发现法律、法规、规章要求公开此类信息。{Separation(m)}"),
            RefusedProcess => new($"{asked}是{self}在行政管理过程中形成的{Process(basis)}。", refusal,
                $"该材料反映的是讨论中的意见，不是最终决定。{Sentence(basis.DiscretionReason)}未发现法律、法规、规章要求公开该材料。{Separation(m)}"),
            RefusedEnforcementFile => new($"{asked}是{self}办理行政执法案件时形成并归入案卷的材料。", refusal,
                $"案卷记录调查取证和内部审批的过程。{Sentence(basis.DiscretionReason)}未发现法律、法规、规章要求公开该材料。{Separation(m)}"),
            RefusedQueryMatter => new($"{asked}属于法律、行政法规对查询另有规定的登记资料。", $"请{you}依照上述规定查询。", $"{Law(m)}对此类资料由谁查、怎么查另有规定，应当按该规定办理。"),
            UnavailableNotHeld when m.Case.NotHeldKind == NotHeldKind.NotResponsible => new(
                $"经审查，{you}申请公开的信息不是由{self}制作，也不是由{self}最初获取并负责公开。",
                $"现告知{you}：该信息不属于{self}负责公开。" + (basis.ResponsibleAgency is { } agency ? $"建议向{agency}申请，联系方式：{basis.ResponsibleContact}。" : ""),
                $"与该信息有关的职责不由{self}承担。" + (basis.ResponsibleAgency is null ? Then($"{self}所作的查找：", basis.EffortsMade) : "")),
            UnavailableNotHeld => new(Search(m), $"现告知{you}：该政府信息不存在。", Sentence(WhyNone(m))),
            UnavailableNeedsCreation => new($"{Search(m)}{self}没有符合{you}要求的现成信息。", $"{self}对该项要求不予提供。", "形成该信息需要对现有信息进行加工、分析，也不能靠区分处理取得。" + Sentence(WhyNone(m))),
            UnavailableUnclear => new(Unclear(m), $"{self}无法确定{you}所指的政府信息，因而无法提供。", $"{you}说明所需信息的名称、文号或者其他特征后，可以重新申请。"),
            NotProcessedPetition => new($"{you}以申请公开政府信息的形式提交了材料，其主要内容为：“{basis.QuotedClaim}”。", $"{self}不作为政府信息公开申请处理。",
                $"该内容属于信访、投诉、举报等事项，没有指向已经记录、保存的信息。{you}可以通过相应渠道提出。"),
            NotProcessedDuplicate => new(Duplicate(m), $"{self}对本次申请不予重复处理。", $"经比对，{Sentence(basis.Sameness)}前次答复所依据的情况没有变化：{Sentence(basis.UnchangedFacts)}"),
            NotProcessedPublication => new($"{you}要求提供的是公开出版物。", $"现告知{you}可以自行购买、借阅或者在线阅读。", $"公开出版物不由{self}代为提供。"),
            NotProcessedExcessive => new($"{you}向{self}提出的申请数量、频次较多，{self}已请{you}说明理由。", $"{self}对该申请不予处理。",
                $"申请的数量、频次明显超过合理范围，所述理由不合理：{Sentence(basis.ExcessAssessment)}"),
            NotProcessedReconfirm => new($"{you}已经取得所申请的信息，本次要求{self}对其确认或者重新出具。", $"{self}对该项要求不予处理。", "政府信息公开是提供已经存在的信息，不包括对已取得的信息作出确认或者重新出具。"),
            OtherCorrectionLapsed => new(Lapsed(m, ClockEntryKind.CorrectionNotice, "DOC-3", "补正") + $"至期限届满，{self}没有收到补正，也没有收到不能按期补正的正当理由。",
                $"视为{you}放弃申请，{self}不再处理该申请。", $"{you}仍需要该信息的，可以补充内容后重新申请。"),
            OtherFeeLapsed => new(Lapsed(m, ClockEntryKind.FeeNotice, "DOC-11", "缴纳信息处理费") + $"至期限届满，{you}没有缴费。", $"视为{you}放弃申请，{self}不再处理该申请。", "缴费义务和不缴费的后果已在通知中写明。"),
            OtherMisc => new(Sentence(m.Case.OutcomeReason), $"{self}终止处理该申请。", "该申请已无继续处理的基础，所登记的材料依法归档。"),
            _ => throw new ArgumentOutOfRangeException(nameof(leaf), leaf, "Every leaf has its paragraph."),
        };
    }

    private static string Separation(ReplyMaterial m) =>
        m.Basis.SeparationReason is { } reason ? $"{m.Self}逐项审查了能否区分处理：{reason.TrimEnd('。')}，因此无法向{m.You}提供其中的一部分。" : "";

    private static string Parts(OutcomeBasis basis) => string.Concat(basis.Withheld.Select((part, index) =>
        $"第{index + 1}处（{part.Place}）：{part.Reason.TrimEnd('。')}，依据{Leaves.Of(part.Ground).Basis[0].Short()}不予公开。"));

    private static string Law(ReplyMaterial m) => m.Basis.Law?.On(m.Case.DecidedOn!.Value).Full() ?? "";

    private static string Harm(OutcomeBasis basis) => basis.Harm switch
    {
        HarmKind.StateSecurity => "国家安全",
        HarmKind.PublicSecurity => "公共安全",
        HarmKind.EconomicSecurity => "经济安全",
        _ => "社会稳定",
    };

    private static string Internal(OutcomeBasis basis) => basis.Internal switch
    {
        InternalKind.Personnel => "人事管理",
        InternalKind.Logistics => "后勤管理",
        _ => "内部工作流程",
    };

    private static string Process(OutcomeBasis basis) => basis.Process switch
    {
        ProcessKind.DiscussionRecord => "讨论记录",
        ProcessKind.Draft => "过程稿",
        ProcessKind.ConsultationLetter => "磋商信函",
        _ => "请示报告",
    };

    private static string ThirdParty(ReplyMaterial m) =>
        m.Consultations.LastOrDefault(c => c.Kind == ConsultationKind.ThirdParty) is not { } letter ? ""
        : $"{m.Self}于{Date(letter.SentOn)}书面征求第三方意见，第三方{(letter.Opinion == ConsultationOpinion.Objects ? "书面表示不同意公开并说明了理由" : letter.Opinion == ConsultationOpinion.AgreesInPart ? "书面表示部分同意公开" : "逾期没有提出意见")}。";

    private static string Search(ReplyMaterial m)
    {
        var steps = m.Searches.SelectMany(s => s.Steps).ToList();
        if (steps.Count == 0) return "";
        string Places(params SearchPlaceKind[] kinds) => string.Join("、", steps.Where(s => kinds.Contains(s.PlaceKind)).Select(s => s.Place).Distinct());
        var (systems, papers, units) = (Places(SearchPlaceKind.System), Places(SearchPlaceKind.PaperRoom), Places(SearchPlaceKind.Unit, SearchPlaceKind.Person));
        var (from, to) = (steps.Min(s => s.On), steps.Max(s => s.On));
        return $"{Date(from)}{(to > from ? "至" + Date(to) : "")}，{m.Self}以“{string.Join("、", steps.Select(s => s.Words).Distinct())}”等为线索"
            + string.Join("，", new[] { Then("检索了", systems, ""), Then("查阅了", papers, ""), Then("向", units, "核实") }.Where(s => s.Length > 0))
            + $"，没有找到{m.You}申请公开的信息。";
    }

    private static string? WhyNone(ReplyMaterial m) => m.Searches.Select(s => s.WhyNone).LastOrDefault(s => s is not null);

    private static string Unclear(ReplyMaterial m)
    {
        var standing = ReplyClock.Standing(m.Case.ClockEntries);
        var came = standing.Last(e => e.Kind == ClockEntryKind.CorrectionReceived).On;
        return $"{Asked(m, ClockEntryKind.CorrectionNotice, "DOC-3", "补正")}。{Date(came)}收到的补正经审查，仍不明确的是：{Sentence(m.Basis.RemainingUnclear)}";
    }

    private static string Lapsed(ReplyMaterial m, ClockEntryKind kind, string document, string what)
    {
        var notice = ReplyClock.Standing(m.Case.ClockEntries).Last(e => e.Kind == kind);
        return $"{Asked(m, kind, document, what)}，该通知于{Date(notice.DeliveredOn!.Value)}送达。";
    }

    private static string Asked(ReplyMaterial m, ClockEntryKind kind, string document, string what)
    {
        var notice = ReplyClock.Standing(m.Case.ClockEntries).Last(e => e.Kind == kind);
        var number = m.Notices.GetValueOrDefault(document) ?? m.Basis.NoticeNumber;
        return $"{m.Self}于{Date(notice.On)}{(number is null ? "" : $"以{number}")}请{m.You}{what}";
    }

    private static string Duplicate(ReplyMaterial m) => m.Earlier is not { } earlier ? ""
        : $"{m.You}曾{(earlier.AskedOn is { } asked ? "于" + Date(asked) : "")}申请公开“{earlier.RequestText}”，{m.Self}已于{Date(earlier.LetterOn!.Value)}以{earlier.Number}答复，并于{Date(earlier.ServedOn!.Value)}送达。";

    private static string Then(string lead, string? text, string end = "。") =>
        string.IsNullOrWhiteSpace(text) ? "" : $"{lead}{text.Trim().TrimEnd('。')}{end}";

    private static string Sentence(string? text) => Then("", text);
}
