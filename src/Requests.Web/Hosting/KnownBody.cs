using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Metadata;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting;

/// <summary>
/// A door of the API that reads no body refuses one that says something, by the name of its first field: passed over, it would be lost
/// without a word. The bodies of the others are read strictly as they are bound.
/// </summary>
internal static class KnownBody
{
    // More than the name of a first field takes.
    private const int Longest = 64 * 1024;

    /// <summary>Says of a door that takes the whole exchange that it reads no body all the same.</summary>
    public sealed record None;

    public static async ValueTask<object?> FilterAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        return !HttpMethods.IsGet(http.Request.Method) && http.GetEndpoint() is { } door && (HttpMethods.IsDelete(http.Request.Method) || door.Metadata.GetMetadata<None>() is not null || !Reads(door)) && await FirstFieldAsync(http) is { } field
            ? HttpProblems.UnknownField.At(field).ToAnswer() : await next(context);
    }

    private static bool Reads(Endpoint door) => door.Metadata.GetMetadata<IAcceptsMetadata>() is not null
        || door.Metadata.GetMetadata<MethodInfo>() is not { } method || Array.Exists(method.GetParameters(), p => TakesAll(p.ParameterType)
            || Array.Exists(p.ParameterType.GetProperties(), property => TakesAll(property.PropertyType)));

    private static bool TakesAll(Type type) => type == typeof(HttpRequest) || type == typeof(HttpContext) || typeof(Stream).IsAssignableFrom(type);

    private static async Task<string?> FirstFieldAsync(HttpContext http)
    {
        if (http.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true }) return null;
        var bytes = new byte[Longest];
        var length = await http.Request.Body.ReadAtLeastAsync(bytes, Longest, throwOnEndOfStream: false, http.RequestAborted);
        if (bytes.AsSpan(0, length).Trim(" \t\r\n"u8).IsEmpty) return null;
        if (http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is true)
            return Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(bytes, 0, length)).Keys.FirstOrDefault();
        return FirstProperty(bytes.AsSpan(0, length));
    }

    // Null where the body says nothing: {} or null.
    private static string? FirstProperty(ReadOnlySpan<byte> bytes)
    {
        const string body = "body";
        try
        {
            var json = new Utf8JsonReader(bytes, isFinalBlock: false, default);
            if (!json.Read()) return body;
            if (json.TokenType == JsonTokenType.Null) return null;
            if (json.TokenType != JsonTokenType.StartObject || !json.Read()) return body;
            return json.TokenType == JsonTokenType.PropertyName ? json.GetString() ?? body : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return body;
        }
    }
}
