using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;

namespace Requests.Features.Services.Letters;

/// <summary>How a case and one of its process letters stand after an act on the letter.</summary>
/// <param name="NextStep">Whose opinion is waited for.</param>
/// <param name="Missing">Fields the letter must still state before it can be submitted.</param>
public sealed record NoticeStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    int DocumentNo, string Kind, DocumentState DocumentState, string? Number, Role? NextStep, IReadOnlyList<LetterGap> Missing)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
{
    public static NoticeStanding Of(Case @case, Document document, Letter? letter) =>
        new(@case.Number, @case.State, @case.DueOn, @case.DueIsProvisional, @case.Version, document.No, document.Kind.Code, document.State, document.Number,
            document.NextStep, letter is null ? [] : LetterGap.Of(letter));
}
