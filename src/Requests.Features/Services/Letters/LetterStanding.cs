using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Letters;

/// <summary>How a case and its letter stand after an act on the letter.</summary>
/// <param name="NextStep">Whose opinion is waited for.</param>
/// <param name="Late">The reply leaves, or left, after its due day (CLK-1).</param>
/// <param name="Draft">Number of its last version.</param>
/// <param name="Missing">Fields a draft must still state before it can be submitted.</param>
public sealed record LetterStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    int DocumentNo, string Kind, DocumentState DocumentState, string? Number, Role? NextStep, bool Late, int Draft, IReadOnlyList<LetterGap> Missing)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
{
    /// <param name="draft">What was drafted, where something may be missing.</param>
    public static LetterStanding Of(Case @case, Document letter, Letter? draft = null, bool? late = null) =>
        new(@case.Number, @case.State, @case.DueOn, @case.DueIsProvisional, @case.Version,
            letter.No, letter.Kind.Code, letter.State, letter.Number, letter.NextStep, late ?? @case.WasLate, letter.CurrentText.No, draft is null ? [] : LetterGap.Of(draft));
}
