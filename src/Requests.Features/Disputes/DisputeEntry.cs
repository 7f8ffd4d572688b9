using Requests.Features.Cases;
using Requests.Features.Data.Entities;
using Requests.Statute.Calendars;
using Requests.Statute.Disputes;

namespace Requests.Features.Disputes;

/// <summary>A duty of the agency in a dispute, with its last day.</summary>
public sealed record DisputeDuty(DisputeClockKind Kind, DueDate Due, string RuleId, string Article, DisputeConsequence IfMissed)
{
    internal static DisputeDuty Of(DisputeClock clock) => new(clock.Kind, clock.Due, clock.RuleId, clock.Article, clock.IfMissed);
}

/// <summary>How the case and its dispute stand.</summary>
/// <param name="Column">Column of part four of the report (dossier 6.3).</param>
public sealed record DisputeStanding(string CaseNumber, CaseState State, DateOnly? DueOn, bool DueIsProvisional, Guid Version,
    Guid DisputeId, DisputeForum? Forum, DisputeResult Result, PartFourColumn Column, IReadOnlyList<DisputeDuty> Duties)
    : CaseStanding(CaseNumber, State, DueOn, DueIsProvisional, Version);

/// <summary>What a dispute asks of the agency.</summary>
internal static class DisputeEntry
{
    /// <summary>What is owed from the day the papers came; reconsideration may turn out simplified, so both days are told (REM-8).</summary>
    /// <param name="forum">Null is a suit of which nobody recorded whether reconsideration came before.</param>
    public static IReadOnlyList<DisputeDuty> FirstDuties(DisputeForum? forum, DateOnly receivedOn, WorkdayCalendar calendar)
    {
        DisputeClockKind[] kinds = forum == DisputeForum.Reconsideration
            ? [DisputeClockKind.ReconsiderationAnswerSimplified, DisputeClockKind.ReconsiderationAnswer]
            : [DisputeClockKind.CourtDefence];
        return [.. kinds.Select(kind => DisputeDuty.Of(DisputeClocks.For(kind, receivedOn, calendar)))];
    }

    public static DisputeStanding Standing(Case found, Dispute dispute, IReadOnlyList<DisputeDuty> duties) =>
        new(found.Number, found.State, found.DueOn, found.DueIsProvisional, found.Version, dispute.Id, dispute.Forum, dispute.Result,
            DisputeResults.Of(dispute.Result).Column, duties);
}
