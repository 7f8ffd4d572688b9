using Requests.Statute.Citations;
using Requests.Statute.Numbering;
using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Outcomes;

public sealed class LeavesTests
{
    private static readonly string[] FormOrder =
    [
        "GRANTED", "PARTIAL",
        "REFUSED_STATE_SECRET", "REFUSED_PROHIBITED", "REFUSED_SECURITY_STABILITY", "REFUSED_THIRD_PARTY", "REFUSED_INTERNAL",
        "REFUSED_PROCESS", "REFUSED_ENFORCEMENT_FILE", "REFUSED_QUERY_MATTER",
        "UNAVAILABLE_NOT_HELD", "UNAVAILABLE_NEEDS_CREATION", "UNAVAILABLE_UNCLEAR",
        "NOT_PROCESSED_PETITION", "NOT_PROCESSED_DUPLICATE", "NOT_PROCESSED_PUBLICATION", "NOT_PROCESSED_EXCESSIVE", "NOT_PROCESSED_RECONFIRM",
        "OTHER_CORRECTION_LAPSED", "OTHER_FEE_LAPSED", "OTHER_MISC",
    ];

    [Test]
    public void All_IsTheTwentyOneRowsInFormOrder()
    {
        Assert.That(Leaves.All.Select(info => info.Code), Is.EqualTo(FormOrder));
        Assert.That(Leaves.All.Select(info => info.Leaf), Is.EqualTo(Enum.GetValues<OutcomeLeaf>()));
    }

    [TestCaseSource(nameof(FormOrder))]
    public void TryParse_ReadsEachCodeBack(string code)
    {
        Assert.That(Leaves.TryParse(code, out var leaf), Is.True);
        Assert.That(Leaves.Of(leaf).Code, Is.EqualTo(code));
    }

    [TestCase("granted")]
    [TestCase("")]
    [TestCase("REFUSED")]
    public void TryParse_RefusesAnythingElse(string code) => Assert.That(Leaves.TryParse(code, out _), Is.False);

    [TestCaseSource(nameof(FormOrder))]
    public void EachLeaf_HasALetterThatExistsAndFieldsToFill(string code)
    {
        var info = Leaves.All.Single(row => row.Code == code);
        Assert.Multiple(() =>
        {
            Assert.That(info.Letter.Decides, Is.True);
            Assert.That(info.MustContain, Is.Not.Empty);
            Assert.That(info.Chinese, Is.Not.Empty);
            Assert.That(info.English, Is.Not.Empty);
            Assert.That(info.Basis.Select(basis => CitationForm.Check(basis, new(2026, 11, 23))), Is.All.Null);
        });
    }

    [TestCase(OutcomeLeaf.Granted, "第三十六条第一项 第三十六条第二项")]
    [TestCase(OutcomeLeaf.Partial, "第三十六条第二项 第三十六条第三项 第三十七条")]
    [TestCase(OutcomeLeaf.RefusedThirdParty, "第十五条 第三十二条 第三十六条第三项")]
    [TestCase(OutcomeLeaf.RefusedInternal, "第十六条第一款 第三十六条第三项")]
    [TestCase(OutcomeLeaf.RefusedEnforcementFile, "第十六条第二款 第三十六条第三项")]
    [TestCase(OutcomeLeaf.RefusedQueryMatter, "第三十六条第七项")]
    [TestCase(OutcomeLeaf.UnavailableUnclear, "第二十九条第二款第二项 第三十条")]
    [TestCase(OutcomeLeaf.OtherFeeLapsed, "第四十二条第一款")]
    [TestCase(OutcomeLeaf.OtherMisc, "")]
    public void Basis_IsTheArticleOfTheDossier(OutcomeLeaf leaf, string places) =>
        Assert.That(string.Join(' ', Leaves.Of(leaf).Basis.Select(basis => basis.Place())), Is.EqualTo(places));

    [Test, Property("Rule", "REM-5")]
    public void ReconsiderationFirst_IsTheSevenRefusalsUnderArticles14To16()
    {
        Assert.That(Leaves.All.Count(info => info.Rf == ReconsiderationFirst.Yes), Is.EqualTo(7));
        Assert.That(
            Leaves.All.Where(info => info.Rf == ReconsiderationFirst.Yes).Select(info => info.Basis[0].Article),
            Is.All.InRange(14, 16));
        Assert.That(Leaves.Of(OutcomeLeaf.RefusedQueryMatter).Rf, Is.EqualTo(ReconsiderationFirst.No));
        Assert.That(Leaves.Of(OutcomeLeaf.Partial).Rf, Is.EqualTo(ReconsiderationFirst.ByPart));
    }

    [TestCase(NotHeldKind.NotExist, "DOC-15", "第三十六条第四项")]
    [TestCase(NotHeldKind.NotResponsible, "DOC-16", "第十条第一款 第三十六条第五项")]
    public void NotHeld_IsOneRowAndTwoLetters(NotHeldKind kind, string document, string places)
    {
        var half = Leaves.Of(OutcomeLeaf.UnavailableNotHeld, kind);
        Assert.That(half.Letter.Code, Is.EqualTo(document));
        Assert.That(string.Join(' ', half.Basis.Select(basis => basis.Place())), Is.EqualTo(places));
        Assert.That(half.Code, Is.EqualTo("UNAVAILABLE_NOT_HELD"));
    }

    [TestCase(2018, null)]
    [TestCase(2019, ReportLayout.Trial2019)]
    [TestCase(2020, ReportLayout.Trial2019)]
    [TestCase(2021, ReportLayout.Revised2021)]
    [TestCase(2026, ReportLayout.Revised2021)]
    public void ReportLayout_FollowsTheYear(int year, ReportLayout? layout) => Assert.That(ReportLayouts.For(year), Is.EqualTo(layout));

    [Test]
    public void TrialLayout_MergesTheThreeOtherLeaves()
    {
        Assert.That(ReportLayouts.Rows(ReportLayout.Trial2019), Has.Count.EqualTo(19));
        Assert.That(ReportLayouts.Rows(ReportLayout.Revised2021), Has.Count.EqualTo(21));
        OutcomeLeaf[] merged = [OutcomeLeaf.OtherCorrectionLapsed, OutcomeLeaf.OtherFeeLapsed, OutcomeLeaf.OtherMisc];
        Assert.That(merged.Select(leaf => ReportLayouts.Rows(ReportLayout.Trial2019).Single(row => row.Leaves.Contains(leaf)).Code), Is.All.EqualTo("OTHER"));
    }

    [TestCaseSource(nameof(Layouts))]
    public void EachLeaf_IsCountedInExactlyOneRow(ReportLayout layout) =>
        Assert.That(ReportLayouts.Rows(layout).SelectMany(row => row.Leaves), Is.EqualTo(Enum.GetValues<OutcomeLeaf>()));

    private static ReportLayout[] Layouts() => Enum.GetValues<ReportLayout>();
}
