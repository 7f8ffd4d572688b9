using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Letters.Checks;
using Requests.Letters.Checks;
using Requests.Paper;
using Requests.Statute.Citations;
using Requests.Statute.Fees;
using Requests.Statute.Letters;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;
using Requests.Statute.Service;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Letters.Checks;

/// <summary>Letters without a fault, one for each way a letter can end, to plant faults in.</summary>
internal static class CleanLetters
{
    public const string Request = "道路停车泊位设置的批准文件";
    private const string Separation = "我局逐项审查了能否区分处理：全文均为不同意见的记录，因此无法向您提供其中的一部分。";

    public static readonly CheckedBody Body = new()
    {
        Name = "某市城市管理局",
        SeriesCode = "某城管公复",
        NumberCode = "某城管公",
        Organ = "某市人民政府",
        Court = "某市铁路运输法院",
        ReconsiderationUrl = "https://fuyi.example.invalid",
        Phones = ["0000-12345678"],
    };

    /// <summary>REFUSED_PROCESS, DOC-14.</summary>
    public static CheckMaterial Refused() => Answer(OutcomeLeaf.RefusedProcess, null,
        "经审查，您申请公开的会议记录是我局在作出停车收费方案的过程中形成的讨论记录。",
        "我局决定不予公开。",
        "该材料记录了三个部门对收费标准的不同测算；公开后会使经办人员在后续会议上不愿如实发言。" + Separation,
        ("sepReason", "全文均为不同意见的记录"));

    public static CheckMaterial Prohibited()
    {
        var law = new Citation(Acts.SecretsLaw2024, 21);
        var m = Answer(OutcomeLeaf.RefusedProhibited, null,
            "经审查，您申请公开的点位图属于《中华人民共和国保守国家秘密法》第二十一条保护的资料。",
            "我局决定不予公开。",
            "上述规定禁止公开此类信息，本案的情形是：图上标有值守哨位与轮换路线。" + Separation,
            ("lawName", "《中华人民共和国保守国家秘密法》"));
        return m with { Case = m.Case with { Law = law } };
    }

    /// <summary>DOC-15.</summary>
    public static CheckMaterial NotExist()
    {
        var m = Answer(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist,
            "2026年3月5日至2026年3月6日，我局以“停车”“泊位”等为线索检索了公文系统，查阅了二号档案室，没有找到您申请公开的信息。",
            "现告知您：该政府信息不存在。",
            "泊位由区里设置，我局没有制作过批准文件。",
            ("systems", "公文系统"), ("paperPlaces", "二号档案室"));
        return m with { Case = m.Case with { Search = new(1, 2, 1, 1, 1, true, true, true), SearchedPlaces = ["公文系统", "二号档案室", "停车处"] } };
    }

    /// <summary>DOC-16.</summary>
    public static CheckMaterial NotResponsible() => Answer(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotResponsible,
        "经审查，您申请公开的信息不是由我局制作，也不是由我局最初获取并负责公开。",
        "现告知您：该信息不属于我局负责公开。建议向某市交通运输局申请，联系方式：0000-7654321。",
        "按照某市机构职能规定，与该信息有关的职责不由我局承担。",
        ("responsibleAgency", "某市交通运输局"), ("responsibleContact", "0000-7654321"));

    public static CheckMaterial ThirdParty()
    {
        var m = Answer(OutcomeLeaf.RefusedThirdParty, null,
            "经审查，您申请公开的信息含有第三方的商业秘密。我局于2026年3月4日书面征求第三方意见，第三方逾期没有提出意见。",
            "我局决定不予公开。",
            "我局对此作了独立审查：报价明细未对外披露，且采取了保密措施；公开后将造成竞争对手推算其成本。不公开不会对公共利益造成重大影响：总价已经公示。" + Separation,
            ("opinionAssessment", "报价明细未对外披露，且采取了保密措施"), ("consultDate", "2026年3月4日"));
        return m with
        {
            Case = m.Case with
            {
                ThirdParty = new(true, true, false, false, true, true, true, false),
                Ledger = With(m.Case.Ledger, "consultDate", "2026-03-04"),
            },
        };
    }

    public static CheckMaterial Duplicate()
    {
        var m = Answer(OutcomeLeaf.NotProcessedDuplicate, null,
            "您曾于2025年6月2日申请公开“同一文件”，我局已于2025年6月20日以某城管公复〔2025〕7号答复，并于2025年6月23日送达。",
            "我局对本次申请不予重复处理。",
            "经比对，两次申请的文件名称和年份相同；前次答复所依据的情况没有变化：文件仍未修订。",
            ("earlierNo", "某城管公复〔2025〕7号"), ("unchangedFacts", "文件仍未修订"));
        return m with { Case = m.Case with { Earlier = new(true, true, true, "某城管公复〔2025〕7号", Day("2025-06-23"), true), KnownNumbers = ["某城管公复〔2025〕7号"] } };
    }

    public static CheckMaterial Unclear()
    {
        var m = Answer(OutcomeLeaf.UnavailableUnclear, null,
            "我局于2026年3月4日以《补正告知书》（某城管公补〔2026〕3号）请您补正。2026年3月10日收到的补正内容为：“那份文件”。经审查，仍不明确的是：年份和制作单位。",
            "我局无法确定您所指的政府信息，因而无法提供。",
            "我局按现有描述作了查找：以“停车”为词查了公文系统，仍不能锁定。您说明年份后，可以重新申请。");
        return m with { Case = m.Case with { CorrectionNotices = 1, CorrectionReceived = true, KnownNumbers = ["某城管公补〔2026〕3号"] } };
    }

    public static CheckMaterial Lapsed()
    {
        var m = Answer(OutcomeLeaf.OtherCorrectionLapsed, null,
            "我局以《补正告知书》（某城管公补〔2026〕3号）请您补正，补正期限至2026年3月19日（含当日），该告知书于2026年3月5日送达（签收回执）。至期限届满，我局没有收到补正，也没有收到不能按期补正的正当理由。",
            "视为您放弃申请，我局不再处理该申请。",
            "您仍需要该信息的，可以补充内容后重新申请。");
        return m with { Case = m.Case with { Lapse = new(true, Day("2026-03-19"), false), CorrectionNotices = 1, KnownNumbers = ["某城管公补〔2026〕3号"] } };
    }

    /// <summary>DOC-12 with one file of five pages.</summary>
    public static CheckMaterial Granted()
    {
        var m = Answer(OutcomeLeaf.Granted, null,
            "经检索，我局保存有《停车泊位设置批准文件》，共5页，系我局在履行职责中制作。",
            "我局决定予以公开，以纸质形式、通过邮寄向您提供。",
            "经逐页审查，该信息不含依法不应公开的内容。");
        return m with
        {
            Letter = m.Letter with { Enclosures = [new("停车泊位设置批准文件", 5, new string('a', 64))] },
            Case = m.Case with { WantedForm = SupplyForm.Paper, SuppliedForm = SupplyForm.Paper },
            Files = [new(1, "停车泊位设置批准文件", MediaTypes.Pdf, new string('a', 64), false, new(["批准文件", "", "", "", ""], 5, []))],
        };
    }

    /// <summary>DOC-13 with a redacted file and two parts.</summary>
    public static CheckMaterial Partial()
    {
        var m = Answer(OutcomeLeaf.Partial, null,
            "经检索，我局保存有《停车收费方案》，共1页。经逐页审查，其中2处不应公开，其余内容可以公开，两者能够区分。",
            "我局决定部分公开：可以公开的内容随本告知书提供；《不予公开内容清单》所列内容不予公开，已在提供的文本上遮盖并注明条文。",
            "第1处（第1页第2段）属于过程性信息，记录了未定稿的测算，依据《条例》第十六条第二款不予公开。第2处（第1页第4段）属于过程性信息，记录了部门分歧，依据《条例》第十六条第二款不予公开。");
        return m with
        {
            Letter = m.Letter with { Enclosures = [new("不予公开内容清单", null), new("停车收费方案", 1)] },
            Case = m.Case with { WithheldParts = 2 },
            Marks = [new(1, 1, 1), new(1, 1, 2)],
            Files = [new(2, "停车收费方案", MediaTypes.Pdf, new string('b', 64), true, new([""], 1, []))],
        };
    }

    /// <summary>Two matters, one refused, one elsewhere.</summary>
    public static CheckMaterial TwoMatters()
    {
        var m = NotResponsible();
        return m with
        {
            Case = m.Case with { Matters = [1, 2] },
            Letter = m.Letter with { Answers = [m.Letter.Answers[0] with { MatterNo = 1 }, m.Letter.Answers[0] with { MatterNo = 2 }] },
        };
    }

    /// <summary>DOC-5: a process letter, no remedies.</summary>
    public static CheckMaterial Extension() => Notice(LetterKinds.ExtensionNotice, "延期答复告知书", "某城管公延",
        "因需要向三个处室核实，不能在原期限内答复。依照《条例》第三十三条第二款，经政府信息公开工作机构负责人同意，答复期限延长至2026年4月28日。");

    /// <summary>DOC-11: 12 requests in a month.</summary>
    public static CheckMaterial Fee()
    {
        var m = Notice(LetterKinds.FeeNotice, "收费通知书", "某城管公费",
            "您本月申请的数量为12件，超出免费范围。依照《条例》第四十二条第一款，我局按件计收，应缴信息处理费200元（大写：贰佰元整）。", ("feeAmount", "200"), ("feeCount", "12件"));
        return m with { Case = m.Case with { Fee = new(FeeTariff.ByItem, 12, [FeeTariff.ByItem]) } };
    }

    public static CheckMaterial Online()
    {
        var m = NotResponsible();
        var clause = Clause(OutcomeLeaf.UnavailableNotHeld, online: true);
        return Say(m, m.Letter.Remedies, clause) with
        {
            Case = m.Case with { Remedies = clause },
            Service = new(ServiceMethod.Electronic, new() { ElectronicConsent = true, IsDecision = true, OnlineReconsiderationNamed = true }),
        } is var online ? online with { Letter = online.Letter with { Online = true } } : m;
    }

    /// <summary>The same words changed wherever the letter says them.</summary>
    public static CheckMaterial Say(CheckMaterial m, string old, string now)
    {
        string In(string text) => text.Replace(old, now, StringComparison.Ordinal);
        Assert.That(m.Letter.Text, Does.Contain(old), "the fault is planted");
        return m with
        {
            Letter = m.Letter with
            {
                Text = In(m.Letter.Text),
                Remedies = In(m.Letter.Remedies),
                Facts = m.Letter.Facts.ToDictionary(f => f.Key, f => In(f.Value)),
                Answers = [.. m.Letter.Answers.Select(a => a with { Facts = In(a.Facts), Basis = In(a.Basis), Decision = In(a.Decision),
                    Reasons = In(a.Reasons) })],
            },
        };
    }

    private static CheckMaterial Answer(OutcomeLeaf leaf, NotHeldKind? kind, string facts, string decision, string reasons, params (string, string)[] fields)
    {
        var info = Leaves.Of(leaf, kind);
        var basis = $"依据《条例》{string.Join("、", info.Basis.Select(c => c.Place()))}，";
        var clause = Clause(leaf);
        var m = Notice(info.Letter, info.Letter.Chinese, "某城管公复", $"{facts}\n　　{basis}{decision}\n　　{reasons}\n　　{clause}", fields);
        return m with
        {
            Letter = m.Letter with { Leaf = leaf, NotHeldKind = kind, Answers = [new(null, leaf, kind, facts, basis, decision, reasons)], Remedies = clause },
            Case = m.Case with { Leaf = leaf, NotHeldKind = kind, Remedies = clause },
        };
    }

    private static string Clause(OutcomeLeaf leaf, bool online = false) => RemedyClause.Text(
        RemedySelector.For(leaf, Day("2026-03-20"), leaf == OutcomeLeaf.Partial ? [PartGround.RefusedProcess] : [], online),
        new("您", Body.Organ, Body.Court, Body.ReconsiderationUrl, "第1处、第2处", "其余内容"));

    private static CheckMaterial Notice(LetterKind kind, string title, string series, string words, params (string Name, string Value)[] fields) => new()
    {
        Stage = CheckStage.Approved,
        Today = Day("2026-03-20"),
        Body = Body with { SeriesCode = series },
        Letter = new()
        {
            Kind = kind,
            ActOn = Day("2026-03-20"),
            Number = $"{series}〔2026〕12号",
            LetterOn = Day("2026-03-20"),
            Addressee = "张三",
            Signer = Body.Name,
            SealKind = "政府信息公开专用章",
            Facts = fields.Append(("receivedDate", "2026年3月2日")).ToDictionary(f => f.Item1, f => f.Item2),
            Text = $"某市城市管理局\n{title}\n{series}〔2026〕12号\n\n张三：\n" +
                $"　　2026年3月2日，我局收到您通过邮寄提交的政府信息公开申请（登记编号：HCG-2026-0001）。您申请公开的内容为：“{Request}”。\n" +
                "　　依照《中华人民共和国政府信息公开条例》（以下简称《条例》），现答复如下：\n" +
                $"　　{words}\n　　对本答复有疑问的，可以与政府信息公开办公室联系，电话：0000-12345678。\n\n某市城市管理局\n2026年3月20日\n",
        },
        Case = new()
        {
            Addressee = "张三",
            You = "您",
            RequestText = Request,
            Quoted = [Request],
            Ledger = new Dictionary<string, DateOnly> { ["receivedDate"] = Day("2026-03-02") },
            DueOn = Day("2026-03-30"),
            LabelAddress = "某市某街1号",
            ServiceAddress = "某市某街1号",
            AgentAddress = "某市某街2号",
            OwnNumbers = [IdNumber, "13800000000"],
            ApprovedOn = Day("2026-03-20"),
            TakenNumbers = [$"{series}〔2026〕11号"],
            Approval = new(["Reviewer", "Head"], [new("Reviewer", Guid.AllBitsSet), new("Head", new Guid(1, 0, 0, new byte[8]))], Guid.Empty, "h", "h"),
        },
        Print = new([], []),
    };

    internal static Dictionary<string, DateOnly> With(IReadOnlyDictionary<string, DateOnly> ledger, string field,
        string day) => new(ledger) { [field] = Day(day) };
}
