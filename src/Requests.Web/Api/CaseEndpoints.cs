using MediatR;
using Requests.Features.Cases;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors that read cases.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");

        cases.MapGet("/", async ([AsParameters] ListCases.Query query, IMediator mediator, CancellationToken ct) => (await mediator.Send(query, ct)).ToAnswer())
            .WithName(nameof(ListCases)).WithSummary("按条件列出案件，最先到期的在前 / List cases by filter, first due first")
            .Produces<ListCases.Response>().ProducesProblems(400, 401, 403);

        cases.MapGet("/{number}", async (string number, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new ReadCase.Query(number), ct)).ToAnswer(view => http.Versioned(view, view.Version)))
            .WithName(nameof(ReadCase)).WithSummary("查看案件和下一步 / Read a case and its next steps")
            .Produces<ReadCase.Response>().ProducesProblems(401, 403, 404);

        cases.MapGet("/{number}/history", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadHistory.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadHistory)).WithSummary("案件经过 / What happened to a case")
            .Produces<ReadHistory.Response>().ProducesProblems(401, 403, 404);

        api.MapGet("/overview", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadOverview.Query(), ct)).ToAnswer())
            .WithTags("Cases").WithName(nameof(ReadOverview)).WithSummary("督办总览 / The supervisor's overview")
            .Produces<ReadOverview.Response>().ProducesProblems(401, 403);
    }
}
