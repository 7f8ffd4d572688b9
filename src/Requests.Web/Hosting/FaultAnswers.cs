using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Diagnostics;
using Requests.Web.Pages;

namespace Requests.Web.Hosting;

/// <summary>Turns what the framework could not read into a 400 that names the field; bugs stay 500 with a trace id only.</summary>
internal sealed partial class FaultAnswers : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (DatabaseFaults.Waiting(exception) is not null) httpContext.Response.Headers.RetryAfter = $"{DatabaseFaults.RetryAfter}";
        if (PageFaults.IsPage(httpContext)) return false;
        if (DatabaseFaults.Waiting(exception) is not null)
        {
            await Results.Problem(statusCode: StatusCodes.Status503ServiceUnavailable).ExecuteAsync(httpContext);
            return true;
        }
        if (exception is not BadHttpRequestException bad) return false;
        var answer = bad.StatusCode == StatusCodes.Status400BadRequest
            ? HttpProblems.NotReadable with { Fields = FieldsOf(bad) }
            : null;
        if (answer is not null) await answer.ToAnswer().ExecuteAsync(httpContext);
        else await Results.Problem(statusCode: bad.StatusCode).ExecuteAsync(httpContext);
        return true;
    }

    /// <summary>traceId belongs to bugs only; every answer has a stable code and a sentence in the caller's language.</summary>
    public static void Complete(ProblemDetailsContext context)
    {
        var details = context.ProblemDetails;
        var status = details.Status ?? context.HttpContext.Response.StatusCode;
        if (status < StatusCodes.Status500InternalServerError) details.Extensions.Remove("traceId");
        if (details.Extensions.ContainsKey("code")) return;
        var (code, title) = HttpProblems.Of(status);
        (details.Title, details.Type, details.Detail) = (title.ToString(), ProblemAnswers.AddressOf(code), null);
        details.Extensions["code"] = code;
    }

    private static Dictionary<string, string[]>? FieldsOf(BadHttpRequestException bad)
    {
        if (bad.InnerException is JsonException unmapped && UnmappedMember().Match(unmapped.Message) is { Success: true } unknown)
            return new() { [PathOf(unmapped.Path, unknown.Groups[1].Value)] = [HttpProblems.UnknownField.Text.ToString()] };
        var field = bad.InnerException is JsonException json ? FieldOf(json.Path) : ParameterName().Match(bad.Message) is { Success: true } match ? CamelCase(match.Groups[1].Value) : null;
        return field is null ? null : new() { [field] = [HttpProblems.WrongType.Text.ToString()] };
    }

    // The path may or may not end in the member that nobody knows.
    private static string PathOf(string? path, string member) =>
        path is null or "$" ? member : FieldOf(path) is var at && (at == member || at.EndsWith("." + member, StringComparison.Ordinal)) ? at : $"{at}.{member}";

    private static string CamelCase(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    // $.applicant.name → applicant.name; the root itself is the body.
    private static string FieldOf(string? path) => path is null or "$" ? "body" : path.StartsWith("$.", StringComparison.Ordinal) ? path[2..] : path;

    // The JSON property 'x' could not be mapped to any .NET member contained in type 'Y'.
    [GeneratedRegex("^The JSON property '(.*)' could not be mapped to any \\.NET member", RegexOptions.Singleline)]
    private static partial Regex UnmappedMember();

    // Failed to bind parameter "DateOnly start" from "x" / Required parameter "int count" was not provided from query string.
    [GeneratedRegex("parameter \"[^\"]*?([^ \"]+)\"")]
    private static partial Regex ParameterName();
}
