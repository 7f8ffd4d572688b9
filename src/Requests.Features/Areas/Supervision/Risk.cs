using Requests.Features.Kernel;
using Requests.Features.Services.Deadlines;

namespace Requests.Features.Areas.Supervision;

/// <summary>Codes are part of the API.</summary>
public enum RiskClass
{
    /// <summary>The last day has passed.</summary>
    Late,

    /// <summary>The days left do not suffice for what usually remains to be done.</summary>
    WillBeLate,

    OnTrack,

    /// <summary>The applicant's turn, or receipt is not fixed: no reply is due yet.</summary>
    Waiting,
}

/// <summary>One open case as the board sees it. Days are working days.</summary>
/// <param name="DaysLeft">After today through the due day, pauses taken out; negative when late, null while the applicant has it.</param>
/// <param name="Step">The step it is in.</param>
/// <param name="StepDays">Since when, days of waiting for others taken out.</param>
/// <param name="WaitsLong">More than twice the usual time of the step, and at least three days.</param>
/// <param name="RemainingDays">The usual time of what remains to be done.</param>
/// <param name="AbsentDays">Days until the due day on which somebody needed is away without a deputy.</param>
/// <param name="Margin">Days left less both; below zero the case will be late.</param>
/// <param name="Paused">The clock stands still, so that no due day binds and <paramref name="DueOn"/> is null.</param>
/// <param name="NextDay">The nearest last day beside the reply's: of somebody asked, of a step that may still be taken, of a dispute.</param>
/// <param name="Urges">Urgings that nobody has answered yet.</param>
public sealed record CaseRisk(Guid CaseId, string CaseNumber, [property: OutsideWords] string Subject, CaseState State, Guid? UnitId,
    string? Unit, Guid? OfficerId, string? Officer,
    DateOnly? DueOn, bool DueIsProvisional, int? DaysLeft, CaseStep Step, int StepDays, decimal UsualStepDays, bool WaitsLong, decimal RemainingDays,
    int AbsentDays, decimal? Margin, RiskClass Class, bool Paused, CaseDeadline? NextDay, int Urges);
