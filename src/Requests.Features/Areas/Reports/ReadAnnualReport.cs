using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Pipeline;
using Requests.Features.Services.Reports;
using Requests.Features.Services.Staff;
using Requests.Statute.AnnualReport;

namespace Requests.Features.Areas.Reports;

/// <summary>The annual report counted from the cases at this moment. Of the tables nothing is typed and nothing stored.</summary>
public static class ReadAnnualReport
{
    /// <param name="Scope">City: over the caller's body and all that name it as their superior.</param>
    [Acts(Act.ReadReports)]
    [Watched(SecurityEventKind.Exported, nameof(Year))]
    public sealed record Query(int Year, ReportScope Scope = ReportScope.Body) : IQuery<Response>, IWatchedAtTimes
    {
        /// <summary>It was asked for as a file, not to be shown.</summary>
        public bool IsWatched { get; init; }
    }

    /// <param name="Layout">2019/2020 (23 rows) or 2021 (25 rows).</param>
    /// <param name="AsOf">31 December, or today while the year runs.</param>
    /// <param name="Due">CLK-13.</param>
    /// <param name="Fees">The sentence on fees for part six (FEE-10); null before the fee regime.</param>
    /// <param name="Checks">X-1 to X-7.</param>
    /// <param name="TextFindings">Where a text and the tables may part; freezing is refused while there are any.</param>
    /// <param name="Gaps">What the cases do not say; never filled by a guess.</param>
    /// <param name="Fields">What a text may quote in braces, with what it says now.</param>
    public sealed record Response(int Year, string Body, ReportScope Scope, string Layout, DateOnly AsOf, AnnualReportDue Due, Prose PartOne, PartTwo PartTwo,
        PartThree PartThree, IReadOnlyList<PartFourLine> PartFour, Prose PartFive, Prose PartSix, string? Fees, ReportTrends Trends,
        IReadOnlyList<ReportCheck> Checks, IReadOnlyList<TextFinding> TextFindings, IReadOnlyList<Gap> Gaps, Frozen? Frozen, IReadOnlyDictionary<string, string> Fields);

    /// <param name="Text">With its figures filled in.</param>
    /// <param name="Template">As written, figures as fields in braces.</param>
    public sealed record Prose(string Text, string Template);

    /// <param name="Leader">Who answers for freezing it although a check failed.</param>
    public sealed record Frozen(DateTimeOffset At, string ByName, string Hash, string? Leader, string? Reason);

    internal sealed class Handler(AnnualReports reports, People people, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var read = await reports.ReadAsync(query.Year, query.Scope, cancellationToken);
            if (read.Problem is { } refused) return refused;
            var (now, c) = (read.Value, read.Value.Content);
            var frozen = await reports.FrozenAsync(query.Year, query.Scope, caller.BodyId!.Value, cancellationToken);
            return new Response(c.Year, c.Body, c.Scope, c.Layout, c.AsOf, now.Due, new(c.PartOne, now.Texts[1]), c.PartTwo, c.PartThree, c.PartFour,
                new(c.PartFive, now.Texts[5]), new(c.PartSix, now.Texts[6]), now.Fees, c.Trends, now.Checks, now.TextFindings, now.Gaps,
                frozen is null ? null : new(frozen.At, await people.NameAsync(frozen.ByName, cancellationToken), frozen.Hash,
                    frozen.Leader, frozen.Reason), now.Fields);
        }
    }
}
