using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Statute.Disputes;

namespace Requests.Features.Services.Disputes;

/// <summary>How the case and its dispute stand.</summary>
/// <param name="Column">Column of part four of the report (dossier 6.3).</param>
/// <param name="Duties">What the act gave the agency to do.</param>
public sealed record DisputeStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    Guid DisputeId, DisputeForum? Forum, DisputeResult Result, PartFourColumn Column, IReadOnlyList<DisputeDuty> Duties)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version)
{
    internal static DisputeStanding Of(Case found, Dispute dispute, IReadOnlyList<DisputeDuty> duties) =>
        new(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, dispute.Id, dispute.Forum, dispute.Result,
            DisputeResults.Of(dispute.Result).Column, duties);
}
