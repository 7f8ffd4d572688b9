using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Requests.Features.Services.Files;

/// <param name="Extensions">The first is given to a file whose name has none of them.</param>
public sealed record FileKind(string MediaType, params string[] Extensions);

/// <summary>
/// Knows the kinds of file the office takes, by their bytes; names and senders are not believed. What is in no row is
/// refused, programs and scripts among it.
/// </summary>
internal static class FileKinds
{
    private const int HeadLength = 1024;

    private static readonly (FileKind Kind, byte[] Magic)[] ByMagic =
    [
        (new("image/png", ".png"), [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        (new("image/jpeg", ".jpg", ".jpeg"), [0xFF, 0xD8, 0xFF]),
        (new("image/tiff", ".tif", ".tiff"), [0x49, 0x49, 0x2A, 0x00]),
        (new("image/tiff", ".tif", ".tiff"), [0x4D, 0x4D, 0x00, 0x2A]),
        (new("image/gif", ".gif"), "GIF87a"u8.ToArray()),
        (new("image/gif", ".gif"), "GIF89a"u8.ToArray()),
    ];

    private static readonly (FileKind Kind, string Entry)[] ByZipEntry =
    [
        (new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"), "word/document.xml"),
        (new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"), "xl/workbook.xml"),
        (new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"), "ppt/presentation.xml"),
        (new("application/ofd", ".ofd"), "OFD.xml"),
    ];

    private static readonly FileKind Pdf = new("application/pdf", ".pdf");
    private static readonly FileKind Zip = new("application/zip", ".zip");
    private static readonly FileKind Word = new("application/msword", ".doc");

    /// <summary>Null when the office does not take such files.</summary>
    /// <param name="file">Seekable; read from its start.</param>
    public static async Task<FileKind?> OfAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var head = new byte[HeadLength];
        var length = await file.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        var known = ByMagic.FirstOrDefault(m => head.AsSpan(0, length).StartsWith(m.Magic)).Kind;
        if (known is not null) return known;
        if (head.AsSpan(0, length).StartsWith("PK\u0003\u0004"u8)) return OfZip(file);
        if (head.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return await OfCompoundAsync(file, head, ct);
        // Readers look for the mark within the first 1024 bytes; text before it would make the file two things at once.
        if (head.AsSpan(0, length).StartsWith("%PDF-"u8)) return Pdf;
        return await TextKinds.OfAsync(file, ct);
    }

    private static FileKind? OfZip(Stream file)
    {
        file.Position = 0;
        try
        {
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var names = zip.Entries.Select(e => e.FullName).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // Macros are programs.
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return null;
            return ByZipEntry.FirstOrDefault(z => names.Contains(z.Entry)).Kind ?? Zip;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Installers and old spreadsheets are compound files too; a Word document has a stream of that name in its directory.
    private static async Task<FileKind?> OfCompoundAsync(Stream file, byte[] head, CancellationToken ct)
    {
        const int directoryLength = 4096;
        var sector = 1L << BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30));
        var first = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(48));
        if (sector is not (512 or 4096) || (first + 1) * sector >= file.Length) return null;
        file.Position = (first + 1) * sector;
        var directory = new byte[directoryLength];
        var length = await file.ReadAtLeastAsync(directory, directoryLength, throwOnEndOfStream: false, ct);
        return directory.AsSpan(0, length).IndexOf(Encoding.Unicode.GetBytes("WordDocument")) >= 0 ? Word : null;
    }
}
