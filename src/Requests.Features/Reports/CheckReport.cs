using MediatR;
using Requests.Features.Access;
using Requests.Features.Pipeline;
using Requests.Statute.AnnualReport;
using Requests.Statute.Disputes;
using Requests.Statute.Outcomes;

namespace Requests.Features.Reports;

/// <summary>Checks typed tables of an older or foreign report: which identities fail, and in which cells. Nothing is stored.</summary>
public static class CheckReport
{
    /// <param name="Layout">2021 or 2019/2020; absent, an OTHER row tells the older form.</param>
    /// <param name="PartFour">Absent: X-7 is not judged.</param>
    /// <param name="PreviousYear">The report of the year before, as read or as typed here; absent: X-4 is not judged.</param>
    [Acts(Act.ReadReports)]
    public sealed record Query(PartThree PartThree, IReadOnlyList<PartFourLine>? PartFour = null, string? Layout = null, Query? PreviousYear = null)
        : IQuery<Response>;

    /// <param name="Failures">Each identity that fails, with its cells; empty when all hold.</param>
    public sealed record Response(bool Ok, IReadOnlyList<ReportCheck> Failures);

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        private const string TrialOnly = "OTHER";

        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) => Task.FromResult(Judge(query));

        private static Result<Response> Judge(Query query)
        {
            if (Unfit(query) is { } unfit) return ReportProblems.TablesUnfit.With(unfit);
            if (query.PreviousYear is { } before && Unfit(before) is { } alsoUnfit) return ReportProblems.TablesUnfit.With($"previousYear: {alsoUnfit}");
            var partFour = query.PartFour is { } blocks ? new PartFourTable([.. blocks.Select(block => block.ToBlock())]) : null;
            ReportCheck[] failures = [.. ReportVerdict.Of(TableOf(query), query.PreviousYear is { } last ? TableOf(last) : null, null, partFour).Where(check => !check.Ok)];
            return new Response(failures.Length == 0, failures);
        }

        private static PartThreeTable TableOf(Query typed) => typed.PartThree.ToTable(LayoutOf(typed));

        private static ReportLayout LayoutOf(Query typed) => LayoutNames.TryParse(typed.Layout, out var named) ? named
            : typed.PartThree.Rows.Any(row => row.Code == TrialOnly) ? ReportLayout.Trial2019 : ReportLayout.Revised2021;

        // What cannot be laid on the form at all; everything else is a finding, not a refusal.
        private static string? Unfit(Query typed)
        {
            if (typed.Layout is { } layout && !LayoutNames.TryParse(layout, out _)) return $"layout {layout}";
            if (typed.PartThree?.Rows is not { } rows) return "partThree.rows";
            var codes = PartThreeTable.RowHeads(LayoutOf(typed)).Select(head => head.Code).ToHashSet();
            foreach (var row in rows)
            {
                if (!codes.Remove(row.Code ?? "")) return $"partThree.rows {row.Code}";
                if (row.Values?.Count != PartThreeTable.Columns.Count) return $"partThree.rows {row.Code}.values";
            }
            if (typed.PartFour is not { } blocks) return null;
            if (!blocks.Select(block => block.Forum).Order().SequenceEqual(Enum.GetValues<DisputeForum>())) return "partFour";
            return blocks.FirstOrDefault(block => block.Values?.Count != PartFourLine.Figures) is { } wrong ? $"partFour {wrong.Forum}" : null;
        }
    }
}
