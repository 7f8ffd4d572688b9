using Requests.Statute.Clocks;
using Requests.Statute.Letters;

namespace Requests.Features.Services.Letters;

/// <summary>A letter as an act would let it go, told while the act is only tried.</summary>
/// <param name="Html">A fragment for <c>paper.css</c>; names masked, its number not drawn yet.</param>
/// <param name="DueOn">The reply's last day with the letter gone; it binds while <paramref name="Phase"/> is running.</param>
/// <param name="Fee">Yuan that it asks for; null for a letter that asks for none.</param>
public sealed record TriedLetter(LetterKind Kind, string Title, string Html, IReadOnlyList<EnglishFact> EnglishFacts, DateOnly? DueOn, bool Provisional,
    ClockPhase Phase, decimal? Fee);
