using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Requests.Web.Files;

/// <summary>
/// A file on its way in, either as the whole request body or as the first file of a multipart form. It is read from the
/// wire as a stream and never held in memory; form fields stand before the file.
/// </summary>
internal sealed record Upload(string? FileName, Stream Content, IReadOnlyDictionary<string, string> Fields)
{
    private const int LongestField = 4096;
    private const int MostFields = 16;

    /// <summary>Null when the form is malformed or holds no file.</summary>
    public static async Task<Upload?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        // The limit of this installation is enforced where the bytes are taken in, with an answer that says so.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase))
            return new Upload(FileNameOf(request.Headers.ContentDisposition) ?? request.Query["fileName"], request.Body, new Dictionary<string, string>());
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) return null;
        try
        {
            return await FirstFileAsync(new MultipartReader(boundary, request.Body), ct);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return null;
        }
    }

    private static async Task<Upload?> FirstFileAsync(MultipartReader form, CancellationToken ct)
    {
        var fields = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        while (await form.ReadNextSectionAsync(ct) is { } section && fields.Count <= MostFields)
        {
            if (FileNameOf(section.ContentDisposition) is { } name) return new Upload(name, section.Body, fields);
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)) return null;
            fields[HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? ""] = await FieldAsync(section.Body, ct);
        }
        return null;
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken ct)
    {
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length > LongestField ? throw new InvalidDataException("A form field is too long.") : System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static string? FileNameOf(string? header) =>
        ContentDispositionHeaderValue.TryParse(header, out var disposition)
        && HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).Value is { Length: > 0 } name
            ? name
            : null;
}
