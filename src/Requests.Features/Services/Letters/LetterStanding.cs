using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Letters;

/// <summary>How a case and its letter stand after an act on the letter.</summary>
/// <param name="NextStep">Whose opinion is waited for.</param>
/// <param name="Late">The reply leaves, or left, after its due day (CLK-1).</param>
public record LetterStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    int DocumentNo, string Kind, DocumentState DocumentState, string? Number, Role? NextStep, bool Late)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
{
    public static LetterStanding Of(Case @case, Document letter, bool? late = null) =>
        new(@case.Number, @case.State, @case.DueOn, @case.DueIsProvisional, @case.Version,
            letter.No, letter.Kind.Code, letter.State, letter.Number, letter.NextStep, late ?? @case.WasLate);
}
