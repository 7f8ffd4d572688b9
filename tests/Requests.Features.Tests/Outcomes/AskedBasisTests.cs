using System.Reflection;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Outcomes;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Outcomes;
using Requests.Features.Tests.Letters;
using Requests.Features.Tests.Replies;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Outcomes;

/// <summary>The table of what each end asks for, against what guards and letters do with every field of the basis.</summary>
public sealed class AskedBasisTests
{
    private const string Reason = "公开将使检举人可以被识别";

    // Which letters a matter turns on is asked of each of several matters, whatever its end.
    private static readonly PropertyInfo[] Fields = [.. typeof(OutcomeBasis).GetProperties().Where(p => p.CanWrite
        && p.Name != nameof(OutcomeBasis.ThirdPartyLetters))];

    private static readonly OutcomeBasis Full = new()
    {
        Separated = true,
        Withheld = [new("第3页", PartGround.RefusedThirdParty, "个人隐私")],
        SeparationReason = "全部内容相同",
        Law = new CitedLaw("中华人民共和国保守国家秘密法", 9),
        SecrecyBasis = "秘密，十年",
        Harm = HarmKind.PublicSecurity,
        HarmEvidence = "评估报告",
        Internal = InternalKind.Logistics,
        Process = ProcessKind.Draft,
        EnforcementFile = "案卷2025-7第12项",
        DiscretionReason = "仅供内部使用",
        DisclosureDutyChecked = true,
        EarlierCaseNumber = "?",
        Sameness = "两次申请文字相同",
        UnchangedFacts = "文件未修改",
        RemainingUnclear = "文件名称",
        NoticeNumber = "某城管公补〔2026〕1号",
        ObjectionFounded = true,
        ExpectedHarm = "商业秘密泄露",
        OpinionAssessment = "第三方说明的理由成立",
        PublicInterestView = "不涉及公共利益",
        ReleaseNotice = "某城管公三〔2026〕1号",
        ResponsibleAgency = "某市交通运输局",
        ResponsibleContact = "0000-1234567",
        EffortsMade = "查阅机构名录并致电三个部门",
        ExcessAssessment = "三十件围绕同一事项",
        QuotedClaim = "批准文件",
        End = EndKind.Question,
        SecondReader = "head",
    };

    private ReplyCase _path = null!;
    private Case _case = null!;
    private OutcomeBasis _full = null!;

    private static IEnumerable<TestCaseData> Ends() => Leaves.All
        .SelectMany(info => info.Leaf == OutcomeLeaf.UnavailableNotHeld ? Enum.GetValues<NotHeldKind>().Select(kind => (info.Leaf,
            (NotHeldKind?)kind)) : [(info.Leaf, null)])
        .Select(end => new TestCaseData(end.Leaf, end.Item2).SetArgDisplayNames($"{end.Leaf}{end.Item2}"));

    [OneTimeSetUp]
    public async Task ACaseWithAnObjectionTwoNoticesAndAnEarlierOne()
    {
        _path = await ReplyCase.OpenAsync();
        _full = Full with { EarlierCaseNumber = (await _path.NextAsync(Posted())).Number };
        _case = await _path.Office.CaseAsync(_path.Number);
        await _path.Office.InDbAsync(async db =>
        {
            var asked = new Consultation(_case.BodyId, _case.Id, 1, ConsultationKind.ThirdParty, null, null, "报价", Day("2026-03-02"), 1);
            asked.Delivered(Day("2026-03-02"), "回执", 1);
            asked.Answer(Day("2026-03-02"), ConsultationOpinion.Objects, "不同意");
            db.Set<Consultation>().Add(asked);
            return await db.SaveChangesAsync();
        });
        foreach (var (entry, _) in Notified) _case.Enter(entry, null, null, "test", default);
    }

    [OneTimeTearDown]
    public async Task Close() => await _path.DisposeAsync();

    [Test]
    public void EveryFieldOfTheBasis_IsAskedForByAnEnd() =>
        Assert.That(Ends().SelectMany(e => Asked((OutcomeLeaf)e.Arguments[0]!, (NotHeldKind?)e.Arguments[1])).Distinct(),
            Is.EquivalentTo(Fields.Select(f => f.Name)));

    [TestCaseSource(nameof(Ends))]
    public async Task AnEnd_AsksForWhatItsGuardsAndItsLetterTake_AndForNothingElse(OutcomeLeaf leaf, NotHeldKind? kind)
    {
        var asked = Asked(leaf, kind).ToList();
        var alone = Without(_full, Fields.Select(f => f.Name).Except(asked));
        var (missing, missingAlone, missingAll) = (await MissingAsync(leaf, kind, _full), await MissingAsync(leaf, kind, alone),
            await MissingAsync(leaf, kind, new()));
        Assert.That(missingAlone.Except(missing), Is.Empty, "a field that is not asked for is needed");
        foreach (var field in asked)
        {
            var lost = (await MissingAsync(leaf, kind, Without(alone, [field]))).Except(missingAlone);
            var won = missingAll.Except(await MissingAsync(leaf, kind, Without(_full, Fields.Select(f => f.Name).Where(f => f != field))));
            Assert.That(lost.Concat(won), Is.Not.Empty, $"{field} is asked for and does nothing");
        }
    }

    [Test]
    public void NotHeld_AsksForBothHalves_WhileItIsOpenWhich() =>
        Assert.That(Asked(OutcomeLeaf.UnavailableNotHeld, null),
            Is.EquivalentTo(Enum.GetValues<NotHeldKind>().SelectMany(half => Asked(OutcomeLeaf.UnavailableNotHeld, half))));

    [Test]
    public async Task GuideOutcome_TellsWithEachEndWhatItAsksFor()
    {
        var guide = await _path.Office.DoAsync(new GuideOutcome.Query(), Role.Officer);
        Assert.That(guide.Ends.Single(e => e.NotHeldKind == NotHeldKind.NotResponsible).Basis.Select(b => b.Field),
            Is.EqualTo(new[] { "responsibleAgency", "responsibleContact", "effortsMade" }));
    }

    // What guards still find and the letter cannot say.
    private async Task<HashSet<string>> MissingAsync(OutcomeLeaf leaf, NotHeldKind? kind, OutcomeBasis basis)
    {
        await using var scope = _path.Office.Services.CreateAsyncScope();
        var caller = scope.ServiceProvider.GetRequiredService<Caller>();
        (caller.BodyId, caller.UserId, caller.Roles) = (TestOffice.BodyId, TestOffice.UserId(Role.Officer), new HashSet<Role> { Role.Officer });
        var ruling = new Ruling(null, null, leaf, kind, Reason, basis);
        var stand = await scope.ServiceProvider.GetRequiredService<OutcomeFactsReader>().CheckAsync(_case,
            // What a part asks for by its own ground is asked with that ground (OUT-8).
            [ruling with { Basis = basis with { Withheld = [.. basis.Withheld.Select(w => w with { Ground = PartGround.NotGovernmentInformation })] } }], default);
        var material = LetterCase.Of(leaf, kind) with { Counted = ruling, Rulings = [ruling], Ledger = Notified };
        var said = CaseFacts.Of(material);
        // Who releases over an objection writes to the third party as well.
        string[] letters = [LetterTemplates.Of(Leaves.Of(leaf, kind), said.GetValueOrDefault),
            .. leaf is OutcomeLeaf.Granted or OutcomeLeaf.Partial ? ["DOC-8"] : Array.Empty<string>()];
        var fields = letters.Select(ShippedTemplates.Of).SelectMany(t => t.Sections.SelectMany(t.FieldsOf).Concat(t.Must.SelectMany(m => m)));
        return [.. stand.Select(f => f.Kind.ToString()), .. fields.Where(f => !said.ContainsKey(f))];
    }

    private static readonly LedgerLine[] Notified =
    [
        new(new ClockEntry(1, ClockEntryKind.CorrectionNotice, Day("2026-03-02"), Day("2026-03-02")), null),
        new(new ClockEntry(2, ClockEntryKind.FeeNotice, Day("2026-03-02"), Day("2026-03-02")), null),
    ];

    private static IEnumerable<string> Asked(OutcomeLeaf leaf, NotHeldKind? kind) =>
        AskedBasis.For(leaf, kind).Select(item => Fields.Single(f => JsonNamingPolicy.CamelCase.ConvertName(f.Name) == item.Field).Name);

    private static OutcomeBasis Without(OutcomeBasis basis, IEnumerable<string> fields)
    {
        var (less, empty) = (basis with { }, new OutcomeBasis());
        foreach (var field in Fields.Where(f => fields.Contains(f.Name))) field.SetValue(less, field.GetValue(empty));
        return less;
    }
}
