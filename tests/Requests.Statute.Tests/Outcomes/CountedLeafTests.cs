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

    [TestCase(Granted, new[] { UnavailableNotHeld, Granted })]
    [TestCase(Partial, new[] { RefusedProcess, Granted })]
    [TestCase(RefusedProcess, new[] { UnavailableNotHeld, RefusedProcess, NotProcessedPetition })]
    [TestCase(RefusedInternal, new[] { RefusedInternal, RefusedProcess })]
    [TestCase(UnavailableUnclear, new[] { OtherMisc, NotProcessedPetition, UnavailableUnclear, UnavailableNotHeld })]
    [TestCase(NotProcessedDuplicate, new[] { OtherMisc, NotProcessedDuplicate })]
    [TestCase(Granted, new[] { Granted, Granted })]
    [Property("Rule", "REM-20")]
    public void REM_20_Proposed_WhatWasGivenCountsFirst(OutcomeLeaf expected, OutcomeLeaf[] matters) =>
        Assert.That(CountedLeaf.Proposed(matters), Is.EqualTo(expected));

    [Test]
    [Property("Rule", "REM-20")]
    public void REM_20_Proposed_IsAlwaysRecordable()
    {
        Assert.That(CountedLeaf.Proposed([]), Is.Null);
        foreach (var one in Enum.GetValues<OutcomeLeaf>())
            foreach (var other in Enum.GetValues<OutcomeLeaf>())
                Assert.That(CountedLeaf.Of([one, other], CountedLeaf.Proposed([one, other])).Refusal, Is.Null, $"{one} {other}");
    }

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
