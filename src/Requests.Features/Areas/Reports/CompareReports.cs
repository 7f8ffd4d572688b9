using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Reports;

namespace Requests.Features.Areas.Reports;

/// <summary>Two years side by side: every cell in which they differ. A frozen year speaks by its frozen copy.</summary>
public static class CompareReports
{
    [Acts(Act.ReadReports)]
    public sealed record Query(int Year, int Before, ReportScope Scope = ReportScope.Body) : IQuery<Response>;

    public sealed record Response(Side Before, Side After, IReadOnlyList<ReportDifference> Differences);

    public sealed record Side(int Year, string Layout, bool Frozen);

    internal sealed class Handler(AnnualReports reports, ICaller caller) : IRequestHandler<Query, Result<Response>>
    {
        public async Task<Result<Response>> Handle(Query query, CancellationToken cancellationToken)
        {
            var before = await ContentAsync(query.Before, query.Scope, cancellationToken);
            if (before.Problem is { } refused) return refused;
            var after = await ContentAsync(query.Year, query.Scope, cancellationToken);
            if (after.Problem is { } alsoRefused) return alsoRefused;
            return new Response(before.Value.Side, after.Value.Side, ReportComparison.Of(before.Value.Content, after.Value.Content));
        }

        private async Task<Result<(Side Side, ReportContent Content)>> ContentAsync(int year, ReportScope scope, CancellationToken ct)
        {
            if (await reports.FrozenAsync(year, scope, caller.BodyId!.Value, ct) is { } frozen)
            {
                var content = ReportContent.FromJson(frozen.Content);
                return (new Side(year, content.Layout, true), content);
            }
            var read = await reports.ReadAsync(year, scope, ct);
            return read.Problem is { } refused ? refused : (new Side(year, read.Value.Content.Layout, false), read.Value.Content);
        }
    }
}
