using Requests.Statute.Outcomes;

namespace Requests.Statute.Tests.Outcomes;

public sealed class OutcomeGuideTests
{
    private static readonly string[] Ids = [.. OutcomeGuide.Nodes.Select(node => node.Id)];

    [Test]
    public void Nodes_AreG1ToG23WithTheTwoSideQuestions() =>
        Assert.That(Ids, Is.EqualTo("G1 G2 G3 G4 G5 G5B G6 G7 G8 G9 G10 G11 G12 G13 G14 G15 G16 G17 G18 G19 G20 G20B G21 G22 G23".Split(' ')));

    // Every edge leads to a later node, so no walk can turn in a circle.
    [TestCaseSource(nameof(Ids))]
    public void EachEdge_LeadsOnwardOrEndsInOneLeaf(string id)
    {
        foreach (var target in new[] { OutcomeGuide.Next(id, true), OutcomeGuide.Next(id, false) })
        {
            Assert.That(target.Node is null, Is.EqualTo(target.Leaf is not null));
            Assert.That(target.Kind is not null, Is.EqualTo(target.Leaf == OutcomeLeaf.UnavailableNotHeld));
            if (target.Node is { } next)
            {
                Assert.That(Array.IndexOf(Ids, next), Is.GreaterThan(Array.IndexOf(Ids, id)));
            }
        }
    }

    [Test]
    public void EachLeaf_AndBothHalvesOfNotHeld_CanBeReached()
    {
        var ends = Paths().Select(path => OutcomeGuide.Walk(path).End!).Distinct().ToList();
        Assert.That(ends.Select(end => end.Leaf!.Value).Distinct().Order(), Is.EqualTo(Enum.GetValues<OutcomeLeaf>()));
        Assert.That(ends.Where(end => end.Kind is not null).Select(end => end.Kind!.Value).Order(), Is.EqualTo(Enum.GetValues<NotHeldKind>()));
    }

    [Test]
    public void EachPath_EndsInExactlyOneLeafAndNoNodeIsIdle()
    {
        var walks = Paths().Select(path => OutcomeGuide.Walk(path)).ToList();
        Assert.That(walks, Is.All.Matches<GuideWalk>(walk => walk is { Next: null, End.Leaf: not null }));
        Assert.That(walks.SelectMany(walk => walk.Asked).Select(node => node.Id).Distinct(), Is.EquivalentTo(Ids));
    }

    [Test]
    public void EndsOfG1ToG5B_NeedASecondReader() =>
        Assert.That(
            OutcomeGuide.Nodes.Where(node => node.SecondReader).Select(node => node.Id),
            Is.EqualTo(new[] { "G1", "G2", "G3", "G4", "G5", "G5B" }));

    [Test]
    public void Walk_HalfWay_AsksTheNextQuestion()
    {
        var walk = OutcomeGuide.Walk([false, false, false]);
        Assert.That((walk.Next!.Id, walk.End), Is.EqualTo(("G4", (GuideTarget?)null)));
        Assert.That(OutcomeGuide.Walk([]).Next, Is.SameAs(OutcomeGuide.First));
    }

    [Test]
    public void Walk_PetitionEnd_AsksForASecondReader()
    {
        var walk = OutcomeGuide.Walk([false, false, false, false, true, true]);
        Assert.That((walk.End!.Leaf, walk.SecondReader, walk.Asked.Count), Is.EqualTo((OutcomeLeaf.NotProcessedPetition, true, 5)));
    }

    [Test]
    public void Questions_AreAskedInBothLanguages() =>
        Assert.That(OutcomeGuide.Nodes, Is.All.Matches<GuideNode>(node => node.Chinese.EndsWith('？') || node.Chinese.EndsWith('）')).And
            .All.Matches<GuideNode>(node => node.English.Length > 0));

    private static IEnumerable<bool[]> Paths()
    {
        var open = new Stack<bool[]>([[]]);
        while (open.TryPop(out var path))
        {
            if (OutcomeGuide.Walk(path).End is not null)
            {
                yield return path;
                continue;
            }

            open.Push([.. path, true]);
            open.Push([.. path, false]);
        }
    }
}
