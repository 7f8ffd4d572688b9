using Microsoft.EntityFrameworkCore;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Pipeline;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Features.Reports;

/// <summary>One case as a year's report sees it.</summary>
public sealed class AnnualCase
{
    public required string Number { get; init; }
    public required string Subject { get; init; }
    public required ApplicantType ApplicantType { get; init; }
    public required DateOnly ReceivedOn { get; init; }

    /// <summary>Received before the year and open on 1 January.</summary>
    public required bool CarriedIn { get; init; }

    /// <summary>How it ended in the year; null while it is carried out.</summary>
    public required OutcomeLeaf? Leaf { get; init; }

    /// <summary>The day it ended, which may lie after the year.</summary>
    public required DateOnly? EndedOn { get; init; }

    /// <summary>It ended, no record says when: the year of receipt is assumed.</summary>
    public required bool EndAssumed { get; init; }

    /// <summary>Closed without an outcome: nothing to count, so it stays carried out and is named.</summary>
    public required bool OutcomeMissing { get; init; }
}

/// <summary>
/// Which cases a year's report counts and where. A case counts from its receipt and ends on the day of the reply,
/// else the day it was closed, once it has an outcome; a case reopened later keeps the year of its first reply. A divided
/// request does not count, its children do (INT-10).
/// </summary>
public sealed class AnnualCases(RequestsDb db, IOfficeClock clock)
{
    private static readonly CaseState[] Ended = [CaseState.Closed, CaseState.Archived, CaseState.Destroyed];

    /// <summary>31 December, or today while the year runs.</summary>
    public DateOnly LastDay(int year) => new DateOnly(year, 12, 31) is var end && end <= clock.Today ? end : clock.Today;

    /// <summary>Received by the last day and not ended before 1 January.</summary>
    public IQueryable<AnnualCase> In(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        return
            from c in db.Cases.AsNoTracking()
            where c.State != CaseState.Split && c.ReceivedOn <= last
            let closed = Ended.Contains(c.State)
            let day = c.RepliedOn ?? c.ClosedOn
            let ended = c.Leaf == null ? null : day ?? (closed ? c.ReceivedOn : null)
            where ended == null || ended >= first
            select new AnnualCase
            {
                Number = c.Number,
                Subject = c.Subject,
                ApplicantType = c.ApplicantType,
                ReceivedOn = c.ReceivedOn!.Value,
                CarriedIn = c.ReceivedOn < first,
                Leaf = ended <= last ? c.Leaf : null,
                EndedOn = ended,
                EndAssumed = closed && c.Leaf != null && day == null,
                OutcomeMissing = closed && c.Leaf == null,
            };
    }

    /// <summary>Part three, counted by the database.</summary>
    public async Task<PartThreeTable> PartThreeAsync(ReportLayout layout, int year, CancellationToken ct)
    {
        var counts = await In(year).GroupBy(c => new { c.ApplicantType, c.CarriedIn, c.Leaf })
            .Select(g => new { g.Key.ApplicantType, g.Key.CarriedIn, g.Key.Leaf, Count = g.Count() }).ToListAsync(ct);
        return PartThreeTable.Build(layout, counts.SelectMany(c => Enumerable.Repeat(new CountedCase(c.ApplicantType, c.CarriedIn, c.Leaf), c.Count)));
    }

    /// <summary>Part four: disputes received by the last day and not concluded before 1 January, by their result on that day.</summary>
    public async Task<PartFourTable> PartFourAsync(int year, CancellationToken ct)
    {
        var last = LastDay(year);
        var disputes = await Disputes(year).Where(d => d.Forum != null)
            .Select(d => new { d.Forum, d.OriginalActIsOurs, Result = (d.ResultOn ?? d.ReceivedOn) <= last ? d.Result : DisputeResult.Pending }).ToListAsync(ct);
        return PartFourTable.Build(disputes.Select(d => new CountedDispute(d.Forum!.Value, d.Result, d.OriginalActIsOurs)));
    }

    /// <summary>Disputes whose forum nobody recorded fit no block (SEED-8).</summary>
    public Task<int> DisputesWithoutForumAsync(int year, CancellationToken ct) => Disputes(year).CountAsync(d => d.Forum == null, ct);

    private IQueryable<Data.Entities.Dispute> Disputes(int year)
    {
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        // An old register may tell a result and not its day; then the year the dispute came is assumed.
        return db.Disputes.AsNoTracking().Where(d => d.ReceivedOn <= last && (d.Result == DisputeResult.Pending || (d.ResultOn ?? d.ReceivedOn) >= first));
    }
}
