using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Pipeline;
using Requests.Features.Register;
using Requests.Statute.AnnualReport;
using Requests.Statute.Intake;
using Requests.Statute.Outcomes;

namespace Requests.Features.Reports;

/// <summary>The annual report of the caller's body, counted from the cases at this moment (REP-5, X-6). Nothing is typed, nothing is stored.</summary>
public static class ReadAnnualReport
{
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year) : IQuery<Response>;

    /// <param name="Layout">2019/2020 (23 rows) or 2021 (25 rows).</param>
    /// <param name="AsOf">31 December, or today while the year runs.</param>
    /// <param name="Gaps">What the cases do not say; never filled by a guess.</param>
    public sealed record Response(int Year, string Body, string Layout, DateOnly AsOf, PublicationTotals PartTwo, PartThree PartThree,
        IReadOnlyList<PartFourLine> PartFour, IReadOnlyList<ReportCheck> Checks, IReadOnlyList<Gap> Gaps);

    /// <param name="Code">Stable name of the gap.</param>
    /// <param name="Count">How many cases, disputes or counts it concerns.</param>
    public sealed record Gap(string Code, int Count, string Detail);

    internal sealed class Handler(RequestsDb db, AnnualCases cases, ICaller caller, IOfficeClock clock) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var (year, ct) = (query.Year, cancellationToken);
            if (year > clock.Today.Year || ReportLayouts.For(year) is not { } layout) return ReportProblems.NoForm.With(year);
            var table = await cases.PartThreeAsync(layout, year, ct);
            // Only the row carried out is read, which both forms have.
            var lastYear = await cases.PartThreeAsync(layout, year - 1, ct);
            var partFour = await cases.PartFourAsync(year, ct);
            var published = await PublicationTotals.OfAsync(db, year, ct);
            return new Response(year, (await db.Bodies.FindAsync([caller.BodyId!.Value], ct))!.Name, LayoutNames.Of(layout), cases.LastDay(year),
                published, PartThree.Of(table), [.. partFour.Blocks.Select(PartFourLine.Of)],
                ReportVerdict.Of(table, lastYear, table, partFour), await GapsAsync(year, table, published, ct));
        }

        private async Task<IReadOnlyList<Gap>> GapsAsync(int year, PartThreeTable table, PublicationTotals published, CancellationToken ct)
        {
            var (first, counted) = (new DateOnly(year, 1, 1), cases.In(year));
            var knowsEarlier = await db.Cases.AnyAsync(c => c.ReceivedOn < first, ct);
            List<Gap> gaps =
            [
                Named("UNKNOWN_APPLICANT_TYPE", await counted.CountAsync(c => c.ApplicantType == ApplicantType.Unknown, ct),
                    new("{0}件申请人类型不明，只计入总计列。", "{0} cases of unknown applicant type stand in the total column only.")),
                Named("OUTCOME_MISSING", await counted.CountAsync(c => c.OutcomeMissing, ct),
                    new("{0}件已办结但没有办理结果，仍计入结转。", "{0} closed cases have no outcome and stay carried out.")),
                Named("END_ASSUMED", await counted.CountAsync(c => c.EndAssumed, ct),
                    new("{0}件没有办结日期，假定在收到当年办结。", "{0} cases ended on an unknown day; the year of receipt is assumed.")),
                Named("CARRIED_IN_ASSUMED", knowsEarlier ? 0 : 1,
                    new("系统中没有本年度以前的案件，上年结转假定为0。", "No case from before the year is on record; carried in is assumed to be 0.")),
                Named("CARRIED_OUT_OPEN", cases.LastDay(year) == new DateOnly(year, 12, 31) ? 0 : table[PartThreeTable.CarriedOut, PartThreeColumn.Total] ?? 0,
                    new("年度未结束，{0}件在办。", "The year still runs; {0} cases are open.")),
                Named("DISPUTE_FORUM_UNKNOWN", await cases.DisputesWithoutForumAsync(year, ct),
                    new("{0}件复议诉讼未记明程序，未计入第四部分。", "{0} disputes of unknown forum are not counted in part four.")),
                Named("PUBLICATION_COUNTS_MISSING", published.Counts.Count == 0 ? 1 : 0,
                    new("没有登记本年度主动公开数量。", "No publication counts are recorded for the year.")),
            ];
            return [.. gaps.Where(gap => gap.Count > 0)];
        }

        private static Gap Named(string code, int count, Text detail) => new(code, count, detail.With(count).ToString());
    }
}
