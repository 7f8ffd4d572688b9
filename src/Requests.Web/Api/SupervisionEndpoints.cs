using MediatR;
using Requests.Features.Supervision;
using Requests.Web.Hosting;
using static Requests.Web.Api.AdminEndpoints;

namespace Requests.Web.Api;

/// <summary>Doors of supervision: who is away, what will be late, who is told.</summary>
internal static class SupervisionEndpoints
{
    public static void Map(IEndpointRouteBuilder api)
    {
        Absences(api.MapGroup("/absences").WithTags("Supervision"));
    }

    private static void Absences(RouteGroupBuilder absences)
    {
        absences.MapGet("", ([AsParameters] ListAbsences.Query query, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(query, ct)))
            .Named<ListAbsences.Query>("外出和代理 / Who is away and who acts meanwhile").Produces<ListAbsences.Response>().ProducesProblems(400, 401, 403);
        absences.MapPost("", (EnterAbsence.Command command, IMediator mediator, CancellationToken ct) => CreatedAsync(mediator.Send(command, ct)))
            .Named<EnterAbsence.Command>("登记外出，可以指定代理人 / Enter an absence, with a deputy if there is one").Produces<EnterAbsence.Response>(201).ProducesProblems(400, 401, 403, 409);
        absences.MapPost("/{id:guid}/end", (Guid id, IMediator mediator, CancellationToken ct) => AnswerAsync(mediator.Send(new EndAbsence.Command(id), ct)))
            .Named<EndAbsence.Command>("销假 / End an absence").Produces<EndAbsence.Response>().ProducesProblems(401, 403, 404, 409);
    }
}
