using Microsoft.AspNetCore.Mvc;
using Requests.Features.Kernel;
using Requests.Web.Pages;

namespace Requests.Web.Hosting;

/// <summary>How a result becomes an HTTP answer: the value, or ProblemDetails with a stable code, rule id and article.</summary>
internal static class ProblemAnswers
{
    public static int StatusOf(ProblemKind kind) => kind switch
    {
        ProblemKind.Invalid => StatusCodes.Status400BadRequest,
        ProblemKind.Unauthenticated => StatusCodes.Status401Unauthorized,
        ProblemKind.Forbidden => StatusCodes.Status403Forbidden,
        ProblemKind.NotFound => StatusCodes.Status404NotFound,
        ProblemKind.State => StatusCodes.Status409Conflict,
        ProblemKind.ChangedMeanwhile => StatusCodes.Status412PreconditionFailed,
        ProblemKind.TooLarge => StatusCodes.Status413PayloadTooLarge,
        ProblemKind.Law => StatusCodes.Status422UnprocessableEntity,
        ProblemKind.TooMany => StatusCodes.Status429TooManyRequests,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>Where a code is explained.</summary>
    public static string AddressOf(string code) => $"/api/v1/problems/{code}";

    public static IResult ToAnswer(this Problem problem) => Results.Problem(Details(problem));

    public static ProblemDetails Details(Problem problem)
    {
        var details = problem.Fields is { } fields
            ? new HttpValidationProblemDetails(fields.ToDictionary(f => f.Key, f => f.Value))
            : new ProblemDetails();
        details.Status = StatusOf(problem.Kind);
        details.Title = problem.Text.ToString();
        details.Type = AddressOf(problem.Code);
        details.Extensions["code"] = problem.Code;
        if (problem.RuleId is not null) details.Extensions["ruleId"] = problem.RuleId;
        if (problem.Article is not null) details.Extensions["article"] = Texts.Law(problem.Article);
        if (problem.Findings is { } findings)
            details.Extensions["findings"] = findings.Select(f => new { f.Code, f.RuleId, Article = Texts.Law(f.Article), f.Field, Text = f.Text.ToString() });
        return details;
    }

    public static IResult ToAnswer<T>(this Result<T> result, Func<T, IResult>? success = null) =>
        result.Problem is { } problem ? problem.ToAnswer() : success is null ? Results.Ok(result.Value) : success(result.Value);
}
