using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

/// <summary>Says what became of a page that cannot be shown. Reached only from within, with the status to tell.</summary>
[IgnoreAntiforgeryToken]
internal sealed class ProblemModel : PageModel
{
    /// <summary>Names the words; a method that no page knows reaches no handler here.</summary>
    public string Key { get; private set; } = "problem.none";

    /// <summary>For the administrator; only of what nobody expected.</summary>
    public string? Trace { get; private set; }

    public void OnGet(int? status) => Tell(status);

    public void OnPost(int? status) => Tell(status);

    private void Tell(int? status)
    {
        var fault = HttpContext.Features.Get<IExceptionHandlerFeature>()?.Error;
        var code = fault switch
        {
            BadHttpRequestException bad => bad.StatusCode,
            _ when DatabaseFaults.Waiting(fault) is not null => StatusCodes.Status503ServiceUnavailable,
            not null => StatusCodes.Status500InternalServerError,
            _ => HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is null ? StatusCodes.Status404NotFound : status ?? StatusCodes.Status404NotFound,
        };
        Response.StatusCode = code;
        Response.Headers.CacheControl = "no-store";
        Key = code switch
        {
            StatusCodes.Status400BadRequest => "problem.old",
            StatusCodes.Status403Forbidden => "problem.forbidden",
            StatusCodes.Status404NotFound => "problem.none",
            StatusCodes.Status413PayloadTooLarge => "problem.large",
            StatusCodes.Status429TooManyRequests => "problem.often",
            StatusCodes.Status503ServiceUnavailable => "problem.busy",
            >= StatusCodes.Status500InternalServerError => "problem.fault",
            _ => "problem.refused",
        };
        if (code == StatusCodes.Status503ServiceUnavailable) Response.Headers.RetryAfter = $"{DatabaseFaults.RetryAfter}";
        else if (code >= StatusCodes.Status500InternalServerError) Trace = Activity.Current?.Id ?? HttpContext.TraceIdentifier;
    }
}
