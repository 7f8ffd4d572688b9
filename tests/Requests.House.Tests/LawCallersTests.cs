using Requests.Statute.Outcomes;

namespace Requests.House.Tests;

/// <summary>Law that only tests call certifies nothing: each public member of the law is reached from the product.</summary>
public sealed class LawCallersTests
{
    [Test]
    public void EveryMemberOfTheLaw_IsReachedFromTheProduct()
    {
        var unreached = new LawGraph(House.Statute, House.Letters, House.Features, House.Web).Unreached;
        Assert.That(string.Join('\n', unreached.Except(Excused)), Is.Empty, "law that only tests call");
        Assert.That(string.Join('\n', Excused.Except(unreached)), Is.Empty, "these have callers by now");
    }

    /// <summary>Members that stand for proofs alone: member and why, one a line. The list may only shrink.</summary>
    private static IReadOnlyList<string> Excused { get; } = [.. File.ReadAllLines(Path.Combine(House.Root, "tests/law-for-proofs-alone.txt"))
        .Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split(' ', 2)[0])];

    [Test]
    public void EveryRule_HasACallerInTheProduct_OrAReasonWhyNot()
    {
        var without = Requests.Statute.RuleIds.All.Where(rule => IsOfDossier(rule) && RuleCallers.Of(rule).Count == 0).ToList();
        Assert.That(string.Join('\n', without.Except(RuleCallers.KeptByPeople.Keys)), Is.Empty, "no caller and no reason");
        Assert.That(string.Join('\n', RuleCallers.KeptByPeople.Keys.Except(without)), Is.Empty, "these have callers by now");
        Assert.That(RuleCallers.Of("REM-999"), Is.Empty, "the rule can go red");
    }

    // Checks of a letter are rows of a table that its own test walks.
    private static bool IsOfDossier(string rule) => !Requests.Statute.RuleIds.LetterChecks.Contains(rule);

    [Test]
    public void TheRule_CanGoRed()
    {
        // The law as the papers room alone would use it: not at all.
        Assert.That(new LawGraph(House.Statute, House.Paper).Unreached, Has.Some.EqualTo($"{typeof(Leaves).FullName}::{nameof(Leaves.Of)}"));
    }
}
