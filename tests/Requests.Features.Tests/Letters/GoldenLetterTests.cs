using Requests.Features.Data.Entities;
using Requests.Features.Services.Letters;
using Requests.Statute.Fees;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Letters;

/// <summary>One letter for every document and leaf.</summary>
public sealed class GoldenLetterTests
{
    private static IEnumerable<TestCaseData> Replies()
    {
        foreach (var info in Leaves.All.SelectMany(i => i.Leaf == OutcomeLeaf.UnavailableNotHeld ? Enum.GetValues<NotHeldKind>().Select(k => Leaves.Of(i.Leaf, k)) : [i]))
        {
            string[] templates = info.Leaf == OutcomeLeaf.Granted ? ["DOC-12.PUBLIC", "DOC-12.SUPPLY"] : [LetterTemplates.Of(info, _ => null)];
            foreach (var template in templates) yield return new TestCaseData(info.Leaf, info.NotHeld, template).SetName($"GoldenReply_{template.Replace('.', '_').Replace('-', '_')}");
        }
    }

    private static IEnumerable<NoticeTerms> Notices() =>
    [
        new(LetterKinds.CorrectionNotice) { Points = ["请说明文件的名称", "请说明文件的年份"], WorkingDays = 15 },
        new(LetterKinds.ReasonsRequest) { Reason = "2026年1月至3月收到申请31件", WorkingDays = 7 },
        new(LetterKinds.ExtensionNotice) { Reason = "需要汇总各区台账", WorkingDays = 20 },
        new(LetterKinds.ThirdPartyConsultation) { Passages = "合同第三页的报价", Consultation = ConsultationKind.ThirdParty },
        new(LetterKinds.ConsultationNotice) { Consultation = ConsultationKind.ThirdParty },
        new(LetterKinds.ReleaseNotice),
        new(LetterKinds.BodyConsultation) { Passages = "《联合执法方案》", Agency = "某市公安局", Consultation = ConsultationKind.CoMaker, Reason = "拟予公开" },
        new(LetterKinds.BodyConsultation) { Passages = "《联合执法方案》", Agency = "某市公安局", Consultation = ConsultationKind.Agency, WorkingDays = 10 },
        new(LetterKinds.SearchOrder) { Unit = "市容处", Reason = "停车泊位批准文件", Keywords = "泊位、批准", AnswerBy = SampleData.Day("2026-03-09") },
        new(LetterKinds.FeeNotice) { Tariff = FeeTariff.ByPage, Count = 260, Reason = "本件所需信息共260页", PaySlip = "示例2026-0001", PayWay = "市财政非税收入收缴系统" },
        new(LetterKinds.RecordCorrection),
    ];

    // letters.md 2.2: leaf to document, and every other paper the office writes.
    private static readonly string[] Dossier =
    [
        "DOC-1", "DOC-2", "DOC-3", "DOC-4", "DOC-5", "DOC-6", "DOC-7", "DOC-8", "DOC-9", "DOC-9.AGENCY", "DOC-10", "DOC-11", "DOC-12.PUBLIC", "DOC-12.SUPPLY", "DOC-13",
        "DOC-14.REFUSED_STATE_SECRET", "DOC-14.REFUSED_PROHIBITED", "DOC-14.REFUSED_SECURITY_STABILITY", "DOC-14.REFUSED_THIRD_PARTY", "DOC-14.REFUSED_INTERNAL",
        "DOC-14.REFUSED_PROCESS", "DOC-14.REFUSED_ENFORCEMENT_FILE", "DOC-14.REFUSED_QUERY_MATTER", "DOC-15", "DOC-15b", "DOC-15c", "DOC-16",
        "DOC-17a", "DOC-17b", "DOC-17c", "DOC-17d", "DOC-17e", "DOC-18a", "DOC-18b", "DOC-18c", "DOC-19", "DOC-20a", "DOC-20b", "DOC-20c", "envelope", "label",
    ];

    [Test]
    public void EveryPaperOfTheDossier_HasItsTemplateAndItsGolden()
    {
        Assert.That(GoldenFile.Names, Is.EquivalentTo(Dossier));
        Assert.That(ShippedTemplates.All.Values.Where(t => t.Frame.Length > 0 || t.Sections.Contains("rows")
            || t.Sections.Contains("to")).Select(t => t.Code), Is.EquivalentTo(Dossier));
    }

    [TestCaseSource(nameof(Replies))]
    public void Reply_StatesTheFactsOfItsCase(OutcomeLeaf leaf, NotHeldKind? kind, string template)
    {
        var letter = Compose(leaf, kind, template, LetterCase.WordsFor(template)).Fixed("某城管公复〔2026〕12号", LetterCase.On);
        string[] said =
        [
            "某市城市管理局", "张三", "HCG-2026-0001", "2026年3月2日", "申请公开道路停车泊位设置的批准文件。", "政务公开办公室", "0000-1234567", "某市某街1号",
            .. Leaves.Of(leaf, kind).MustContain.Select(f => f.Split('|').Select(n => letter[n]).FirstOrDefault(v => v is not null)).OfType<string>(),
        ];
        foreach (var fact in said) Assert.That(letter.Text, Does.Contain(fact.Replace("\n", "", StringComparison.Ordinal)), template);
    }

    [TestCaseSource(nameof(Replies))]
    public void Reply(OutcomeLeaf leaf, NotHeldKind? kind, string template)
    {
        var letter = Compose(leaf, kind, template, LetterCase.WordsFor(template));
        Assert.That(letter.Template, Is.EqualTo(template));
        Assert.That(letter.Missing.SelectMany(m => m.Fields), Is.Empty);
        Hold(template, letter);
    }

    [TestCaseSource(nameof(Replies))]
    public void MAND_Reply_WithoutTheOfficersFields_NamesEachThatIsMissing(OutcomeLeaf leaf, NotHeldKind? kind, string template)
    {
        if (template == "DOC-12.PUBLIC") return;
        var letter = Compose(leaf, kind, template, LetterWords.None);
        var shipped = ShippedTemplates.Of(template);
        var expected = shipped.Must.Where(names => names.All(n => letter[n] is null && !shipped.Body.Contains($"{{{n}|", StringComparison.Ordinal))).Select(names => names[0]);
        Assert.That(letter.Missing.Select(m => m.Fields[0]), Is.SupersetOf(expected));
    }

    [TestCaseSource(nameof(Notices))]
    public void Notice(NoticeTerms terms)
    {
        var material = LetterCase.Of();
        var facts = NoticeFacts.Of(terms, null, new(), terms.Kind.Addressee == LetterAddressee.ThirdParty ? new ThirdPerson("某科技有限公司",
            true) : null, LetterCase.On);
        if (terms.Kind == LetterKinds.ExtensionNotice) facts["extendedDueDate"] = "2026年4月28日";
        var letter = material.Notice(ShippedTemplates.Of, terms.Template, facts, LetterCase.WordsFor(terms.Template));
        Assert.That(letter.Missing.SelectMany(m => m.Fields), Is.Empty);
        if (terms.Kind.Addressee == LetterAddressee.ThirdParty) Assert.That(letter.Text, Does.Not.Contain("张三"), "the third party learns nothing of who asked");
        Hold(terms.Template, letter);
    }

    [Test]
    public void Reply_ToAnOrganisation_NeverSays您()
    {
        foreach (var test in Replies())
        {
            var (leaf, kind, template) = ((OutcomeLeaf)test.Arguments[0]!, (NotHeldKind?)test.Arguments[1], (string)test.Arguments[2]!);
            var letter = LetterCase.Of(leaf, kind, ApplicantType.Business).Reply(ShippedTemplates.Of, LetterCase.WordsFor(template), online: false);
            Assert.That(letter.Text, Does.Not.Contain("您").And.Contain("你单位"), template);
        }
    }

    private static Letter Compose(OutcomeLeaf leaf, NotHeldKind? kind, string template, LetterWords words)
    {
        if (template == "DOC-12.SUPPLY") words = words with { Fields = [.. (words.Fields ?? []).Where(f => f.Name != "accessRoute")] };
        return LetterCase.Of(leaf, kind).Reply(ShippedTemplates.Of, words, online: false);
    }

    private static void Hold(string name, Letter letter)
    {
        var number = $"某城管公{letter.Kind.SeriesMark}〔2026〕12号";
        var fixedLetter = letter.Fixed(number, LetterCase.On);
        var text = fixedLetter.Text;
        Assert.That(text, Does.Contain(number).And.Contain("2026年3月20日").And.Not.Contain("{").And.Not.Contain("[[").And.Not.Contain("。。"));
        GoldenFile.Hold(name, fixedLetter.Paper, text);
    }
}
