using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Requests.Features.Kernel;
using Requests.Features.Services.Files.Inspection;
using Requests.Features.Services.Files.Reading;

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
        // With places of 64 bits, as scanners of large sheets write it.
        (new("image/tiff", ".tif", ".tiff"), [0x49, 0x49, 0x2B, 0x00]),
        (new("image/tiff", ".tif", ".tiff"), [0x4D, 0x4D, 0x00, 0x2B]),
        (new("image/gif", ".gif"), "GIF87a"u8.ToArray()),
        (new("image/gif", ".gif"), "GIF89a"u8.ToArray()),
        (new("application/rtf", ".rtf", ".doc"), "{\\rtf"u8.ToArray()),
        // What Outlook packs a mail into, for those who have no Outlook.
        (new("application/ms-tnef", ".dat"), [0x78, 0x9F, 0x3E, 0x22]),
    ];

    /// <summary>Kinds told by a mark that does not stand first.</summary>
    private static readonly (FileKind Kind, byte[] First, int At, byte[][] Marks)[] ByInnerMagic =
    [
        (new("image/webp", ".webp"), "RIFF"u8.ToArray(), 8, ["WEBP"u8.ToArray()]),
        (new("image/heic", ".heic", ".heif"), [], 4, [.. new[] { "heic", "heix", "heim", "heis", "hevc", "hevx", "mif1",
            "msf1" }.Select(b => Encoding.ASCII.GetBytes("ftyp" + b))]),
        (new("image/avif", ".avif"), [], 4, ["ftypavif"u8.ToArray(), "ftypavis"u8.ToArray()]),
        // The six bytes after the length are nought in every bitmap; two letters alone begin many a text.
        (new("image/bmp", ".bmp"), "BM"u8.ToArray(), 6, [[0, 0, 0, 0]]),
    ];

    /// <summary>An Office file says in its list of contents what its main part is, wherever that part lies.</summary>
    private static readonly (FileKind Kind, string Entry, string Main)[] ByZipEntry =
    [
        (new("application/vnd.openxmlformats-officedocument.wordprocessingml.document", ".docx"), "word/document.xml", "wordprocessingml.document.main+xml"),
        (new("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".xlsx"), "xl/workbook.xml", "spreadsheetml.sheet.main+xml"),
        (new("application/vnd.openxmlformats-officedocument.presentationml.presentation", ".pptx"), "ppt/presentation.xml",
            "presentationml.presentation.main+xml"),
        (new("application/vnd.ms-excel.sheet.binary.macroenabled.12", ".xlsb"), "xl/workbook.bin", ""),
        (new("application/ofd", ".ofd"), "OFD.xml", ""),
    ];

    /// <summary>OpenDocument says in its first entry what it is.</summary>
    private static readonly FileKind[] ByMimeType =
    [
        new("application/vnd.oasis.opendocument.text", ".odt"),
        new("application/vnd.oasis.opendocument.spreadsheet", ".ods"),
        new("application/vnd.oasis.opendocument.presentation", ".odp"),
    ];

    private const string Contents = "[Content_Types].xml";
    private const int LongestContents = 1_000_000;

    /// <summary>Compound files by a stream of their directory; WPS writes the same streams under names of its own.</summary>
    private static readonly (FileKind Kind, string Stream)[] ByStream =
    [
        (new("application/msword", ".doc", ".wps"), "WordDocument"),
        (new("application/vnd.ms-excel", ".xls", ".et"), "Workbook"),
        (new("application/vnd.ms-excel", ".xls", ".et"), "Book"),
        (new("application/vnd.ms-powerpoint", ".ppt", ".dps"), "PowerPoint Document"),
        (new("application/vnd.ms-outlook", ".msg"), "__properties_version1.0"),
        // Locked by a password: the kind of what is inside cannot be told.
        (new(MediaTypes.Encrypted, ".docx", ".xlsx", ".pptx"), "EncryptedPackage"),
    ];

    private static readonly FileKind Pdf = new("application/pdf", ".pdf");
    private static readonly byte[] BeforePdf = [.. " \t\r\n\0"u8, 0xEF, 0xBB, 0xBF];
    private const int TailLength = 2048;

    // Nothing that a machine could run or a browser show stands before the mark of a PDF: it would be two things at once.
    private static readonly byte[][] Runnable = ["MZ"u8.ToArray(), [0x7F, 0x45, 0x4C, 0x46], [0xFE, 0xED, 0xFA], [0xCE, 0xFA, 0xED, 0xFE],
        [0xCF, 0xFA, 0xED, 0xFE], [0xCA, 0xFE, 0xBA, 0xBE], [0x4C, 0, 0, 0, 1, 0x14, 2, 0], "dex\n"u8.ToArray(), "\0asm"u8.ToArray(), "!<arch>"u8.ToArray()];
    private static readonly FileKind Zip = new("application/zip", ".zip");

    /// <summary>The kind, or why the office does not take the file.</summary>
    /// <param name="file">Seekable; read from its start.</param>
    public static async Task<Result<FileKind>> OfAsync(Stream file, CancellationToken ct)
    {
        file.Position = 0;
        var head = new byte[HeadLength];
        var length = await file.ReadAtLeastAsync(head, HeadLength, throwOnEndOfStream: false, ct);
        var known = ByMagic.FirstOrDefault(m => head.AsSpan(0, length).StartsWith(m.Magic)).Kind;
        if (known is not null) return known;
        var inner = ByInnerMagic.FirstOrDefault(m => length > m.At && head.AsSpan(0, length)
            .StartsWith(m.First) && m.Marks.Any(mark => head.AsSpan(m.At, length - m.At).StartsWith(mark))).Kind;
        if (inner is not null) return inner;
        if (head.AsSpan(0, length).StartsWith("PK\u0003\u0004"u8)) return OfZip(file);
        if (head.AsSpan(0, length).StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A,
            0xE1])) return Taken(await OfCompoundAsync(file, head, ct));
        // Readers look for the mark within the first 1024 bytes, whatever stands before it.
        var at = head.AsSpan(0, length).IndexOf("%PDF-"u8);
        if (at >= 0 && !head.AsSpan(0, at).ContainsAnyExcept(BeforePdf)) return Pdf;
        var isPdf = at > 0 && IsVersion(head.AsSpan(at, length - at)) && !Runnable.Any(r => head.AsSpan(0, at).StartsWith(r))
            && !TextKinds.IsScript(Encoding.Latin1.GetString(head, 0, at));
        if (isPdf && await EndsAsPdfAsync(file, ct)) return Pdf;
        return await TextKinds.OfAsync(file, ct) ?? (isPdf ? Pdf : Taken(null));
    }

    // A text may speak of the mark; it does not give the version.
    private static bool IsVersion(ReadOnlySpan<byte> mark) => mark.Length > 7 && char.IsAsciiDigit((char)mark[5]) && mark[6] == '.' && char.IsAsciiDigit((char)mark[7]);

    private static async Task<bool> EndsAsPdfAsync(Stream file, CancellationToken ct)
    {
        var tail = new byte[(int)Math.Min(TailLength, file.Length)];
        file.Position = file.Length - tail.Length;
        await file.ReadExactlyAsync(tail, ct);
        return tail.AsSpan().IndexOf("%%EOF"u8) >= 0 || tail.AsSpan().IndexOf("startxref"u8) >= 0;
    }

    private static Result<FileKind> Taken(FileKind? kind) => kind is null ? FileProblems.NotAllowed : kind;

    private static Result<FileKind> OfZip(Stream file)
    {
        try
        {
            using var zip = BoundedZip.Open(file);
            // Some programs write the strokes of their own system.
            var names = zip.Entries.Select(e => e.FullName.Replace('\\', '/')).ToHashSet(StringComparer.OrdinalIgnoreCase);
            // Macros are programs.
            if (names.Any(n => n.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase))) return FileProblems.NotAllowed;
            return ByZipEntry.FirstOrDefault(z => names.Contains(z.Entry)).Kind ?? OfContents(zip) ?? OfMimeType(zip) ?? Zip;
        }
        catch (InvalidDataException)
        {
            return FileProblems.Damaged;
        }
    }

    private static FileKind? OfMimeType(ZipArchive zip)
    {
        if (zip.GetEntry("mimetype") is not { } entry) return null;
        using var content = entry.Open();
        var bytes = new byte[HeadLength];
        var said = Encoding.ASCII.GetString(bytes, 0, content.ReadAtLeast(bytes, HeadLength, throwOnEndOfStream: false)).Trim();
        return ByMimeType.FirstOrDefault(k => k.MediaType == said);
    }

    private static FileKind? OfContents(ZipArchive zip)
    {
        if (zip.Entries.FirstOrDefault(e => e.FullName.Equals(Contents, StringComparison.OrdinalIgnoreCase)) is not { } entry) return null;
        using var content = entry.Open();
        var bytes = new byte[LongestContents];
        var length = content.ReadAtLeast(bytes, LongestContents, throwOnEndOfStream: false);
        var said = Encoding.UTF8.GetString(bytes, 0, length);
        return ByZipEntry.FirstOrDefault(z => z.Main.Length > 0 && said.Contains(z.Main, StringComparison.OrdinalIgnoreCase)).Kind;
    }

    // Installers are compound files too; what a document is says a stream in its directory.
    private static async Task<FileKind?> OfCompoundAsync(Stream file, byte[] head, CancellationToken ct)
    {
        const int directoryLength = 64 * 1024;
        var sector = 1L << BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(30));
        var first = BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(48));
        if (sector is not (512 or 4096) || (first + 1) * sector >= file.Length) return null;
        file.Position = (first + 1) * sector;
        var directory = new byte[directoryLength];
        var length = await file.ReadAtLeastAsync(directory, directoryLength, throwOnEndOfStream: false, ct);
        bool Has(string stream) => directory.AsSpan(0, length).IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;
        // Macros are programs.
        return Has("_VBA_PROJECT") ? null : ByStream.FirstOrDefault(s => Has(s.Stream)).Kind;
    }
}
