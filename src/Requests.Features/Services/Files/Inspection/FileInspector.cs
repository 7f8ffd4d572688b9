using System.Text;
using Requests.Features.Services.Files.Reading;
using Requests.Paper;

namespace Requests.Features.Services.Files.Inspection;

/// <summary>Looks into a file for text and for what its reader does not see (checks HIDDEN, REDACT, PII-ID, SECRET-MARK).</summary>
public static class FileInspector
{
    private static readonly Dictionary<string, Func<Stream, FileInspection>> Readers = new()
    {
        [MediaTypes.Word] = OfficeInspector.Word,
        [MediaTypes.Sheet] = OfficeInspector.Sheet,
        [MediaTypes.Slides] = OfficeInspector.Slides,
        [MediaTypes.Pdf] = PdfInspector.Inspect,
        [MediaTypes.Jpeg] = JpegMetadata.Inspect,
    };

    // Pictures without a place for hidden text, and formats of which only the bytes are known.
    private static readonly string[] Opaque = ["image/png", "image/gif", "image/tiff"];

    private static readonly string[] Zipped = [MediaTypes.Word, MediaTypes.Sheet, MediaTypes.Slides];

    /// <param name="content">Seekable; left open.</param>
    /// <param name="mediaType">As told by the bytes when the file came in.</param>
    public static FileInspection Inspect(Stream content, string mediaType)
    {
        content.Position = 0;
        if (mediaType.StartsWith("text/plain", StringComparison.Ordinal)) return Text(content, mediaType);
        if (!Readers.TryGetValue(mediaType, out var read)) return Opaque.Contains(mediaType) ? FileInspection.Nothing : FileInspection.Unreadable;
        try
        {
            if (Zipped.Contains(mediaType)) using (BoundedZip.Open(content)) content.Position = 0;
            return read(content);
        }
        // Readers of foreign formats throw whatever comes; what cannot be read cannot be vouched for.
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return FileInspection.Unreadable;
        }
    }

    private static FileInspection Text(Stream content, string mediaType)
    {
        using var reader = new StreamReader(content, TextKinds.EncodingOf(mediaType), leaveOpen: true);
        return new([reader.ReadToEnd()], null, []);
    }
}

/// <summary>Media types of the files that can be looked into.</summary>
public static class MediaTypes
{
    public const string Pdf = "application/pdf";
    public const string Jpeg = "image/jpeg";
    public const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    public const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    public const string Ofd = "application/ofd";
    public const string Zip = "application/zip";

    /// <summary>An Office file that a password locks: nobody can tell what is inside.</summary>
    public const string Encrypted = "application/vnd.ms-office";
    public const string Slides = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
}
