using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Outcomes;

[Property("Rule", "REM-15")]
public sealed class OutcomeEvidenceTests
{
    private static readonly (OutcomeLeaf Leaf, NotHeldKind? Kind)[] Ends =
        [.. OutcomeGuide.Nodes.SelectMany(node => new[] { node.Yes,
            node.No }).Where(target => target.Leaf is not null).Select(target => (target.Leaf!.Value, target.Kind)).Distinct()];

    [TestCaseSource(nameof(EndCases))]
    public void EachEnd_AsksForEvidenceOnce(OutcomeLeaf leaf, NotHeldKind? kind)
    {
        var items = OutcomeEvidence.For(leaf, kind);
        Assert.That(items, Is.Not.Empty);
        Assert.That(items.Select(item => item.Key), Is.Unique);
        Assert.That(items, Is.All.Matches<EvidenceItem>(item => item is { Key.Length: > 0, Chinese.Length: > 0, English.Length: > 0 }));
    }

    [Test]
    public void NotExist_AsksForTheSignedSearchRecord() =>
        Assert.That(OutcomeEvidence.For(OutcomeLeaf.UnavailableNotHeld, NotHeldKind.NotExist).Single().Key, Is.EqualTo("searchRecord"));

    [TestCase(OutcomeLeaf.Granted), TestCase(OutcomeLeaf.Partial)]
    public void ReleaseOverObjection_AsksForTheNoticeAndThePublicInterest(OutcomeLeaf leaf) =>
        Assert.That(
            OutcomeEvidence.For(leaf, null).Where(item => item.When == EvidenceWhen.OverObjection).Select(item => item.Key),
            Is.EqualTo(new[] { "releaseNotice", "publicInterestNote" }));

    [Test]
    public void EndsThatNeedASecondReader_AskForTheOpinion() =>
        Assert.That(
            OutcomeGuide.Nodes.Where(node => node.SecondReader).Select(node => OutcomeEvidence.For(node.Yes.Leaf!.Value, null).Select(item => item.Key)),
            Is.All.Contains("secondReader"));

    private static IEnumerable<TestCaseData> EndCases() => Ends.Select(end => new TestCaseData(end.Leaf, end.Kind));
}
