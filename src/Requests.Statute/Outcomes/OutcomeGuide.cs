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
        new("G1", "申请人是否已撤回，或者申请已无法、无须继续办理？", "Has the applicant withdrawn the request, or is it no longer possible or necessary to go on with it?",
            End(OtherMisc), To("G2"), SecondReader: true),
        new("G2", "是否已发补正告知书、期限已过、既没补正也没有正当理由？", "Was a correction notice sent, has its period ended, and did the applicant neither correct the request nor give a good reason?",
            End(OtherCorrectionLapsed), To("G3"), SecondReader: true),
        new("G3", "是否已发收费通知、20个工作日已过、仍未缴费？", "Was a fee notice sent, have its 20 working days passed, and is the fee still unpaid?",
            End(OtherFeeLapsed), To("G4"), SecondReader: true),
        new("G4", "数量、频次明显超出合理范围，已要求说明理由，且理由不合理？", "Is the number or frequency of requests clearly excessive, was the applicant asked for reasons, and are these not sound?",
            End(NotProcessedExcessive), To("G5"), SecondReader: true),
        new("G5", "实际上是在信访、投诉、举报，没有指向已记录的信息？", "Is this in fact a petition, a complaint or a report of wrongdoing that points to no recorded information?",
            End(NotProcessedPetition), To("G5B"), SecondReader: true),
        new("G5B", "是否只是咨询提问，或者所指的不是行政管理中的信息（如刑事侦查、党务）？", "Is it only a question, or is what it points to not information of administration, such as a criminal investigation or Party affairs?",
            End(OtherMisc), To("G6"), SecondReader: true),
        new("G6", "补正过一次之后，是否仍看不出要哪份信息？（还没补正过就先发补正告知书）", "After one correction, is it still unclear which information is wanted? (If no correction was asked for yet, send the correction notice first.)",
            End(UnavailableUnclear), To("G7")),
        new("G7", "要的是公报、报刊、书籍等公开出版物？", "Does the request ask for a gazette, a newspaper, a book or another public publication?",
            End(NotProcessedPublication), To("G8")),
        new("G8", "同一人、同一信息、已答复过，而且情况没有变化？", "Has the same person already been answered about the same information, and have the facts not changed since?",
            End(NotProcessedDuplicate), To("G9")),
        new("G9", "要求确认或者重新出具他已经拿到的信息？", "Does the applicant want information they already hold to be confirmed or issued again?",
            End(NotProcessedReconfirm), To("G10")),
        new("G10", "属于登记资料等，法律、行政法规另有查询规定？", "Is it register material or the like, for which a law or administrative regulation provides its own way of access?",
            End(RefusedQueryMatter), To("G11")),
        new("G11", "是否由本机关负责公开（自己制作，或者从公民、企业获取并保存，或者最初获取）？",
            "Is this body responsible for disclosing it: did it make it, obtain it from citizens or companies and keep it, or obtain it first?",
            To("G12"), End(UnavailableNotHeld, NotHeldKind.NotResponsible)),
        new("G12", "按要求检索后，是否找到现成的信息？", "Did a proper search find the information as an existing record?",
            To("G14"), To("G13")),
        new("G13", "是否要把现有信息加工、汇总、分析后才有？", "Would existing information have to be processed, compiled or analysed first?",
            End(UnavailableNeedsCreation), End(UnavailableNotHeld, NotHeldKind.NotExist)),
        new("G14", "是否已经主动公开？", "Has it already been published?", End(Granted), To("G15")),
        new("G15", "是否每一处都可以公开？", "May every part of it be disclosed?", End(Granted), To("G16")),
        new("G16", "能否遮盖一部分、提供其余？（每处回答后面的问题定依据）", "Can some parts be masked and the rest be provided? (The questions that follow settle each part's ground.)",
            End(Partial), To("G17")),
        new("G17", "是否已依法定密、未解密？", "Has it been lawfully classified as a state secret and not been declassified?", End(RefusedStateSecret), To("G18")),
        new("G18", "是否有法律或者行政法规禁止公开？", "Does a law or administrative regulation forbid its disclosure?", End(RefusedProhibited), To("G19")),
        new("G19", "公开是否可能危及国家、公共、经济安全或者社会稳定，有依据？", "Is there evidence that disclosure could endanger national, public or economic security or social stability?",
            End(RefusedSecurityStability), To("G20")),
        new("G20", "是否会损害第三方的商业秘密、个人隐私等权益？", "Would disclosure harm a third party's trade secrets, privacy or other rights and interests?",
            To("G20B"), To("G21")),
        new("G20B", "第三方同意，或者理由不成立，或者不公开对公共利益有重大影响？", "Does the third party agree, are its reasons not sound, or would withholding it gravely affect the public interest?",
            To("G21"), End(RefusedThirdParty)),
        new("G21", "是否只是人事、后勤、内部流程，且没有规定要求公开？", "Is it only about personnel, logistics or internal workflow, with no rule that requires disclosure?",
            End(RefusedInternal), To("G22")),
        new("G22", "是否讨论记录、过程稿、磋商信函、请示报告，且没有规定要求公开？", "Is it a record of discussion, a draft, a letter of consultation, or a report or request for instructions, with no rule that requires disclosure?",
            End(RefusedProcess), To("G23")),
        new("G23", "是否行政执法案卷材料，且没有规定要求公开？", "Is it material of an administrative enforcement file, with no rule that requires disclosure?",
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
