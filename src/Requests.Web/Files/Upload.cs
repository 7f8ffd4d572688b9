using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using Requests.Features.Kernel;
using Requests.Features.Services.Files;
using Requests.Web.Hosting;

namespace Requests.Web.Files;

/// <summary>
/// A file on its way in, either as the whole request body or as the one file of a multipart form. It is read from the wire as a
/// stream and never held in memory. A field that its door does not know is refused by name, before the file or after it.
/// </summary>
internal sealed class Upload
{
    private const int LongestField = 4096;
    private const int MostFields = 16;

    private readonly MultipartReader? _form;
    private readonly IReadOnlyList<string> _known;
    private readonly Dictionary<string, string> _fields = new(StringComparer.OrdinalIgnoreCase);

    private Upload(MultipartReader? form, IReadOnlyList<string> known) => (_form, _known) = (form, known);

    public string? FileName { get; private set; }

    public Stream Content { get; private set; } = Stream.Null;

    /// <summary>Fields that stood before the file.</summary>
    public IReadOnlyDictionary<string, string> Fields => _fields;

    /// <summary>The file and what stood before it; the problem when the form is malformed, holds no file, or a field that is not known.</summary>
    /// <param name="known">Names of the form fields the door reads.</param>
    public static async Task<Result<Upload>> ReadAsync(HttpRequest request, CancellationToken ct, params string[] known)
    {
        // The limit of this installation is enforced where the bytes are taken in, with an answer that says so.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = null;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || !type.MediaType.Equals("multipart/form-data",
            StringComparison.OrdinalIgnoreCase))
            return new Upload(null, known)
            {
                FileName = FileNameOf(request.Headers.ContentDisposition) ?? request.Query["fileName"],
                Content = request.Body
            };
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).Value;
        if (string.IsNullOrEmpty(boundary)) return FileProblems.Empty;
        var upload = new Upload(new MultipartReader(boundary, request.Body), known);
        return await upload.NextAsync(ct) is { } problem ? problem : upload.FileName is null ? FileProblems.Empty : upload;
    }

    /// <summary>Reads on to the end of the form once the file was taken: fields behind it count too, a second file does not.</summary>
    public async Task<Problem?> EndAsync(CancellationToken ct)
    {
        if (_form is null) return null;
        FileName = null;
        return await NextAsync(ct) is { } problem ? problem : FileName is null ? null : HttpProblems.OneFileOnly.At("file");
    }

    // To the next file, or to the end; what is wrong on the way.
    private async Task<Problem?> NextAsync(CancellationToken ct)
    {
        try
        {
            while (await _form!.ReadNextSectionAsync(ct) is { } section)
            {
                if (FileNameOf(section.ContentDisposition) is { } name)
                {
                    (FileName, Content) = (name, section.Body);
                    return null;
                }
                if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition)
                    || _fields.Count >= MostFields) return FileProblems.Empty;
                var field = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
                if (!_known.Contains(field, StringComparer.OrdinalIgnoreCase)) return HttpProblems.UnknownField.At(field);
                _fields[field] = await FieldAsync(section.Body, ct);
            }
            return null;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return FileProblems.Empty;
        }
    }

    private static async Task<string> FieldAsync(Stream body, CancellationToken ct)
    {
        var bytes = new byte[LongestField + 1];
        var length = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct);
        return length > LongestField ? throw new InvalidDataException("A form field is too long.")
            : System.Text.Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static string? FileNameOf(string? header) =>
        ContentDispositionHeaderValue.TryParse(header, out var disposition)
        && HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar
            : disposition.FileName).Value is { Length: > 0 } name
            ? name
            : null;
}
