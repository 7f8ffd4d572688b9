using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>Checks typed tables of an older or foreign report: which identities fail, and in which cells. Nothing is stored.</summary>
public static class CheckReport
{
    /// <param name="Layout">2021 or 2019/2020; absent, an OTHER row tells the older form.</param>
    /// <param name="PartFour">Absent: X-7 is not judged.</param>
    /// <param name="PreviousYear">The report of the year before, as read or as typed here; absent: X-4 is not judged.</param>
    [Acts(Act.ReadReports)]
    // A report that was read can be sent back whole; what is not checked is passed over.
    [System.Text.Json.Serialization.JsonUnmappedMemberHandling(System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip)]
    public sealed record Query(PartThree PartThree, IReadOnlyList<PartFourLine>? PartFour = null, string? Layout = null, ReportTables? PreviousYear = null)
        : IQuery<Response>;

    /// <param name="Failures">Each identity that fails, with its cells; empty when all hold.</param>
    public sealed record Response(bool Ok, IReadOnlyList<ReportCheck> Failures);

    internal sealed class Handler : IRequestHandler<Query, Result<Response>>
    {
        public Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken) => Task.FromResult(Judge(query));

        private static Result<Response> Judge(Query query)
        {
            var typed = new ReportTables(query.PartThree, query.PartFour, query.Layout);
            if (typed.Unfit() is { } unfit) return ReportProblems.TablesUnfit.With(unfit);
            if (query.PreviousYear?.Unfit() is { } alsoUnfit) return ReportProblems.TablesUnfit.With($"previousYear: {alsoUnfit}");
            ReportCheck[] failures = [.. ReportVerdict.Of(typed.Table, query.PreviousYear?.Table, null, typed.Disputes).Where(check => !check.Ok)];
            return new Response(failures.Length == 0, failures);
        }
    }
}
