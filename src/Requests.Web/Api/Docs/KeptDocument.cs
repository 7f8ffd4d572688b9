using System.Security.Cryptography;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;
using Requests.Web.Hosting;

namespace Requests.Web.Api.Docs;

/// <summary>The description of the API, made once for a running program: it costs more than any other page.</summary>
internal static class KeptDocument
{
    public static void MapDocument(this WebApplication app)
    {
        Task<(byte[] Json, EntityTagHeaderValue Tag)>? kept = null;
        var gate = new Lock();
        app.MapGet($"/openapi/{ApiDocs.Document}.json", async (HttpContext http) =>
        {
            Task<(byte[] Json, EntityTagHeaderValue Tag)> made;
            lock (gate) made = kept is null or { IsFaulted: true } or { IsCanceled: true } ? kept = MakeAsync(app.Services) : kept;
            var (json, tag) = await made.WaitAsync(http.RequestAborted);
            http.Response.Headers.CacheControl = "no-cache";
            return Results.Bytes(json, "application/json;charset=utf-8", entityTag: tag);
        }).ExcludeFromDescription();
    }

    private static async Task<(byte[] Json, EntityTagHeaderValue Tag)> MakeAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var document = await scope.ServiceProvider.GetRequiredKeyedService<IOpenApiDocumentProvider>(ApiDocs.Document).GetOpenApiDocumentAsync(CancellationToken.None);
        document.Servers = [new OpenApiServer { Url = services.GetRequiredService<Settings>().Office.PublicAddress.TrimEnd('/') + "/" }];
        using var stream = new MemoryStream();
        await document.SerializeAsJsonAsync(stream, OpenApiSpecVersion.OpenApi3_1, CancellationToken.None);
        var json = stream.ToArray();
        return (json, new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(json))[..32]}\""));
    }
}
