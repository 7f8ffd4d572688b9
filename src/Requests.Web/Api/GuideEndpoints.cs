using MediatR;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Portal;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors that tell whom to turn to.</summary>
internal static class GuideEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/portal/guide", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadGuide.Query(), ct)).ToAnswer())
            .WithTags("Portal").WithName(nameof(ReadGuide)).WithSummary("向哪些机关申请、如何联系 / Which bodies take requests and how to reach them")
            .Produces<ReadGuide.Response>();

        api.MapGet("/officers", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListOfficers.Query(), ct)).ToAnswer())
            .WithTags("Intake").WithName(nameof(ListOfficers)).WithSummary("可以分办的承办人及在办件数 / Officers a case can be given to, with their open cases")
            .Produces<ListOfficers.Response>().ProducesProblems(401, 403);
    }
}
