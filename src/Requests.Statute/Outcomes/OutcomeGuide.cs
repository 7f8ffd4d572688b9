using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Outcomes;

/// <summary>Where an answer leads: a further node, or an end. Exactly one of Node and Leaf is set.</summary>
public sealed record GuideTarget(string? Node, OutcomeLeaf? Leaf, NotHeldKind? Kind = null);

/// <summary>One yes-or-no question of the guide.</summary>
/// <param name="Id">G1 to G23.</param>
/// <param name="Chinese">The question.</param>
/// <param name="English">The question.</param>
/// <param name="Yes">Where yes leads.</param>
/// <param name="No">Where no leads.</param>
/// <param name="SecondReader">An end reached here needs a second reader.</param>
public sealed record GuideNode(string Id, string Chinese, string English, GuideTarget Yes, GuideTarget No, bool SecondReader = false);

/// <summary>A walk so far: the nodes asked, then either the next node or the end.</summary>
public sealed record GuideWalk(IReadOnlyList<GuideNode> Asked, GuideNode? Next, GuideTarget? End, bool SecondReader);

/// <summary>The outcome guide (letters.md section 5): run per matter, ends in exactly one leaf.</summary>
public static class OutcomeGuide
{
    public static IReadOnlyList<GuideNode> Nodes { get; } =
    [
        new("G1", "申请人是否已撤回，或者申请已无法、无须继续办理？", "Withdrawn, or no longer possible or needed to go on?",
            End(OtherMisc), To("G2"), SecondReader: true),
        new("G2", "是否已发补正告知书、期限已过、既没补正也没有正当理由？", "Correction asked, time over, nothing came, no good reason?",
            End(OtherCorrectionLapsed), To("G3"), SecondReader: true),
        new("G3", "是否已发收费通知、20个工作日已过、仍未缴费？", "Fee notice served, 20 working days over, unpaid?",
            End(OtherFeeLapsed), To("G4"), SecondReader: true),
        new("G4", "数量、频次明显超出合理范围，已要求说明理由，且理由不合理？", "Clearly excessive, reasons asked, reasons not sound?",
            End(NotProcessedExcessive), To("G5"), SecondReader: true),
        new("G5", "实际上是在信访、投诉、举报，没有指向已记录的信息？", "Really a petition or complaint, pointing to no record?",
            End(NotProcessedPetition), To("G5B"), SecondReader: true),
        new("G5B", "是否只是咨询提问，或者所指的不是行政管理中的信息（如刑事侦查、党务）？", "Only a question, or not information of administration?",
            End(OtherMisc), To("G6"), SecondReader: true),
        new("G6", "补正过一次之后，是否仍看不出要哪份信息？（还没补正过就先发补正告知书）", "After one correction still unclear? (None yet: send the correction notice and stop.)",
            End(UnavailableUnclear), To("G7")),
        new("G7", "要的是公报、报刊、书籍等公开出版物？", "A public gazette, paper or book?",
            End(NotProcessedPublication), To("G8")),
        new("G8", "同一人、同一信息、已答复过，而且情况没有变化？", "Same person, same information, already answered, facts unchanged?",
            End(NotProcessedDuplicate), To("G9")),
        new("G9", "要求确认或者重新出具他已经拿到的信息？", "Wants confirmation or re-issue of what he has?",
            End(NotProcessedReconfirm), To("G10")),
        new("G10", "属于登记资料等，法律、行政法规另有查询规定？", "Register material with its own access law?",
            End(RefusedQueryMatter), To("G11")),
        new("G11", "是否由本机关负责公开（自己制作，或者从公民、企业获取并保存，或者最初获取）？", "Ours to disclose?",
            To("G12"), End(UnavailableNotHeld, NotHeldKind.NotResponsible)),
        new("G12", "按要求检索后，是否找到现成的信息？", "Found as an existing record after a proper search?",
            To("G14"), To("G13")),
        new("G13", "是否要把现有信息加工、汇总、分析后才有？", "Would it need processing of what exists?",
            End(UnavailableNeedsCreation), End(UnavailableNotHeld, NotHeldKind.NotExist)),
        new("G14", "是否已经主动公开？", "Already published?", End(Granted), To("G15")),
        new("G15", "是否每一处都可以公开？", "May every part be given?", End(Granted), To("G16")),
        new("G16", "能否遮盖一部分、提供其余？（每处回答后面的问题定依据）", "Can parts be masked and the rest given? (The questions below settle each part's ground.)",
            End(Partial), To("G17")),
        new("G17", "是否已依法定密、未解密？", "A lawfully fixed state secret?", End(RefusedStateSecret), To("G18")),
        new("G18", "是否有法律或者行政法规禁止公开？", "Forbidden by law or State Council regulation?", End(RefusedProhibited), To("G19")),
        new("G19", "公开是否可能危及国家、公共、经济安全或者社会稳定，有依据？", "Danger to security or stability, with evidence?",
            End(RefusedSecurityStability), To("G20")),
        new("G20", "是否会损害第三方的商业秘密、个人隐私等权益？", "Harm to a third party's secret, privacy or like?", To("G20B"), To("G21")),
        new("G20B", "第三方同意，或者理由不成立，或者不公开对公共利益有重大影响？", "Consent, unsound reason, or major public interest?",
            To("G21"), End(RefusedThirdParty)),
        new("G21", "是否只是人事、后勤、内部流程，且没有规定要求公开？", "Personnel, logistics or internal workflow, no duty to disclose?",
            End(RefusedInternal), To("G22")),
        new("G22", "是否讨论记录、过程稿、磋商信函、请示报告，且没有规定要求公开？", "One of the four kinds of process papers, no duty?",
            End(RefusedProcess), To("G23")),
        new("G23", "是否行政执法案卷材料，且没有规定要求公开？", "Enforcement case-file material, no duty?",
            End(RefusedEnforcementFile), End(Granted)),
    ];

    private static readonly Dictionary<string, GuideNode> ById = Nodes.ToDictionary(node => node.Id);

    public static GuideNode First => Nodes[0];

    /// <exception cref="KeyNotFoundException">No such node.</exception>
    public static GuideNode Node(string id) => ById[id];

    /// <summary>Where one answer leads.</summary>
    public static GuideTarget Next(string id, bool yes) => yes ? Node(id).Yes : Node(id).No;

    /// <summary>Answers in order from G1. Answers after the end are not read.</summary>
    public static GuideWalk Walk(IEnumerable<bool> answers)
    {
        var asked = new List<GuideNode>();
        var node = First;
        foreach (var yes in answers)
        {
            asked.Add(node);
            var target = yes ? node.Yes : node.No;
            if (target.Node is null)
            {
                return new(asked, null, target, node.SecondReader);
            }

            node = Node(target.Node);
        }

        return new(asked, node, null, false);
    }

    private static GuideTarget To(string node) => new(node, null);

    private static GuideTarget End(OutcomeLeaf leaf, NotHeldKind? kind = null) => new(null, leaf, kind);
}
