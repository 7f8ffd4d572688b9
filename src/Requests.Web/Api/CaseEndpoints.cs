using MediatR;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Statute.Clocks;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>The filter as it stands in an address: enum values by the API's codes.</summary>
internal sealed record CaseFilter(bool? Mine, ApiCode<CaseState>? State, bool? Open, bool? Overdue, bool? Unassigned, Guid? OfficerId,
    ApiCode<IntakeChannel>? Channel, ApiCode<OutcomeLeaf>? Outcome, DateOnly? ReceivedFrom, DateOnly? ReceivedTo, DateOnly? DueFrom, DateOnly? DueTo, ApiCode<ClockPhase>? Phase,
    string? After, int? Size, ApiCode<CaseOrder>? Order, bool? Descending)
{
    public ListCases.Query ToQuery() => new(Mine ?? false, State?.Value, Open, Overdue ?? false, Unassigned ?? false, OfficerId, Channel?.Value, Outcome?.Value,
        ReceivedFrom, ReceivedTo, DueTo, After, Size ?? 20, DueFrom: DueFrom, Phase: Phase?.Value, Order: Order?.Value ?? CaseOrder.Due, Descending: Descending ?? false);
}

/// <summary>Doors that read cases.</summary>
internal static class CaseEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Cases");

        cases.MapGet("/", async ([AsParameters] CaseFilter filter, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(filter.ToQuery(), ct)).ToAnswer())
            .WithName(nameof(ListCases)).WithSummary("按条件列出案件，未指定顺序时最先到期的在前 / List cases by filter, first due first unless another order is asked for")
            .Produces<ListCases.Response>().ProducesProblems(400, 401, 403);

        cases.MapGet("/counts", async (int? soonWorkingDays, IMediator mediator,
            CancellationToken ct) => (await mediator.Send(new CountCases.Query(soonWorkingDays ?? 5), ct)).ToAnswer())
            .WithName(nameof(CountCases)).WithSummary("各视图的件数，最多数到九百九十九，一千即为更多 / Cases in each view, counted up to 999; 1000 stands for more")
            .Produces<CountCases.Response>().ProducesProblems(400, 401, 403);

        cases.MapGet("/{number}", async (string number, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(new ReadCase.Query(number), ct)).ToAnswer(view => http.Versioned(view, view.Version)))
            .WithName(nameof(ReadCase)).WithSummary("查看案件和下一步 / Read a case and its next steps")
            .Produces<ReadCase.Response>().ProducesProblems(401, 403, 404);

        cases.MapGet("/{number}/history", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ReadHistory.Query(number), ct)).ToAnswer())
            .WithName(nameof(ReadHistory)).WithSummary("案件经过 / What happened to a case")
            .Produces<ReadHistory.Response>().ProducesProblems(401, 403, 404);

        api.MapGet("/events", async (ApiCode<Act>? act, string? by, string? caseNumber, DateOnly? from, DateOnly? to, long? after,
            int? size, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListEvents.Query(act?.Value, by, caseNumber, from, to, after, size ?? 50), ct)).ToAnswer())
            .WithTags("Cases").WithName(nameof(ListEvents)).WithSummary("操作记录，新的在前 / What was done, newest first")
            .Produces<ListEvents.Response>().ProducesProblems(400, 401, 403);

        api.MapGet("/overview", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadOverview.Query(), ct)).ToAnswer())
            .WithTags("Cases").WithName(nameof(ReadOverview)).WithSummary("督办总览 / The supervisor's overview")
            .Produces<ReadOverview.Response>().ProducesProblems(401, 403);
    }
}
