using MediatR;
using Requests.Features.Disputes;
using Requests.Statute.Disputes;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to reconsideration and suits.</summary>
internal static class DisputeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Disputes");
        cases.MapCaseAct<RegisterDispute.Command, DisputeStanding>("disputes", "登记复议或者诉讼 / Register a dispute");
        cases.MapCaseAct<RecordDisputeResult.Command, DisputeStanding>("dispute-results", "登记复议或者诉讼结果 / Record how a dispute ended");
        cases.MapCaseAct<OpenNextInstance.Command, DisputeStanding>("dispute-instances", "登记上诉或者再审 / Register an appeal or retrial");
        cases.MapCaseAct<SettleDisputeDuty.Command, SettleDisputeDuty.Response>("dispute-duties", "登记应诉事项完成 / Record a dispute's duty as done");
        api.MapGet("/disputes", async (string? caseNumber, bool? openOnly, ApiCode<DisputeForum>? forum, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListDisputes.Query(caseNumber, openOnly ?? false, forum?.Value), ct)).ToAnswer())
            .WithTags("Disputes").WithName(nameof(ListDisputes)).WithSummary("复议和诉讼清单 / List disputes")
            .Produces<IReadOnlyList<ListDisputes.Response>>().ProducesProblems(401, 403);
    }
}
