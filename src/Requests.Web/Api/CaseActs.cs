using MediatR;
using Microsoft.Net.Http.Headers;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Web.Hosting;

namespace Requests.Web.Api;

/// <summary>Maps commands and queries to doors: number from the address, version from If-Match, ETag on the answer.</summary>
internal static class CaseActs
{
    /// <summary>POST /cases/{number}/{path} with the command as body.</summary>
    public static RouteHandlerBuilder MapCaseAct<TCommand, TResponse>(this IEndpointRouteBuilder cases, string path, string summary)
        where TCommand : CaseCommand<TResponse>
        where TResponse : CaseStanding =>
        cases.MapPost($"/{{number}}/{path}", async (string number, TCommand command, HttpContext http, IMediator mediator, CancellationToken ct) =>
            {
                if (!http.Request.TryGetSeenVersion(out var seen)) return CommonProblems.ChangedMeanwhile.ToAnswer();
                var result = await mediator.Send(command with { CaseNumber = number, SeenVersion = seen }, ct);
                return result.ToAnswer(standing => http.Versioned(standing, standing.Version));
            })
            .WithName(UseCase.NameOf(typeof(TCommand))).WithSummary(summary)
            .Produces<TResponse>().ProducesProblems(400, 401, 403, 404, 409, 412, 422);

    /// <summary>Answers with the version as a strong ETag.</summary>
    public static IResult Versioned<T>(this HttpContext http, T value, Guid version, int status = StatusCodes.Status200OK)
    {
        http.Response.Headers.ETag = $"\"{version:N}\"";
        return Results.Json(value, statusCode: status);
    }

    /// <summary>False for an If-Match that can match no version of ours.</summary>
    public static bool TryGetSeenVersion(this HttpRequest request, out Guid? version)
    {
        version = null;
        var header = request.Headers[HeaderNames.IfMatch].ToString();
        if (header.Length == 0 || header == "*") return true;
        if (!Guid.TryParse(header.Trim().Trim('"'), out var parsed)) return false;
        version = parsed;
        return true;
    }

    public static RouteHandlerBuilder ProducesProblems(this RouteHandlerBuilder door, params int[] statuses)
    {
        foreach (var status in statuses) door.ProducesProblem(status);
        return door;
    }
}
