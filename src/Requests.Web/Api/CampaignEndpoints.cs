using MediatR;
using Requests.Features.Areas.Campaigns;
using Requests.Features.Areas.Search;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors of campaigns: taken together, written after the model one by one, left out for a reason. Opinions, issue and service are each letter's own.</summary>
internal static class CampaignEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        var campaigns = api.MapGroup("/campaigns").WithTags("Letters");
        campaigns.MapGet("", async (IMediator mediator, CancellationToken ct) => (await mediator.Send(new ListCampaigns.Query(), ct)).ToAnswer())
            .WithName(nameof(ListCampaigns)).WithSummary("集中答复的同类申请 / Campaigns answered together").Produces<IReadOnlyList<ListCampaigns.Response>>().ProducesProblems(401, 403);
        campaigns.MapPost("", async (OpenCampaign.Command command, IMediator mediator, CancellationToken ct) => (await mediator.Send(command, ct)).ToAnswer())
            .WithName(nameof(OpenCampaign)).WithSummary("把同类申请合在一起，按范本集中答复 / Take alike requests together, to be answered after a model")
            .Produces<OpenCampaign.Response>().ProducesProblems(400, 401, 403, 409);
        campaigns.MapGet("/{id:guid}", async (Guid id, IMediator mediator, CancellationToken ct, CampaignStage? stage, int? after, bool waiting = false, int size = 50, bool compare = false) =>
                (await mediator.Send(new ReadCampaign.Query(id, stage, waiting, after, size, compare), ct)).ToAnswer())
            .WithName(nameof(ReadCampaign)).WithSummary("集中答复的进展，逐件 / A campaign and how far each case of it is").Produces<ReadCampaign.Response>().ProducesProblems(400, 401, 403, 404);
        campaigns.MapPost("/{id:guid}/answers", async (Guid id, One one, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new AnswerInCampaign.Command(id, one.CaseNumber ?? ""), ct)).ToAnswer())
            .WithName(nameof(AnswerInCampaign)).WithSummary("按范本起草一件并送审 / Write one of its letters after the model and send it up")
            .Produces<LetterStanding>().ProducesProblems(400, 401, 403, 404, 409, 422);
        campaigns.MapPost("/{id:guid}/exits", async (Guid id, Apart apart, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new LeaveOutOfCampaign.Command(id, apart.CaseNumber ?? "", apart.Reason ?? ""), ct)).ToAnswer())
            .WithName(nameof(LeaveOutOfCampaign)).WithSummary("说明理由，不纳入集中答复 / Leave a case out, for a reason").Produces<CaseStanding>().ProducesProblems(400, 401, 403, 404, 409);
        api.MapGroup("/cases").WithTags("Cases").MapGet("/{number}/alike", async (string number, IMediator mediator, CancellationToken ct) =>
                (await mediator.Send(new ListAlike.Query(number), ct)).ToAnswer())
            .WithName(nameof(ListAlike)).WithSummary("未答复的同类申请 / Open requests that ask for the same").Produces<IReadOnlyList<ListAlike.Response>>().ProducesProblems(401, 403, 404);
    }

    internal sealed record One(string? CaseNumber = null);

    internal sealed record Apart(string? CaseNumber = null, string? Reason = null);
}
