using Requests.Statute.Outcomes;

namespace Requests.Statute.Remedies;

/// <summary>One matter of an answer, as far as its remedies hang on it.</summary>
/// <param name="Grounds">For PARTIAL: what each withheld part rests on; else empty.</param>
public sealed record RemedyMatter(OutcomeLeaf Leaf, IReadOnlyList<PartGround> Grounds);
