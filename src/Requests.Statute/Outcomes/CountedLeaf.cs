namespace Requests.Statute.Outcomes;

public enum CountedLeafRefusal
{
    NoMatter,

    /// <summary>The matters end differently and no main matter was named.</summary>
    MainNotNamed,

    /// <summary>The leaf named is the outcome of none of the matters.</summary>
    MainNotAmongMatters,
}

/// <summary>One leaf to count, or why there is none yet. Exactly one of the two is set.</summary>
public sealed record CountedLeafResult(OutcomeLeaf? Leaf, CountedLeafRefusal? Refusal);

/// <summary>Several matters in one case, one counted leaf (OUT-1; letters.md section 5).</summary>
public static class CountedLeaf
{
    /// <summary>
    /// The leaf to count where nobody named the main matter (REM-20): what was given counts before what was refused, a refusal before what
    /// could not be given, and that before the rest; of several alike, the first of the request.
    /// </summary>
    /// <returns>Null without a matter.</returns>
    public static OutcomeLeaf? Proposed(IReadOnlyList<OutcomeLeaf> matters) => matters.Count == 0 ? null
        : Of(matters, null).Leaf ?? matters.MinBy(leaf => Leaves.Of(leaf).Group switch
        {
            OutcomeGroup.Granted or OutcomeGroup.Partial => 0,
            OutcomeGroup.Refused => 1,
            OutcomeGroup.Unavailable => 2,
            OutcomeGroup.NotProcessed => 3,
            _ => 4,
        });

    /// <summary>Any supply with any refusal is PARTIAL; else the common leaf; else the leaf of the main matter, named by the officer.</summary>
    public static CountedLeafResult Of(IReadOnlyList<OutcomeLeaf> matters, OutcomeLeaf? namedMain)
    {
        if (matters.Count == 0)
        {
            return new(null, CountedLeafRefusal.NoMatter);
        }

        var supplied = matters.Any(leaf => leaf is OutcomeLeaf.Granted or OutcomeLeaf.Partial);
        var withheld = matters.Any(leaf => leaf is OutcomeLeaf.Partial || Leaves.Of(leaf).Group == OutcomeGroup.Refused);
        if (supplied && withheld)
        {
            return new(OutcomeLeaf.Partial, null);
        }

        if (matters.Distinct().Count() == 1)
        {
            return new(matters[0], null);
        }

        return namedMain switch
        {
            null => new(null, CountedLeafRefusal.MainNotNamed),
            { } main when !matters.Contains(main) => new(null, CountedLeafRefusal.MainNotAmongMatters),
            { } main => new(main, null),
        };
    }
}
