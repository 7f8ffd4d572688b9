using System.Text.Json;
using Requests.Statute.Outcomes;
using static Requests.Statute.Outcomes.OutcomeLeaf;
using Basis = Requests.Statute.Outcomes.OutcomeBasis;

namespace Requests.Features.Services.Outcomes;

/// <summary>One field of the basis that an end of the guide asks for.</summary>
/// <param name="Field">As the API names it: <c>separationReason</c>.</param>
public sealed record BasisItem(string Field, EvidenceWhen When = EvidenceWhen.Always);

/// <summary>
/// Which fields of the basis an end is judged by (<see cref="OutcomeGuards"/>) and takes the words of its letter from. The others
/// may be on record and change nothing in it.
/// </summary>
public static class AskedBasis
{
    private static readonly string[] MayRefuse = [nameof(Basis.DiscretionReason), nameof(Basis.DisclosureDutyChecked), nameof(Basis.SeparationReason)];
    private static readonly string[] OverObjection = [nameof(Basis.OpinionAssessment), nameof(Basis.PublicInterestView), nameof(Basis.ReleaseNotice)];

    private static readonly Dictionary<OutcomeLeaf, string[]> Table = new()
    {
        [Granted] = [],
        [Partial] = [nameof(Basis.Separated), nameof(Basis.Withheld)],
        [RefusedStateSecret] = [nameof(Basis.Law), nameof(Basis.SecrecyBasis), nameof(Basis.SeparationReason)],
        [RefusedProhibited] = [nameof(Basis.Law), nameof(Basis.SeparationReason)],
        [RefusedSecurityStability] = [nameof(Basis.Harm), nameof(Basis.HarmEvidence), nameof(Basis.SeparationReason)],
        [RefusedThirdParty] =
        [
            nameof(Basis.ObjectionFounded), nameof(Basis.ExpectedHarm), nameof(Basis.OpinionAssessment), nameof(Basis.PublicInterestView), nameof(Basis.SeparationReason),
        ],
        [RefusedInternal] = [nameof(Basis.Internal), .. MayRefuse],
        [RefusedProcess] = [nameof(Basis.Process), .. MayRefuse],
        [RefusedEnforcementFile] = [nameof(Basis.EnforcementFile), .. MayRefuse],
        [RefusedQueryMatter] = [nameof(Basis.Law)],
        [UnavailableNeedsCreation] = [],
        [UnavailableUnclear] = [nameof(Basis.RemainingUnclear), nameof(Basis.NoticeNumber)],
        [NotProcessedPetition] = [nameof(Basis.QuotedClaim), nameof(Basis.SecondReader)],
        [NotProcessedDuplicate] = [nameof(Basis.EarlierCaseNumber), nameof(Basis.Sameness), nameof(Basis.UnchangedFacts)],
        [NotProcessedPublication] = [],
        [NotProcessedExcessive] = [nameof(Basis.ExcessAssessment), nameof(Basis.SecondReader)],
        [NotProcessedReconfirm] = [],
        [OtherCorrectionLapsed] = [nameof(Basis.NoticeNumber), nameof(Basis.SecondReader)],
        [OtherFeeLapsed] = [nameof(Basis.NoticeNumber), nameof(Basis.SecondReader)],
        [OtherMisc] = [nameof(Basis.End), nameof(Basis.SecondReader)],
    };

    private static readonly Dictionary<NotHeldKind, string[]> NotHeld = new()
    {
        [NotHeldKind.NotExist] = [],
        [NotHeldKind.NotResponsible] = [nameof(Basis.ResponsibleAgency), nameof(Basis.ResponsibleContact), nameof(Basis.EffortsMade)],
    };

    /// <summary>The fields of one end; of both halves of "not held" while it is open which it is.</summary>
    public static IReadOnlyList<BasisItem> For(OutcomeLeaf leaf, NotHeldKind? kind) =>
    [
        .. (leaf != UnavailableNotHeld ? Table[leaf] : kind is { } half ? NotHeld[half] : NotHeld.Values.SelectMany(fields => fields)).Select(field => Item(field)),
        .. leaf is Granted or Partial ? OverObjection.Select(field => Item(field, EvidenceWhen.OverObjection)) : [],
    ];

    private static BasisItem Item(string property, EvidenceWhen when = EvidenceWhen.Always) => new(JsonNamingPolicy.CamelCase.ConvertName(property), when);
}
