using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;

namespace Requests.Features.Data;

/// <summary>The sets of cases that lists, boards and sweeps speak of.</summary>
public static class CaseFilters
{
    /// <summary>Not yet answered and not ended.</summary>
    public static readonly CaseState[] OpenStates =
    [
        CaseState.AwaitingContact, CaseState.Received, CaseState.InProgress, CaseState.AwaitingCorrection, CaseState.Consulting,
        CaseState.AwaitingFee, CaseState.InApproval, CaseState.Approved, CaseState.Issued,
    ];

    /// <summary>At its end, whatever was answered.</summary>
    public static readonly CaseState[] EndedStates = [CaseState.Closed, CaseState.Archived, CaseState.Destroyed];

    public static IQueryable<Case> Open(this IQueryable<Case> rows) => rows.Where(c => c.IsOpen);

    /// <summary>Whose running clock ends between two days, both included.</summary>
    public static IQueryable<Case> DueBetween(this IQueryable<Case> rows, DateOnly from, DateOnly to) =>
        rows.Open().Where(c => c.ClockPhase == ClockPhase.Running && c.DueOn >= from && c.DueOn <= to);

    /// <summary>Paused, waiting and closed cases are never overdue.</summary>
    public static IQueryable<Case> OverdueOn(this IQueryable<Case> rows, DateOnly today) =>
        rows.Open().Where(c => c.ClockPhase == ClockPhase.Running && c.DueOn < today);
}
