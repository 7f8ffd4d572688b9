using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Requests.Features.Kernel;

namespace Requests.Web.Pages;

/// <summary>What goes wrong on a page is told by a page; doors of the API keep their own answers.</summary>
internal static class PageFaults
{
    private static readonly string[] ApiPaths = ["/api", "/openapi", "/health"];

    public static bool IsPage(HttpContext http) => !ApiPaths.Any(d => http.Request.Path.StartsWithSegments(d));

    public static void UsePageFaults(this WebApplication app) => app.UseWhen(IsPage, pages =>
    {
        pages.UseExceptionHandler("/problem");
        pages.UseStatusCodePagesWithReExecute("/problem", "?status={0}");
    });
}

/// <summary>A form that could not be taken, with everything that was typed.</summary>
/// <param name="SignIn">Its sender must sign in first.</param>
/// <param name="LostFiles">Files cannot be kept; they have to be chosen again.</param>
internal sealed record KeptForm(string Address, IReadOnlyList<KeyValuePair<string, string>> Fields, bool SignIn, bool LostFiles = false)
{
    /// <summary>Put before the names of kept fields while somebody signs in.</summary>
    public const string Prefix = "kept.";

    public ViewResult ToView(IModelMetadataProvider metadata, int status) => new()
    {
        ViewName = nameof(KeptForm),
        StatusCode = status,
        ViewData = new ViewDataDictionary<KeptForm>(metadata, new ModelStateDictionary()) { Model = this },
    };
}

/// <summary>
/// A form whose token no longer fits (the session ended, the browser was restarted) is not thrown away: its sender is
/// shown it again, signs in where that is needed, and sends it once more. Only for forms of our own pages, as the browser
/// itself says; whatever comes from elsewhere stays refused.
/// </summary>
internal sealed class KeepsForms(ICaller caller, IModelMetadataProvider metadata) : IAlwaysRunResultFilter
{
    private const string Office = "/Office/";

    public void OnResultExecuting(ResultExecutingContext context)
    {
        var request = context.HttpContext.Request;
        if (context.Result is not IAntiforgeryValidationFailedResult || request.Headers["Sec-Fetch-Site"] != "same-origin"
            || !request.HasFormContentType) return;
        var fields = request.Form.Where(f => !f.Key.StartsWith("__", StringComparison.Ordinal))
            .SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? ""))).ToList();
        var office = context.ActionDescriptor is PageActionDescriptor page && page.ViewEnginePath.StartsWith(Office, StringComparison.Ordinal);
        var kept = new KeptForm(request.Path + request.QueryString, fields, office && caller.UserId is null, request.Form.Files.Count > 0);
        context.Result = kept.ToView(metadata, StatusCodes.Status400BadRequest);
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
