using Requests.Features.Kernel;

namespace Requests.Web.Pages;

/// <summary>Whoever must set up a second factor first is led to where that is done, whatever page was asked for.</summary>
internal static class Enrolment
{
    private const string Profile = "/profile";
    private static readonly string[] Open = [Profile, "/acts/confirm-second-factor", "/sign-out", "/sign-in", "/language", "/problem"];

    public static void UseEnrolment(this WebApplication app) => app.Use((http, next) =>
    {
        if (!HttpMethods.IsGet(http.Request.Method) || !PageFaults.IsPage(http) || http.GetEndpoint() is null
            || !http.RequestServices.GetRequiredService<Caller>().MustEnrol || Open.Any(open => http.Request.Path.StartsWithSegments(open))
            || http.Request.Path.Value!.Contains('.', StringComparison.Ordinal)) return next(http);
        http.Response.Redirect(Profile);
        return Task.CompletedTask;
    });
}
