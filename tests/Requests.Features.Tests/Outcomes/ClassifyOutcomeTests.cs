using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Tests.Replies;
using Requests.Statute.Citations;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Features.Tests.Outcomes;

/// <summary>Every leaf passes with what it must prove, and fails by its own rule without it.</summary>
public sealed class ClassifyOutcomeTests
{
    private const string Reader = "head";
    private static readonly CitedLaw Law = new("中华人民共和国保守国家秘密法", 9);
    private static readonly CitedLaw Ministry = new("某部门规章", 3, Kind: LegalActKind.Other);
    private static readonly OutcomeBasis Refusing = new() { SeparationReason = "全部内容相同", DiscretionReason = "仅供内部使用", DisclosureDutyChecked = true };

    private static IEnumerable<TestCaseData> ByBasisAlone()
    {
        static TestCaseData Leaf(OutcomeLeaf leaf, OutcomeBasis good, OutcomeBasis bad, string rule, string? reason = null, NotHeldKind? kind = null) =>
            new TestCaseData(leaf, kind, reason, good, bad, rule).SetName($"ClassifyOutcome_{leaf}_{rule.Replace('-', '_')}");
        yield return Leaf(Granted, new(), new() { Separated = true }, "OUT-1");
        yield return Leaf(Partial, Parts(PartGround.RefusedProcess) with { Process = ProcessKind.Draft, DisclosureDutyChecked = true },
            new() { Separated = true }, "OUT-1");
        yield return Leaf(RefusedStateSecret, Refusing with { SecrecyBasis = "秘密，十年" }, Refusing, "REM-15");
        yield return Leaf(RefusedProhibited, Refusing with { Law = Law }, Refusing with { Law = Ministry }, "OUT-6");
        yield return Leaf(RefusedSecurityStability, Refusing with { Harm = HarmKind.PublicSecurity, HarmEvidence = "评估报告" },
            Refusing with { Harm = HarmKind.PublicSecurity }, "REM-15");
        yield return Leaf(RefusedInternal, Refusing with { Internal = InternalKind.Logistics },
            Refusing with { Internal = InternalKind.Logistics, DiscretionReason = null }, "OUT-7");
        yield return Leaf(RefusedProcess, Refusing with { Process = ProcessKind.Draft },
            Refusing with { Process = ProcessKind.Draft, DisclosureDutyChecked = false }, "OUT-7");
        yield return Leaf(RefusedEnforcementFile, Refusing with { EnforcementFile = "案卷2025-7第12项" }, Refusing, "OUT-7");
        yield return Leaf(RefusedQueryMatter, new() { Law = new("不动产登记暂行条例", 27, Kind: LegalActKind.AdministrativeRegulation) },
            new() { Law = Ministry }, "ART-RANK");
        yield return Leaf(UnavailableNotHeld, new() { EffortsMade = "查阅机构名录并致电三个部门" }, new() { ResponsibleAgency = "某局" }, "RESP",
            kind: NotHeldKind.NotResponsible);
        yield return Leaf(NotProcessedPetition, new() { QuotedClaim = "批准文件", SecondReader = Reader },
            new() { QuotedClaim = "没有说过的话", SecondReader = Reader }, "G5");
        yield return Leaf(NotProcessedPublication, new(), new() { Separated = true }, "OUT-1");
        yield return Leaf(NotProcessedReconfirm, new(), new() { Separated = true }, "OUT-1");
        yield return Leaf(OtherMisc, new() { SecondReader = Reader }, new() { SecondReader = "Officer" }, "G1", "申请人只是提问，已另行答复");
    }

    [TestCaseSource(nameof(ByBasisAlone))]
    public async Task ClassifyOutcome(OutcomeLeaf leaf, NotHeldKind? kind, string? reason, OutcomeBasis good, OutcomeBasis bad, string rule)
    {
        await using var path = await ReplyCase.OpenAsync();
        await FailsByAsync(path, new(leaf, kind, reason, bad), rule);
        var done = await path.DoAsync(new ClassifyOutcome.Command(leaf, kind, reason, good));
        Assert.That((done.Leaf, done.DocumentKind), Is.EqualTo((leaf, Leaves.Of(leaf, kind).Letter.Code)));
    }

    [Test]
    public async Task OUT_2_ClassifyOutcome_NotExist_NeedsACompleteSignedSearch()
    {
        await using var path = await ReplyCase.OpenAsync();
        var notExist = new ClassifyOutcome.Command(UnavailableNotHeld, NotHeldKind.NotExist);
        await FailsByAsync(path, notExist, "OUT-2");
        await path.DoAsync(SearchTests.Order);
        await FailsByAsync(path, notExist, "OUT-2");
        await path.DoAsync(SearchTests.Sign(SearchTests.System));
        await FailsByAsync(path, notExist, "OUT-2");
        await path.DoAsync(SearchTests.Order);
        await path.DoAsync(SearchTests.Sign(SearchTests.PaperRoom) with { SearchNo = 2 });
        await path.DoAsync(notExist);
        await path.DoAsync(new ClassifyOutcome.Command(UnavailableNeedsCreation));
    }

    [Test]
    public async Task OUT_4_ClassifyOutcome_Unclear_NeedsTheOneCorrectionAndItsAnswer()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var unclear = new ClassifyOutcome.Command(UnavailableUnclear, Basis: new OutcomeBasis { RemainingUnclear = "文件名称" });
        await FailsByAsync(path, unclear, "OUT-4");
        await path.EnterAsync(ClockEntryKind.CorrectionNotice, "2026-03-02", "2026-03-02");
        await path.EnterAsync(ClockEntryKind.CorrectionReceived, "2026-03-02");
        await FailsByAsync(path, unclear with { Basis = new() }, "OUT-4");
        await path.DoAsync(unclear);
    }

    [Test]
    public async Task LAPSE_ClassifyOutcome_CorrectionLapsed_NeedsNumberDeliveryAndTheLapse()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var lapsed = new ClassifyOutcome.Command(OtherCorrectionLapsed, Basis: new OutcomeBasis { NoticeNumber = "某城管公补〔2026〕1号", SecondReader = Reader });
        await FailsByAsync(path, lapsed, "OUT-4");
        await path.EnterAsync(ClockEntryKind.CorrectionNotice, "2026-03-02", "2026-03-02");
        await FailsByAsync(path, lapsed, "LAPSE");
        path.Office.GoTo("2026-03-24");
        await path.EnterAsync(ClockEntryKind.CorrectionLapsed, "2026-03-24");
        await FailsByAsync(path, lapsed with { Basis = new() { SecondReader = Reader } }, "LAPSE");
        await path.DoAsync(lapsed);
    }

    [Test]
    public async Task SEED_11_ClassifyOutcome_FeeLapsedBefore2021_IsRefused()
    {
        await using var path = await ReplyCase.OpenAsync("2020-03-02");
        await FailsByAsync(path, new(OtherFeeLapsed), "SEED-11");
    }

    [Test]
    public async Task OUT_5_ClassifyOutcome_ThirdParty_NeedsLetterDeliveryAndOwnAssessment()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var refusing = new ClassifyOutcome.Command(RefusedThirdParty, Basis: Refusing with
        {
            ExpectedHarm = "商业秘密泄露",
            OpinionAssessment = "第三方说明的理由成立",
            PublicInterestView = "不涉及公共利益",
        });
        await FailsByAsync(path, refusing, "OUT-5");
        var unproven = await path.NextAsync(Posted("2026-03-02"));
        await ConsultAsync(unproven, delivered: false);
        await FailsByAsync(unproven, refusing, "OUT-5");
        await ConsultAsync(path, delivered: true);
        await FailsByAsync(path, new(Granted), "OUT-5");
        await FailsByAsync(path, refusing with { Basis = refusing.Basis! with { OpinionAssessment = null } }, "THIRD");
        await path.DoAsync(refusing);
        await path.DoAsync(new ClassifyOutcome.Command(Granted, Basis: new OutcomeBasis { OpinionAssessment = "理由不成立", ReleaseNotice = "某城管公三〔2026〕1号" }));
    }

    [Test]
    public async Task CLK_11_ClassifyOutcome_Excessive_NeedsReasonsAskedAndAssessed()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02");
        var excessive = new ClassifyOutcome.Command(NotProcessedExcessive, Basis: new OutcomeBasis { ExcessAssessment = "三十件围绕同一事项", SecondReader = Reader });
        await FailsByAsync(path, excessive, "CLK-11");
        await path.EnterAsync(ClockEntryKind.ReasonsRequested, "2026-03-02", "2026-03-02");
        path.Office.GoTo("2026-03-11");
        await FailsByAsync(path, excessive, "CLK-11");
        path.Office.GoTo("2026-03-12");
        await path.DoAsync(excessive);
        var early = await path.NextAsync(Posted("2026-03-12"));
        await early.EnterAsync(ClockEntryKind.ReasonsRequested, "2026-03-12", "2026-03-12");
        await early.EnterAsync(ClockEntryKind.ReasonsReceived, "2026-03-12");
        await early.DoAsync(excessive);
    }

    [Test]
    public async Task OUT_3_ClassifyOutcome_Duplicate_NeedsTheSameApplicantsAnsweredCase()
    {
        await using var earlier = await ReplyCase.OpenAsync("2026-03-02");
        var again = await earlier.NextAsync(Posted("2026-03-02"));
        var stranger = await earlier.NextAsync(Posted("2026-03-02") with { Applicant = Applicant("李四") });
        var duplicate = new ClassifyOutcome.Command(NotProcessedDuplicate,
            Basis: new OutcomeBasis { EarlierCaseNumber = earlier.Number, Sameness = "两次申请文字相同", UnchangedFacts = "文件未修改" });
        await FailsByAsync(again, duplicate with { Basis = new() }, "OUT-3");
        await FailsByAsync(again, duplicate, "OUT-3");

        await earlier.ClassifyNotResponsibleAsync();
        await earlier.ApproveAsync();
        await earlier.IssueAndServeAsync();
        await FailsByAsync(stranger, duplicate, "OUT-3");
        await FailsByAsync(again, duplicate with { Basis = duplicate.Basis! with { UnchangedFacts = null } }, "DUP");
        await again.DoAsync(duplicate);
        await again.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command());
        Assert.That(await again.TextAsync(), Does.Contain("《非本机关负责公开告知书》（某城管公复〔2026〕1号）答复，并于2026年3月2日送达"));
    }

    private static OutcomeBasis Parts(params PartGround[] grounds) => new() { Separated = true, Withheld = [.. grounds.Select((g, i) => new WithheldPart($"第{i + 1}页", g, "讨论中的测算"))] };

    // The way round every guard of a refusal was to call it a part.
    [TestCase(PartGround.RefusedStateSecret, "REM-15")]
    [TestCase(PartGround.RefusedProhibited, "OUT-6")]
    [TestCase(PartGround.RefusedSecurityStability, "REM-15")]
    [TestCase(PartGround.RefusedThirdParty, "OUT-5")]
    [TestCase(PartGround.RefusedInternal, "OUT-7")]
    [TestCase(PartGround.RefusedProcess, "OUT-7")]
    [TestCase(PartGround.RefusedEnforcementFile, "OUT-7")]
    [TestCase(PartGround.RefusedQueryMatter, "ART-RANK")]
    public async Task OUT_8_ClassifyOutcome_APartWithAReasonAlone_IsRefusedByTheGuardOfItsGround(PartGround ground, string rule)
    {
        await using var path = await ReplyCase.OpenAsync();
        await FailsByAsync(path, new(Partial, Basis: Parts(PartGround.NotGovernmentInformation, ground)), rule);
    }

    [Test]
    public async Task OUT_9_ClassifyOutcome_APartThatIsNoGovernmentInformation_NeedsItsReasonAlone()
    {
        await using var path = await ReplyCase.OpenAsync();
        await path.DoAsync(new ClassifyOutcome.Command(Partial, Basis: Parts(PartGround.NotGovernmentInformation)));
        await path.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("《条例》第三十七条").And.Contain("直接向").And.Not.Contain("应当先"));
    }

    [Test]
    public async Task OUT_5_ClassifyOutcome_AThirdPartyThatAgreed_EndsTheGround_WholeOrPart()
    {
        await using var path = await ReplyCase.OpenAsync();
        var letter = await path.DoAsync(new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-02"), "第三页的报价", Applicant("某科技有限公司"),
            DeliveredOn: Day("2026-03-02"), DeliveryProof: "回执"));
        await path.DoAsync(new RecordConsultationAnswer.Command(letter.Consultation, Day("2026-03-02"), ConsultationOpinion.Agrees, "同意"));
        var basis = Refusing with { ExpectedHarm = "商业秘密泄露", OpinionAssessment = "审查意见", PublicInterestView = "不涉及公共利益", ObjectionFounded = true };
        foreach (var command in new ClassifyOutcome.Command[] { new(RefusedThirdParty, Basis: basis),
            new(Partial, Basis: basis with { Separated = true, Withheld = Parts(PartGround.RefusedThirdParty).Withheld }) })
        {
            var problem = await path.RefusedAsync("outcome.guards-stand", command);
            Assert.That(problem.Findings!.Select(f => f.Code), Does.Contain("ThirdPartyConsented"));
        }
    }

    // Every pair of ends that the officer alone can prove: recordable whichever is called the main one, one leaf counted, and each matter keeps its own kind and remedy.
    [Test]
    public async Task REM_20_ClassifyOutcome_EveryPairOfMatters_CanBeRecorded_EachWithItsOwnKindReasonsAndRemedy()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { Matters = ["批准文件", "会议讨论记录"] });
        var ends = ByBasisAlone().Select(t => (Leaf: (OutcomeLeaf)t.Arguments[0]!, Kind: (NotHeldKind?)t.Arguments[1],
            Reason: (string?)t.Arguments[2], Basis: (OutcomeBasis)t.Arguments[3]!)).ToList();
        foreach (var one in ends)
            foreach (var other in ends)
                foreach (var main in new[] { one.Leaf, other.Leaf }.Distinct())
                {
                    var done = await path.DoAsync(new ClassifyOutcome.Command(main,
                        Matters: [new(1, one.Leaf, one.Kind, one.Reason, one.Basis), new(2, other.Leaf, other.Kind, other.Reason, other.Basis)]));
                    var found = await path.Office.InDbAsync(db => db.Set<Case>().AsNoTracking().Include(c => c.Matters)
                        .SingleAsync(c => c.Number == path.Number));
                    Assert.That(found.Rulings.Select(r => (r.Leaf, r.NotHeldKind, r.Reason)),
                        Is.EqualTo(new[] { (one.Leaf, one.Kind, one.Reason), (other.Leaf, other.Kind, other.Reason) }));
                    var clause = ReplyRemedies.Clause(found.Rulings, Letters.LetterCase.Body, "您", Day("2026-03-02"), online: false);
                    var first = found.Rulings.Where(r => Leaves.Of(r.Leaf).Rf == ReconsiderationFirst.Yes).ToList();
                    Assert.That(clause.Contains("应当先", StringComparison.Ordinal), Is.EqualTo(first.Count > 0 || found.Rulings.Any(r => r.Leaf == Partial)), $"{one.Leaf} + {other.Leaf}");
                    Assert.That(clause.Contains("个月内", StringComparison.Ordinal), Is.EqualTo(first.Count < 2), $"{one.Leaf} + {other.Leaf}");
                    if (first.Count == 1 && found.Rulings.All(r => r.Leaf != Partial)) Assert.That(clause, Does.Contain($"（第{first[0].MatterNo}项"));
                    Assert.That(done.Leaf, Is.EqualTo(CountedLeaf.Of([one.Leaf, other.Leaf], main).Leaf));
                }
    }

    [Test]
    [Property("Rule", "REM-20")]
    public async Task REM_20_ClassifyOutcome_WithoutAMainMatter_CountsByRule_AndOneMatterNeedsItsLeaf()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { Matters = ["会议讨论记录", "道路批准文件"] });
        var done = await path.DoAsync(new ClassifyOutcome.Command(Matters:
        [
            new(1, UnavailableNotHeld, NotHeldKind.NotResponsible, Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }),
            new(2, RefusedProcess, Basis: Refusing with { Process = ProcessKind.DiscussionRecord, DiscretionReason = "会影响参会人员坦率发表意见" }),
        ]));
        Assert.That(done.Leaf, Is.EqualTo(RefusedProcess));
        await path.RefusedAsync("input.invalid", new ClassifyOutcome.Command());
        await using var one = await ReplyCase.OpenAsync();
        await one.RefusedAsync("outcome.no-such-matter", new ClassifyOutcome.Command(Matters: [new(2, Granted)]));
    }

    [Test]
    public async Task REM_20_DraftReply_OfTwoRefusalsAndAnotherBodysMatter_PrintsEachGroundOnce_WithItsOwnReason()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { Matters = ["评分表", "会议记录", "道路批准文件"] });
        await path.DoAsync(new ClassifyOutcome.Command(UnavailableNotHeld, Matters:
        [
            new(1, RefusedInternal, Basis: Refusing with { Internal = InternalKind.Personnel, DiscretionReason = "评分只用于内部考核。" }),
            new(2, RefusedProcess, Basis: Refusing with { Process = ProcessKind.DiscussionRecord, DiscretionReason = "会影响参会人员坦率发表意见" }),
            new(3, UnavailableNotHeld, NotHeldKind.NotResponsible,
                Basis: new OutcomeBasis { ResponsibleAgency = "某市交通运输局", ResponsibleContact = "0000-1234567" }),
        ]));
        await path.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command(Fields: [new("decisionName", "停车泊位设置决定", 2), new("dutyBasis", "三定规定", 3)]));
        var text = await path.TextAsync();
        Assert.That(text, Does.Contain("政府信息公开申请答复书"), "the name of none of its answers");
        Assert.That(text, Does.Contain("评分只用于内部考核；未发现").And.Contain("公开后会影响参会人员坦率发表意见").And.Contain("向某市交通运输局申请"));
        Assert.That(text.Split("评分只用于内部考核").Length, Is.EqualTo(2), "said of the first matter alone");
        Assert.That(text, Does.Contain("对不予公开的部分（第1项、第2项）不服的").And.Contain("对其余部分（第3项）不服的"));
    }

    [Test]
    public async Task REM_20_ClassifyOutcome_AThirdPartyConcernsTheMattersThatNameIt_AndWithoutANameAllOfThem()
    {
        await using var path = await ReplyCase.OpenAsync("2026-03-02", c => c with { Matters = ["投标报价", "中标通知书", "会议通知"] });
        foreach (var (name, opinion) in new[] { ("某科技有限公司", ConsultationOpinion.Objects), ("某建设有限公司", ConsultationOpinion.Agrees) })
        {
            var letter = await path.DoAsync(new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-02"), "第三页的报价", Applicant(name),
                DeliveredOn: Day("2026-03-02"), DeliveryProof: "回执"));
            await path.DoAsync(new RecordConsultationAnswer.Command(letter.Consultation, Day("2026-03-02"), opinion, "意见"));
        }
        var harm = Refusing with { ExpectedHarm = "商业秘密泄露", OpinionAssessment = "理由成立", PublicInterestView = "不涉及公共利益" };
        ClassifyOutcome.Command Three(IReadOnlyList<int>? first, IReadOnlyList<int>? second, OutcomeLeaf secondLeaf = Granted, OutcomeBasis? basis = null) => new(Partial, Matters:
            [new(1, RefusedThirdParty, Basis: harm with { ThirdPartyLetters = first }), new(2, secondLeaf, Basis: (basis ?? new()) with { ThirdPartyLetters = second }),
                new(3, Granted, Basis: new())]);

        var unnamed = await path.RefusedAsync("outcome.guards-stand", Three(null, null));
        Assert.That(unnamed.Findings!.Select(f => f.Text.Zh), Has.Some.StartsWith("第2项：").And.Some.StartsWith("第3项："), "an objection nobody ties to a matter stands against all");
        Assert.That(unnamed.Findings!.Select(f => f.Text.En), Has.Some.StartsWith("Matter 2: "));
        var agreed = await path.RefusedAsync("outcome.guards-stand", Three([1], [2], RefusedThirdParty, harm));
        Assert.That(agreed.Findings!.Select(f => (f.Code, f.Text.Zh[..4])), Is.EqualTo(new[] { ("ThirdPartyConsented", "第2项：") }), "who agreed protects nothing, whatever another says");
        await path.RefusedAsync("clock.no-such-consultation", Three([3], [2]));

        await path.DoAsync(Three([1], [2]));
        var draft = await path.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command());
        var text = await path.TextAsync(draft.DocumentNo);
        Assert.That(text, Does.Contain("1．关于“投标报价”").And.Contain("2．关于“中标通知书”"));
        var own = text[text.IndexOf("1．关于", StringComparison.Ordinal)..text.IndexOf("2．关于", StringComparison.Ordinal)];
        Assert.That(own, Does.Contain("书面表示不同意公开并说明了理由").And.Not.Contain("书面表示同意公开"), "the opinion of the one it turns on, not of the last that came");
    }

    [Test]
    public async Task REM_20_DraftReply_ADuplicateAmongSeveralMatters_NamesTheEarlierAnswerOfItsOwnBasis()
    {
        await using var earlier = await ReplyCase.OpenAsync("2026-03-02");
        await earlier.ClassifyNotResponsibleAsync();
        await earlier.ApproveAsync();
        await earlier.IssueAndServeAsync();
        var again = await earlier.NextAsync(Posted("2026-03-02") with { Matters = ["批准文件", "会议通知"] });
        await again.DoAsync(new ClassifyOutcome.Command(Granted, Matters: [new(1, NotProcessedDuplicate, Basis: new()
            { EarlierCaseNumber = earlier.Number, Sameness = "文字相同", UnchangedFacts = "文件未修改" }), new(2, Granted, Basis: new())]));
        await again.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command());
        Assert.That(await again.TextAsync(), Does.Contain("《非本机关负责公开告知书》（某城管公复〔2026〕1号）"));
    }

    [Test]
    public async Task ClassifyOutcome_OfSeveralMatters_CountsOneLeaf()
    {
        await using var path = await ReplyCase.OpenAsync(change: c => c with { Matters = ["批准文件", "会议讨论记录"] });
        var basis = Refusing with { Process = ProcessKind.DiscussionRecord };
        await path.RefusedAsync("outcome.matter-without-leaf", new ClassifyOutcome.Command(Granted, Basis: basis));
        await path.RefusedAsync("outcome.no-such-matter", new ClassifyOutcome.Command(Granted, Basis: basis, Matters: [new(1, Granted), new(3, Granted)]));
        await path.RefusedAsync("outcome.main-not-among-matters",
            new ClassifyOutcome.Command(Granted, Basis: basis, Matters: [new(1, RefusedProcess), new(2, NotProcessedPublication)]));
        var counted = await path.DoAsync(new ClassifyOutcome.Command(Granted, Basis: basis, Matters: [new(1, Granted), new(2, RefusedProcess)]));
        Assert.That(counted.Leaf, Is.EqualTo(Partial), "OUT-1");
        await path.DoAsync(new Requests.Features.Areas.Letters.DraftLetter.Command());
        Assert.That(await path.TextAsync(), Does.Contain("1．关于“批准文件”").And.Contain("2．关于“会议讨论记录”").And.Contain("（第2项）"));
    }

    [Test]
    public async Task GuideOutcome_TellsEveryEndWithItsEvidence()
    {
        await using var office = await TestOffice.OpenAsync();
        var guide = await office.DoAsync(new GuideOutcome.Query(), Role.Officer);
        Assert.That(guide.First, Is.EqualTo("G1"));
        Assert.That(guide.Ends.Select(e => e.Leaf).Distinct(), Is.EquivalentTo(Enum.GetValues<OutcomeLeaf>()));
        Assert.That(guide.Ends, Has.All.Matches<GuideOutcome.End>(e => e.Evidence.Count > 0));
    }

    [Test]
    public async Task AnswerGuide_AnswersWhatTheFileKnows_AndLeavesTheRestToAPerson()
    {
        await using var path = await ReplyCase.OpenAsync();
        var known = (await path.Office.DoAsync(new AnswerGuide.Query(path.Number), Role.Officer)).Answers.ToDictionary(a => a.Question);
        foreach (var question in new[] { "G1", "G2", "G3", "G4", "G6" }) Assert.That(known[question].Yes, Is.False, question);
        Assert.That(known.Keys, Does.Not.Contain("G11"), "who is responsible no file says");
        Assert.That(known.Values.Select(a => a.Evidence.Zh), Has.All.Not.Empty);
    }

    private static async Task FailsByAsync(ReplyCase path, ClassifyOutcome.Command command, string rule)
    {
        var problem = await path.RefusedAsync("outcome.guards-stand", command);
        Assert.That(problem.Findings!.Select(f => f.RuleId), Does.Contain(rule));
        Assert.That(problem.Findings!, Has.All.Matches<Finding>(f => f.Text.Zh.Length > 0 && char.IsLower(f.Field[0])));
    }

    private static async Task ConsultAsync(ReplyCase path, bool delivered)
    {
        var letter = await path.DoAsync(new Consult.Command(ConsultationKind.ThirdParty, Day("2026-03-02"), "第三页的报价", Applicant("某科技有限公司"),
            DeliveredOn: delivered ? Day("2026-03-02") : null, DeliveryProof: delivered ? "回执" : null));
        await path.DoAsync(new RecordConsultationAnswer.Command(letter.Consultation, Day("2026-03-02"), ConsultationOpinion.Objects, "不同意"));
    }
}
