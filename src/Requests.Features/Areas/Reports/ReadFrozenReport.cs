using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;
using Requests.Features.Services.Staff;

namespace Requests.Features.Areas.Reports;

/// <summary>The frozen copy of a year's report, and every difference that later changes would make.</summary>
public static class ReadFrozenReport
{
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year, ReportScope Scope = ReportScope.Body) : IQuery<Response>;

    /// <param name="Intact">The copy still has the hash it was frozen with.</param>
    /// <param name="Differences">From the frozen copy to what the cases say now.</param>
    public sealed record Response(ReportContent Content, string Hash, bool Intact, DateTimeOffset At, string ByName, string? Leader, string? Reason,
        IReadOnlyList<ReportDifference> Differences);

    internal sealed class Handler(AnnualReports reports, People people, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            if (await reports.FrozenAsync(query.Year, query.Scope, caller.BodyId!.Value,
                cancellationToken) is not { } frozen) return ReportProblems.NotFrozen.With(query.Year);
            var read = await reports.ReadAsync(query.Year, query.Scope, cancellationToken);
            if (read.Problem is { } refused) return refused;
            var content = ReportContent.FromJson(frozen.Content);
            return new Response(content, frozen.Hash, ReportContent.HashOf(frozen.Content) == frozen.Hash, frozen.At,
                await people.NameAsync(frozen.ByName, cancellationToken), frozen.Leader, frozen.Reason,
                ReportComparison.Of(content, read.Value.Content));
        }
    }
}
