using Requests.Statute.Letters;
using Requests.Statute.Outcomes;
using Requests.Statute.Remedies;

namespace Requests.Statute.Tests.Remedies;

public sealed class RemedySelectorTests
{
    private static readonly DateOnly Now = new(2026, 9, 1);
    private static readonly DateOnly LastOldDay = new(2023, 12, 31);
    private static readonly PartGround[] Secret = [PartGround.RefusedStateSecret];

    private static readonly OutcomeLeaf[] First =
    [
        OutcomeLeaf.RefusedStateSecret, OutcomeLeaf.RefusedProhibited, OutcomeLeaf.RefusedSecurityStability, OutcomeLeaf.RefusedThirdParty,
        OutcomeLeaf.RefusedInternal, OutcomeLeaf.RefusedProcess, OutcomeLeaf.RefusedEnforcementFile,
    ];

    private static OutcomeLeaf[] AllLeaves() => Enum.GetValues<OutcomeLeaf>();

    [TestCaseSource(nameof(AllLeaves)), Property("Rule", "REM-4"), Property("Rule", "REM-5"), Property("Rule", "REM-6")]
    public void REM_4_From2024_RefusalsUnderArticles14To16_GoToReconsiderationFirst(OutcomeLeaf leaf)
    {
        var expected = First.Contains(leaf) ? RemedyClauseKind.First : leaf == OutcomeLeaf.Partial ? RemedyClauseKind.Mixed : RemedyClauseKind.Free;
        Assert.That(RemedySelector.For(leaf, new(2024, 1, 1), leaf == OutcomeLeaf.Partial ? Secret : [], false).Kind, Is.EqualTo(expected));
    }

    [TestCaseSource(nameof(AllLeaves)), Property("Rule", "SEED-11")]
    public void SEED_11_Before2024_TheChoiceIsAlwaysFree(OutcomeLeaf leaf)
    {
        var choice = RemedySelector.For(leaf, LastOldDay, leaf == OutcomeLeaf.Partial ? Secret : [], servedOnline: true);
        Assert.That((choice.Kind, choice.Online), Is.EqualTo((RemedyClauseKind.Pre2024, false)));
        Assert.That((choice.Periods!.ReconsiderationDays, choice.Periods.DirectSuitMonths), Is.EqualTo((60, (int?)6)));
    }

    [Property("Rule", "REM-6"), Property("Rule", "REM-5b")]
    [Property("Rule", "OUT-9")]
    [TestCase(RemedyClauseKind.Mixed, PartGround.RefusedThirdParty)]
    [TestCase(RemedyClauseKind.Mixed, PartGround.NotGovernmentInformation, PartGround.RefusedProcess)]
    [TestCase(RemedyClauseKind.Free, PartGround.NotGovernmentInformation)]
    [TestCase(RemedyClauseKind.Free, PartGround.RefusedQueryMatter, PartGround.NotGovernmentInformation)]
    public void OUT_9_Partial_IsMixedOnlyWithAPartUnderArticles14To16(RemedyClauseKind kind, params PartGround[] grounds) =>
        Assert.That(RemedySelector.For(OutcomeLeaf.Partial, Now, grounds, false).Kind, Is.EqualTo(kind));

    [Test]
    public void Partial_WithoutGround_Throws() =>
        Assert.That(() => RemedySelector.For(OutcomeLeaf.Partial, Now, [], false), Throws.ArgumentException);

    [Test]
    public void QueryMatter_IsFreeWithAWarning()
    {
        Assert.That(RemedySelector.For(OutcomeLeaf.RefusedQueryMatter, Now, [], false).Warning, Is.EqualTo(RemedyWarning.QueryMatterUnsettled));
        Assert.That(RemedySelector.For(OutcomeLeaf.Granted, Now, [], false).Warning, Is.Null);
    }

    [Test, Property("Rule", "SRV-7")]
    public void SRV_7_ServedOnline_AddsTheChannel()
    {
        var choice = RemedySelector.For(OutcomeLeaf.Granted, Now, [], servedOnline: true);
        Assert.That(choice.Online, Is.True);
        Assert.That(choice.RuleIds, Does.Contain("SRV-7"));
    }

    [Test, Property("Rule", "REM-7b")]
    public void REM_7b_TheOrganIsTheSameLevelGovernmentFrom2024()
    {
        Assert.That(RemedySelector.For(OutcomeLeaf.Granted, LastOldDay, [], false).Organ, Is.EqualTo(ReconsiderationOrgan.GovernmentOrSuperior));
        Assert.That(RemedySelector.For(OutcomeLeaf.Granted, LastOldDay.AddDays(1), [], false).Organ, Is.EqualTo(ReconsiderationOrgan.SameLevelGovernment));
    }

    [Test, Property("Rule", "FEE-8")]
    public void FEE_8_FeeNotice_CarriesNoClause()
    {
        var choice = RemedySelector.ForLetter(LetterKinds.FeeNotice, Now, servedOnline: true);
        Assert.That((choice.Kind, choice.Online, choice.Periods), Is.EqualTo((RemedyClauseKind.None, false, (RemedyPeriods?)null)));
        Assert.That(choice.RuleIds, Is.EqualTo(new[] { "FEE-8" }));
    }

    [TestCase("DOC-2"), TestCase("DOC-3"), TestCase("DOC-4"), TestCase("DOC-5"), TestCase("DOC-6"), TestCase("DOC-7"), TestCase("DOC-9"), TestCase("DOC-10"), TestCase("DOC-11")]
    public void ProcessLetters_CarryNoClause(string kind) =>
        Assert.That(RemedySelector.ForLetter(LetterKinds.Of(kind), Now, false).Kind, Is.EqualTo(RemedyClauseKind.None));

    [TestCase("DOC-8", RemedyClauseKind.ThirdParty)]
    [TestCase("DOC-19", RemedyClauseKind.Free)]
    public void OtherDecisions_HaveTheirOwn(string kind, RemedyClauseKind expected)
    {
        Assert.That(RemedySelector.ForLetter(LetterKinds.Of(kind), Now, false).Kind, Is.EqualTo(expected));
        Assert.That(RemedySelector.ForLetter(LetterKinds.Of(kind), LastOldDay, false).Kind, Is.EqualTo(RemedyClauseKind.Pre2024));
    }

    [TestCaseSource(nameof(Answers))]
    public void AnswerAskedByPaper_IsRefused(string kind) =>
        Assert.That(() => RemedySelector.ForLetter(LetterKinds.Of(kind), Now, false), Throws.ArgumentException);

    [Test, Property("Rule", "REM-7")]
    public void REM_7_Silence_LeavesTheChoiceAndAdvisesReconsideration()
    {
        var choice = RemedySelector.ForSilence(new(2026, 3, 30));
        Assert.That((choice.Kind, choice.Warning), Is.EqualTo((RemedyClauseKind.Free, (RemedyWarning?)RemedyWarning.ReconsiderationAdvised)));
        Assert.That(choice.RuleIds, Does.Contain("REM-7"));
    }

    [Test, Property("Rule", "REM-7b")]
    public void REM_7b_TheOrgan_GoesByTheDayOfTheAct()
    {
        Assert.That(RemedySelector.OrganOn(LastOldDay), Is.EqualTo(ReconsiderationOrgan.GovernmentOrSuperior));
        Assert.That(RemedySelector.OrganOn(LastOldDay.AddDays(1)), Is.EqualTo(ReconsiderationOrgan.SameLevelGovernment));
    }

    // The other law of a matter must never rub off on its neighbour: the clause of each part is the one it would have alone.
    [Test, Property("Rule", "REM-20")]
    public void REM_20_EveryPairAndManyTriplesOfLeaves_LeaveEachMatterItsOwnWay()
    {
        var leaves = Enum.GetValues<OutcomeLeaf>();
        var pairs = leaves.SelectMany(one => leaves.Select(other => new[] { one, other }));
        var random = new Random(711);
        var triples = Enumerable.Range(0, 600).Select(_ => Enumerable.Range(0, 3).Select(_ => leaves[random.Next(leaves.Length)]).ToArray());
        foreach (var letter in pairs.Concat(triples))
        {
            var matters = letter.Select(Matter).ToList();
            var alone = matters.SelectMany(m => Kinds(RemedySelector.For([m], Now, false).Kind)).ToHashSet();
            var together = RemedySelector.For(matters, Now, false);
            Assert.That(Kinds(together.Kind).ToHashSet(), Is.EquivalentTo(alone), string.Join(" + ", letter));
            Assert.That(together.RuleIds, Does.Contain("REM-20"));
        }
    }

    [Test, Property("Rule", "REM-20")]
    public void REM_20_NoMatter_IsNoAnswer() => Assert.That(() => RemedySelector.For([], Now, false), Throws.ArgumentException);

    private static RemedyMatter Matter(OutcomeLeaf leaf) => new(leaf, leaf == OutcomeLeaf.Partial ? Secret : []);

    private static IEnumerable<RemedyClauseKind> Kinds(RemedyClauseKind kind) =>
        kind == RemedyClauseKind.Mixed ? [RemedyClauseKind.First, RemedyClauseKind.Free] : [kind];

    private static IEnumerable<string> Answers() =>
        LetterKinds.Replies.Select(k => k.Code);
}
