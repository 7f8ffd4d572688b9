namespace Requests.Web.Hosting;

/// <summary>Headers that keep a browser from doing more with our answers than showing them.</summary>
internal static class SecurityHeaders
{
    private const string Strict = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    // Foreign pages we ship bring inline parts; they still load nothing from elsewhere.
    private const string Inline = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
        "font-src 'self' data:; worker-src 'self' blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers.ContentSecurityPolicy = IsForeign(http.Request.PathBase.Add(http.Request.Path)) ? Inline : Strict;
            if (http.Request.Path.StartsWithSegments("/api") && headers.CacheControl.Count == 0) headers.CacheControl = "no-store";
            return Task.CompletedTask;
        });
        return next(http);
    });

    private static bool IsForeign(PathString path) => path.StartsWithSegments("/docs") || path.StartsWithSegments("/hangfire");
}
