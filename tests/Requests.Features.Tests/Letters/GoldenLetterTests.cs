using System.Runtime.CompilerServices;
using Requests.Features.Data.Entities;
using Requests.Features.Letters;
using Requests.Paper;
using Requests.Statute.Fees;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Features.Tests.Letters;

/// <summary>One letter for every document and leaf, held against a text that a person has read. REQUESTS_GOLDEN=write writes them anew.</summary>
public sealed class GoldenLetterTests
{
    private static IEnumerable<TestCaseData> Replies()
    {
        foreach (var info in Leaves.All.SelectMany(i => i.Leaf == OutcomeLeaf.UnavailableNotHeld ? Enum.GetValues<NotHeldKind>().Select(k => Leaves.Of(i.Leaf, k)) : [i]))
        {
            string[] templates = info.Leaf == OutcomeLeaf.Granted ? ["DOC-12.PUBLIC", "DOC-12.SUPPLY"] : [LetterKinds.TemplateOf(info, _ => null)];
            foreach (var template in templates) yield return new TestCaseData(info.Leaf, info.NotHeld, template).SetName($"GoldenReply_{template.Replace('.', '_').Replace('-', '_')}");
        }
    }

    private static IEnumerable<NoticeTerms> Notices() =>
    [
        new("DOC-3") { Points = ["请说明文件的名称", "请说明文件的年份"], WorkingDays = 15 },
        new("DOC-4") { Reason = "2026年1月至3月收到申请31件", WorkingDays = 7 },
        new("DOC-5") { Reason = "需要汇总各区台账", WorkingDays = 20 },
        new("DOC-6") { Passages = "合同第三页的报价", Consultation = ConsultationKind.ThirdParty },
        new("DOC-7") { Consultation = ConsultationKind.ThirdParty },
        new("DOC-8"),
        new("DOC-9") { Passages = "《联合执法方案》", Agency = "某市公安局", Consultation = ConsultationKind.CoMaker },
        new("DOC-9") { Passages = "《联合执法方案》", Agency = "某市公安局", Consultation = ConsultationKind.Agency, WorkingDays = 10 },
        new("DOC-10") { Unit = "市容处", Reason = "停车泊位批准文件", Keywords = "泊位、批准", AnswerBy = Some.Day("2026-03-09") },
        new("DOC-11") { Tariff = FeeTariff.ByPage, Count = 260, Reason = "260页" },
        new("DOC-19"),
    ];

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
        var facts = NoticeFacts.Of(terms, material.Case, null, new(), terms.Kind is "DOC-6" or "DOC-8" ? new ThirdPerson("某科技有限公司", true) : null, LetterCase.On);
        if (terms.Kind == "DOC-5") facts["extendedDueDate"] = "2026年4月28日";
        var letter = new NoticeComposer(material, ShippedTemplates.Of, terms.Template, facts, LetterCase.WordsFor(terms.Template), LetterCase.On).Compose();
        Assert.That(letter.Missing.SelectMany(m => m.Fields), Is.Empty);
        if (terms.Kind is "DOC-6" or "DOC-8") Assert.That(letter.Text, Does.Not.Contain("张三"), "the third party learns nothing of who asked");
        Hold(terms.Template, letter);
    }

    [Test]
    public void Reply_ToAnOrganisation_NeverSays您()
    {
        foreach (var test in Replies())
        {
            var (leaf, kind, template) = ((OutcomeLeaf)test.Arguments[0]!, (NotHeldKind?)test.Arguments[1], (string)test.Arguments[2]!);
            var letter = new ReplyComposer(LetterCase.Of(leaf, kind, ApplicantType.Business), ShippedTemplates.Of, LetterCase.WordsFor(template), LetterCase.On, false).Compose();
            Assert.That(letter.Text, Does.Not.Contain("您").And.Contain("你单位"), template);
        }
    }

    private static Letter Compose(OutcomeLeaf leaf, NotHeldKind? kind, string template, LetterWords words)
    {
        if (template == "DOC-12.SUPPLY") words = words with { Fields = [.. (words.Fields ?? []).Where(f => f.Name != "accessRoute")] };
        return new ReplyComposer(LetterCase.Of(leaf, kind), ShippedTemplates.Of, words, LetterCase.On, false).Compose();
    }

    private static void Hold(string name, Letter letter)
    {
        var text = letter.Fixed("某城管公复〔2026〕12号", LetterCase.On).Text;
        Assert.That(text, Does.Contain("某城管公复〔2026〕12号").And.Contain("2026年3月20日").And.Not.Contain("{").And.Not.Contain("[[").And.Not.Contain("。。"));
        var file = Path.Combine(Folder(), name + ".txt");
        if (Environment.GetEnvironmentVariable("REQUESTS_GOLDEN") == "write") File.WriteAllText(file, text);
        Assert.That(text, Is.EqualTo(File.ReadAllText(file)));
        using var pages = UglyToad.PdfPig.PdfDocument.Open(PdfWriter.Write(letter.Fixed("某城管公复〔2026〕12号", LetterCase.On).Paper));
        var pdf = string.Concat(pages.GetPages().SelectMany(p => p.Letters).Select(l => l.Value));
        Assert.That(Bare(pdf), Does.Contain(Bare(text.Split('\n').First(l => l.Length > 40))), "the PDF says the same");
    }

    private static string Bare(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));

    private static string Folder([CallerFilePath] string path = "") => Path.Combine(Path.GetDirectoryName(path)!, "Golden");
}
