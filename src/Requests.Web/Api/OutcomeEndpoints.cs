using MediatR;
using Requests.Features.Areas.Outcomes;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors to searches and to the outcome of a case.</summary>
internal static class OutcomeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var cases = api.MapGroup("/cases").WithTags("Outcomes");
        cases.MapCaseAct<OrderSearch.Command, OrderSearch.Response>("searches", "交办检索 / Order a search");
        cases.MapCaseAct<SignSearchRecord.Command, SignSearchRecord.Response>("search-records", "签署检索记录 / Sign a search record");
        cases.MapCaseAct<ClassifyOutcome.Command, ClassifyOutcome.Response>("outcome", "确定办理结论 / Classify the outcome");
        api.MapGet("/outcome-guide", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new GuideOutcome.Query(), ct)).ToAnswer())
            .WithTags("Outcomes").WithName(nameof(GuideOutcome)).WithSummary("办理结论引导 / The questions that lead to an outcome")
            .Produces<GuideOutcome.Response>().ProducesProblems(401, 403);
        cases.MapGet("/{number}/outcome-guide", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AnswerGuide.Query(number), ct)).ToAnswer())
            .WithName(nameof(AnswerGuide)).WithSummary("案卷已能回答的引导问题，各有依据 / What the file answers of the outcome guide, and from what")
            .Produces<AnswerGuide.Response>().ProducesProblems(401, 403, 404);
    }
}
