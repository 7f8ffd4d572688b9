using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Timers;

/// <summary>What must hold of every case.</summary>
internal static class CaseCheck
{
    private static readonly CaseState[] Answering = [CaseState.Received, CaseState.InProgress, CaseState.Consulting, CaseState.InApproval, CaseState.Approved];

    /// <param name="reading">A fresh fold of the ledger; null while no period runs, or when the ledger cannot be read.</param>
    public static IEnumerable<(Invariant Invariant, string What)> Of(Case @case, ClockReading? reading, IEnumerable<OfficeEvent> history)
    {
        if (!Enumerable.Range(1, @case.Ledger.Count).SequenceEqual(@case.Ledger.Select(r => r.Sequence)
            .Order())) yield return (Invariant.Ledger, "ledger has gaps");
        if (!EventChain.IsUnbroken(@case.Number, history.OrderBy(e => e.Sequence)
            .ThenBy(e => e.Id))) yield return (Invariant.EventChain, "event chain is broken");
        if (@case.State == CaseState.Split)
        {
            // The children carry its clock on; the parent owes nothing.
            if (@case.DueOn is not null) yield return (Invariant.DueDay, "a divided case has a due day");
            yield break;
        }
        // A wish to correct a record ends without an outcome, by the notice that was entered as its reply (CLK-14).
        if (@case is { State: CaseState.Closed, Leaf: null, IsTakenOver: false, RepliedOn: null }) yield return (Invariant.Outcome, "closed without an outcome");
        if (@case is { State: CaseState.Dispatched or CaseState.Served, RepliedOn: null }) yield return (Invariant.Outcome, "sent without a day of reply");
        if (reading is null)
        {
            if (@case.ReceivedOn is not null) yield return (Invariant.Ledger, "clock cannot be read");
            else if (@case.DueOn is not null) yield return (Invariant.DueDay, "due day without receipt");
            yield break;
        }
        if (@case.DueOn != reading.ReplyDueOn.On || @case.DueIsProvisional != reading.ReplyDueOn.Provisional)
            yield return (Invariant.DueDay, $"due day is {@case.DueOn:yyyy-MM-dd}, the ledger says {reading.ReplyDueOn.On:yyyy-MM-dd}");
        if (@case.ClockPhase != reading.Phase) yield return (Invariant.Phase, $"phase is {@case.ClockPhase}, the ledger says {reading.Phase}");
        var leftOpen = @case is { IsTakenOver: true, State: CaseState.Closed };
        if (!leftOpen && !Agree(@case.State, reading.Phase, history)) yield return (Invariant.State, $"state {@case.State} and phase {reading.Phase} disagree");
    }

    // An answering case may have lapsed, since its letter is still owed, or have been answered and taken up again.
    private static bool Agree(CaseState state, ClockPhase phase, IEnumerable<OfficeEvent> history) => state switch
    {
        CaseState.AwaitingCorrection => phase == ClockPhase.AwaitingCorrection,
        CaseState.AwaitingFee => phase == ClockPhase.AwaitingFee,
        _ when Answering.Contains(state) => phase is ClockPhase.Running or ClockPhase.Paused or ClockPhase.Lapsed
            || (phase.IsClosed() && history.Any(e => e.Act is nameof(Act.ReopenCase) or nameof(Act.ReceiveOrder))),
        _ => phase is not (ClockPhase.AwaitingCorrection or ClockPhase.AwaitingFee),
    };
}
