using MediatR;
using Requests.Features.Register;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors of the registers beside the cases.</summary>
internal static class RegisterEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var counts = api.MapGroup("/register/publications/{year:int}").WithTags("Register");

        counts.MapGet("/", async (int year, IMediator mediator, CancellationToken ct) => (await mediator.Send(new ReadPublicationCounts.Query(year), ct)).ToAnswer())
            .WithName(nameof(ReadPublicationCounts)).WithSummary("某年主动公开数量及合计 / What was published in a year, with its sum")
            .Produces<PublicationTotals>().ProducesProblems(401, 403);

        counts.MapPut("/", async (int year, IReadOnlyList<ChannelCount> list, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new RecordPublicationCounts.Command(year, list), ct)).ToAnswer())
            .WithName(nameof(RecordPublicationCounts)).WithSummary("登记某年各渠道主动公开数量 / Record what was published in a year by channel")
            .Produces<PublicationTotals>().ProducesProblems(400, 401, 403);
    }
}
