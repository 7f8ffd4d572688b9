using Requests.Statute.Outcomes;
using static Requests.Statute.Outcomes.OutcomeLeaf;

namespace Requests.Statute.Tests.Outcomes;

[Property("Rule", "OUT-1")]
public sealed class CountedLeafTests
{
    private static readonly object?[] Vectors =
    [
        new object?[] { "supply and refusal", new[] { Granted, RefusedInternal }, null, Partial },
        new object?[] { "supply and refusal, whatever is named", new[] { Granted, RefusedInternal }, Granted, Partial },
        new object?[] { "partial beside not held", new[] { Partial, UnavailableNotHeld }, null, Partial },
        new object?[] { "one matter", new[] { UnavailableUnclear }, null, UnavailableUnclear },
        new object?[] { "two alike", new[] { Granted, Granted }, null, Granted },
        new object?[] { "named main", new[] { Granted, UnavailableNotHeld }, UnavailableNotHeld, UnavailableNotHeld },
        new object?[] { "seed phrase with two grounds", new[] { NotProcessedDuplicate, UnavailableNotHeld }, NotProcessedDuplicate, NotProcessedDuplicate },
    ];

    [TestCaseSource(nameof(Vectors))]
    public void Of_CountsOneLeaf(string why, OutcomeLeaf[] matters, OutcomeLeaf? main, OutcomeLeaf expected) =>
        Assert.That(CountedLeaf.Of(matters, main), Is.EqualTo(new CountedLeafResult(expected, null)), why);

    [Test]
    public void Of_WithoutMatters_IsRefused() =>
        Assert.That(CountedLeaf.Of([], Granted).Refusal, Is.EqualTo(CountedLeafRefusal.NoMatter));

    [Test]
    public void Of_DifferentEndsAndNoMain_IsRefused() =>
        Assert.That(CountedLeaf.Of([Granted, UnavailableNotHeld], null), Is.EqualTo(new CountedLeafResult(null, CountedLeafRefusal.MainNotNamed)));

    [Test]
    public void Of_MainThatIsNoMatter_IsRefused() =>
        Assert.That(CountedLeaf.Of([Granted, UnavailableNotHeld], OtherMisc).Refusal, Is.EqualTo(CountedLeafRefusal.MainNotAmongMatters));
}
