using Microsoft.EntityFrameworkCore;
using Requests.Features.Areas.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Intake;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Features.Services.Reports;

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

/// <summary>Cases that fall into the same cell and gaps.</summary>
public sealed record AnnualGroup(ApplicantType ApplicantType, bool CarriedIn, OutcomeLeaf? Leaf, bool EndAssumed, bool OutcomeMissing, int Count);

/// <summary>
/// Which cases a year's report counts and where. A case counts from its receipt and ends on the day of the reply,
/// else the day it was closed, once it has an outcome; a case reopened later keeps the year of its first reply. A divided
/// request does not count, its children do (INT-10). One that was answered by a notice on a personal record alone (DOC-19) is no
/// disclosure request and stands outside (CLK-14).
/// </summary>
public sealed class AnnualCases(RequestsDb db, IOfficeClock clock)
{
    /// <summary>31 December, or today while the year runs.</summary>
    public DateOnly LastDay(int year) => new DateOnly(year, 12, 31) is var end && end <= clock.Today ? end : clock.Today;

    /// <summary>Received by the last day and not ended before 1 January.</summary>
    /// <param name="bodies">Whose cases; the caller has been found fit to count them.</param>
    public IQueryable<AnnualCase> In(int year, IReadOnlyList<Guid> bodies)
    {
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        return
            from c in Of(bodies)
            where c.PendingUntil >= first && c.ReceivedOn <= last
            let closed = CaseFilters.EndedStates.Contains(c.State)
            select new AnnualCase
            {
                Number = c.Number,
                Subject = c.Subject,
                ApplicantType = c.ApplicantType,
                ReceivedOn = c.ReceivedOn!.Value,
                CarriedIn = c.ReceivedOn < first,
                Leaf = c.PendingUntil <= last ? c.Leaf : null,
                EndedOn = c.PendingUntil == DateOnly.MaxValue ? null : c.PendingUntil,
                EndAssumed = closed && c.Leaf != null && c.RepliedOn == null && c.ClosedOn == null,
                OutcomeMissing = closed && c.Leaf == null,
            };
    }

    /// <summary>The year's cases, counted by the database in one pass.</summary>
    public async Task<IReadOnlyList<AnnualGroup>> CountAsync(int year, IReadOnlyList<Guid> bodies, CancellationToken ct) =>
        await In(year, bodies).GroupBy(c => new { c.ApplicantType, c.CarriedIn, c.Leaf, c.EndAssumed, c.OutcomeMissing })
            .Select(g => new AnnualGroup(g.Key.ApplicantType, g.Key.CarriedIn, g.Key.Leaf, g.Key.EndAssumed, g.Key.OutcomeMissing, g.Count())).ToListAsync(ct);

    public static PartThreeTable PartThree(ReportLayout layout, IEnumerable<AnnualGroup> groups) =>
        PartThreeTable.Build(layout, groups.SelectMany(g => Enumerable.Repeat(new CountedCase(g.ApplicantType, g.CarriedIn, g.Leaf), g.Count)));

    /// <summary>Part four: disputes received by the last day and not concluded before 1 January, by their result on that day.</summary>
    public async Task<PartFourTable> PartFourAsync(int year, IReadOnlyList<Guid> bodies, CancellationToken ct)
    {
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        var disputes = await Disputes(year, bodies).Where(d => d.Forum != null)
            .Select(d => new
            {
                d.Forum,
                d.OriginalActIsOurs,
                // As it stood on the last day: an appeal that came later changes nothing of that year.
                Stage = d.Stages.Where(s => s.ReceivedOn <= last).OrderByDescending(s => s.No)
                    .Select(s => new { s.Result, On = s.ResultOn ?? s.ReceivedOn }).First(),
            }).ToListAsync(ct);
        return PartFourTable.Build(disputes
            .Select(d => (d.Forum, d.OriginalActIsOurs, d.Stage.On, Result: d.Stage.On <= last ? d.Stage.Result : DisputeResult.Pending))
            // Decided before the year and taken on only after it: it was at rest all year.
            .Where(d => d.Result == DisputeResult.Pending || d.On >= first)
            .Select(d => new CountedDispute(d.Forum!.Value, d.Result, d.OriginalActIsOurs)));
    }

    /// <summary>Disputes whose forum nobody recorded fit no block (SEED-8).</summary>
    public Task<int> DisputesWithoutForumAsync(int year, IReadOnlyList<Guid> bodies, CancellationToken ct) => Disputes(year,
        bodies).CountAsync(d => d.Forum == null, ct);

    /// <summary>True when the system holds a case from before the year.</summary>
    public Task<bool> KnowsEarlierAsync(int year, IReadOnlyList<Guid> bodies, CancellationToken ct)
    {
        var first = new DateOnly(year, 1, 1);
        return Of(bodies).AnyAsync(c => c.ReceivedOn < first, ct);
    }

    /// <summary>Channels, months, timeliness and the years before.</summary>
    public async Task<ReportTrends> TrendsAsync(int year, IReadOnlyList<Guid> bodies, CancellationToken ct)
    {
        const int Years = 5;
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        var oldest = first.AddYears(1 - Years);
        var cases = Of(bodies);
        var channels = await cases.Where(c => c.ReceivedOn >= first && c.ReceivedOn <= last).GroupBy(c => c.Channel)
            .Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        // By day, as the index has them; months are added up here.
        var received = await cases.Where(c => c.ReceivedOn >= oldest && c.ReceivedOn <= last).GroupBy(c => c.ReceivedOn!.Value)
            .Select(g => new { On = g.Key, Count = g.Count() }).ToListAsync(ct);
        var answered = await cases.Where(c => c.RepliedOn >= first && c.RepliedOn <= last).GroupBy(c => new { On = c.RepliedOn!.Value, c.WasLate })
            .Select(g => new { g.Key.On, g.Key.WasLate, Count = g.Count() }).ToListAsync(ct);
        return new ReportTrends(
            [.. channels.OrderBy(c => c.Key).Select(c => new CountOf(ReportProse.Camel(c.Key), c.Count))],
            [.. Enumerable.Range(1, 12).Select(month => new MonthCount(month,
                received.Where(r => r.On.Year == year && r.On.Month == month).Sum(r => r.Count), answered.Where(a => a.On.Month == month).Sum(a => a.Count)))],
            answered.Where(a => !a.WasLate).Sum(a => a.Count), answered.Where(a => a.WasLate).Sum(a => a.Count),
            [.. Enumerable.Range(oldest.Year, Years).Select(y => new YearCount(y, received.Where(r => r.On.Year == y).Sum(r => r.Count)))]);
    }

    private IQueryable<Case> Of(IReadOnlyList<Guid> bodies) =>
        db.Set<Case>().IgnoreQueryFilters().AsNoTracking().Where(c => bodies.Contains(c.BodyId) && c.State != CaseState.Split
            && (c.Leaf != null || !db.Set<Document>().IgnoreQueryFilters().Any(d => d.CaseId == c.Id && d.Kind == LetterKinds.RecordCorrection
                && LeftStates.Contains(d.State))));

    private static readonly DocumentState[] LeftStates = [DocumentState.Issued, DocumentState.Dispatched, DocumentState.Served];

    private IQueryable<Dispute> Disputes(int year, IReadOnlyList<Guid> bodies)
    {
        var (first, last) = (new DateOnly(year, 1, 1), LastDay(year));
        // An old register may tell a result and not its day; then the year the dispute came is assumed.
        return db.Set<Dispute>().IgnoreQueryFilters().AsNoTracking().Where(d => bodies.Contains(d.BodyId) && d.ReceivedOn <= last
            && (d.Result == DisputeResult.Pending || (d.ResultOn ?? d.ReceivedOn) >= first));
    }
}
