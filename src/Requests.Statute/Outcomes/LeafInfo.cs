using Requests.Statute.Citations;
using Requests.Statute.Letters;

namespace Requests.Statute.Outcomes;

/// <summary>What the law and the report form say about one leaf.</summary>
/// <param name="Leaf">The leaf.</param>
/// <param name="Code">Stable code: UNAVAILABLE_NOT_HELD.</param>
/// <param name="Group">Group of the report form.</param>
/// <param name="Chinese">Row label of the report form.</param>
/// <param name="English">The same in English.</param>
/// <param name="Basis">Articles the reply relies on; empty where none is express.</param>
/// <param name="MustContain">Letter fields (letters.md 2.1) without which the reply says too little; "a|b" asks for either.</param>
/// <param name="Rf">Reconsideration first.</param>
/// <param name="Letter">The kind of letter that answers so.</param>
/// <param name="NotHeld">Set only on the two halves of UNAVAILABLE_NOT_HELD.</param>
public sealed record LeafInfo(
    OutcomeLeaf Leaf,
    string Code,
    OutcomeGroup Group,
    string Chinese,
    string English,
    IReadOnlyList<Citation> Basis,
    IReadOnlyList<string> MustContain,
    ReconsiderationFirst Rf,
    LetterKind Letter,
    NotHeldKind? NotHeld = null);
