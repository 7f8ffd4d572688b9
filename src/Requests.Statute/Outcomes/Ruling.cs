namespace Requests.Statute.Outcomes;

/// <summary>How one matter, or the whole request, is answered, and on what (REM-20).</summary>
/// <param name="MatterNo">Null where the request has one matter.</param>
/// <param name="Text">The matter in the applicant's words.</param>
/// <param name="Reason">The officer's note; the reason itself for OTHER_MISC.</param>
public sealed record Ruling(int? MatterNo, string? Text, OutcomeLeaf Leaf, NotHeldKind? NotHeldKind, string? Reason, OutcomeBasis Basis)
{
    public LeafInfo Info => Leaves.Of(Leaf, NotHeldKind);

    /// <summary>What is masked in what this matter is given; nothing but a partial grant has such parts.</summary>
    public IReadOnlyList<WithheldPart> Withheld => Leaf == OutcomeLeaf.Partial ? Basis.Withheld : [];

    /// <summary>A letter to a third party concerns the matters that name it; one that none of them names concerns them all.</summary>
    /// <param name="letterNo">Of the consultation.</param>
    /// <param name="all">Every matter of the request, this one among them.</param>
    public bool TurnsOn(int letterNo, IEnumerable<Ruling> all) => Names(letterNo) || !all.Any(other => other.Names(letterNo));

    private bool Names(int letterNo) => Basis.ThirdPartyLetters?.Contains(letterNo) is true;

    /// <summary>The withheld parts of all matters, numbered through as letter, list and marks name them: 第1处 is the first.</summary>
    public static IReadOnlyList<NumberedPart> PartsOf(IEnumerable<Ruling> rulings) =>
        [.. rulings.SelectMany(r => r.Withheld.Select(part => (r, part))).Select((x, index) => new NumberedPart(index + 1, x.r, x.part))];
}

/// <param name="No">From 1, through the whole answer.</param>
public sealed record NumberedPart(int No, Ruling Of, WithheldPart Part);
