using MediatR;
using Requests.Features.Intake;
using Requests.Features.Portal;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Doors through which requests come in.</summary>
internal static class IntakeEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/cases", async (RegisterRequest.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(receipt => Created(http, receipt)))
            .WithTags("Intake").WithName(nameof(RegisterRequest)).WithSummary("登记邮寄、当面、口头、传真或者电子邮件申请 / Register a request that did not come online")
            .Produces<IntakeReceipt>(201).ProducesProblems(400, 401, 403, 422);

        api.MapPost("/portal/requests", async (SubmitOnline.Command command, IMediator mediator, HttpContext http, CancellationToken ct) =>
                (await mediator.Send(command, ct)).ToAnswer(receipt => Created(http, receipt)))
            .WithTags("Portal").WithName(nameof(SubmitOnline)).WithSummary("网上提交申请，不需要账号 / Submit a request online, no account needed")
            .Produces<IntakeReceipt>(201).ProducesProblems(400, 404, 422, 429);
    }

    private static IResult Created(HttpContext http, IntakeReceipt receipt)
    {
        http.Response.Headers.Location = $"/api/v1/cases/{receipt.CaseNumber}";
        return http.Versioned(receipt, receipt.Version, StatusCodes.Status201Created);
    }
}
