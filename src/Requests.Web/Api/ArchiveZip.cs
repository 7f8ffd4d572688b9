using Microsoft.AspNetCore.Http.Features;
using Requests.Features.Services.Archive;

namespace Requests.Web.Api;

/// <summary>Sealed files as a zip that leaves while it is written, however large it grows.</summary>
internal sealed class ArchiveZip(ArchiveExport export, IReadOnlyList<string> caseNumbers) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        // .NET ends every zip entry with a short write that is not asynchronous.
        if (httpContext.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        httpContext.Response.ContentType = "application/zip";
        httpContext.Response.Headers.ContentDisposition = "attachment; filename=archive.zip";
        return export.WriteAsync(caseNumbers, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
