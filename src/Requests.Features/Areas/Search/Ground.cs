using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Outcomes;

namespace Requests.Features.Areas.Search;

/// <summary>A ground a reply leans on for giving nothing, or not all: that of the whole, or of a part that is withheld. Two replies on the same ground are equal in it.</summary>
/// <param name="Leaf">The outcome it has, or would have as a whole refusal.</param>
/// <param name="Law">The law it rests on beside the Regulations; null where it rests on none.</param>
internal sealed record Ground(OutcomeLeaf Leaf, NotHeldKind? NotHeld, string? Law, int? Article)
{
    // On what law such a ground rests makes it another one.
    private static readonly OutcomeLeaf[] ByLaw = [OutcomeLeaf.RefusedProhibited, OutcomeLeaf.RefusedQueryMatter];

    public Text Words => Law is null ? Name : new(ByItsLaw.With(Name.Zh, Law, Article!).Zh, ByItsLaw.With(Name.En, Law, Article!).En);

    private static readonly Text ByItsLaw = Text.Of("Ground.ByItsLaw");

    private Text Name => new(Leaves.Of(Leaf, NotHeld).Chinese, Leaves.Of(Leaf, NotHeld).English);

    /// <summary>With its matters; empty while it has no outcome, or where all was given.</summary>
    public static IReadOnlyList<Ground> Of(Case one) => [.. one.Rulings.SelectMany(Of).Distinct()];

    private static IEnumerable<Ground> Of(Ruling ruling)
    {
        if (ruling.Leaf is not OutcomeLeaf.Granted and not OutcomeLeaf.Partial) yield return Make(ruling.Leaf, ruling.NotHeldKind, ruling.Basis.Law);
        foreach (var part in ruling.Withheld)
            if (part.Ground.Leaf() is { } leaf) yield return Make(leaf, null, part.Law ?? ruling.Basis.Law);
    }

    private static Ground Make(OutcomeLeaf leaf, NotHeldKind? notHeld, CitedLaw? law) => ByLaw.Contains(leaf) && law is not null
        ? new(leaf, notHeld, law.Title.Trim('《', '》', ' '), law.Article) : new(leaf, notHeld, null, null);
}
