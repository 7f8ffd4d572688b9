using MediatR;
using Requests.Features.Reports;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors of the annual report.</summary>
internal static class ReportEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var annual = api.MapGroup("/reports/annual").WithTags("Reports");

        annual.MapGet("/{year:int}", async (int year, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadAnnualReport.Query(year), ct)).ToAnswer())
            .WithName(nameof(ReadAnnualReport)).WithSummary("由案件生成的年度报告表格 / The annual report counted from the cases")
            .Produces<ReadAnnualReport.Response>().ProducesProblems(401, 403, 404);

        annual.MapGet("/{year:int}/cells/{row}/{column}",
                async (int year, string row, string column, string? after, int? size, IMediator mediator, CancellationToken ct) =>
                    (await mediator.Send(new ReadReportCell.Query(year, row, column, after, size ?? ReadReportCell.UsualPage), ct)).ToAnswer())
            .WithName(nameof(ReadReportCell)).WithSummary("报表某一格背后的案件 / The cases behind a cell")
            .Produces<ReadReportCell.Response>().ProducesProblems(400, 401, 403, 404);

        annual.MapPost("/check", async (CheckReport.Query tables, IMediator mediator, CancellationToken ct) => (await mediator.Send(tables, ct)).ToAnswer())
            .WithName(nameof(CheckReport)).WithSummary("核对填好的表格 X-1 至 X-7 / Check typed tables against X-1 to X-7")
            .Produces<CheckReport.Response>().ProducesProblems(400, 401, 403);
    }
}
