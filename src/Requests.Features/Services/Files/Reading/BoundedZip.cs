using System.Buffers.Binary;
using System.IO.Compression;

namespace Requests.Features.Services.Files.Reading;

/// <summary>
/// Opens a zip whose list of contents is of a size that no harm can come from: the library reads the whole list into memory,
/// some ten bytes for each byte of it, before anybody can look at the first name.
/// </summary>
internal static class BoundedZip
{
    /// <summary>Bytes of all contents together that are looked through.</summary>
    public const long MostUnpacked = 2L * 1024 * 1024 * 1024;

    private const int LongestList = 4 * 1024 * 1024, EndLength = 22, LongestEnd = EndLength + ushort.MaxValue;
    private const uint EndMark = 0x06054b50;

    /// <param name="file">Seekable; left open.</param>
    /// <exception cref="InvalidDataException">No zip, or its list of contents is too long.</exception>
    public static ZipArchive Open(Stream file)
    {
        if (ListLength(file) > LongestList) throw new InvalidDataException("The list of contents is too long.");
        file.Position = 0;
        return new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
    }

    // From where the end says that the list begins, as far as the end: what the library will read, whatever count is told.
    private static long ListLength(Stream file)
    {
        var tail = new byte[(int)Math.Min(LongestEnd, file.Length)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        for (var at = tail.Length - EndLength; at >= 0; at--)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at)) != EndMark) continue;
            var (count, start) = (BinaryPrimitives.ReadUInt16LittleEndian(tail.AsSpan(at + 10)), BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(at + 16)));
            // The long form is for files of more entries or bytes than an office sends.
            if (count == ushort.MaxValue || start == uint.MaxValue) return long.MaxValue;
            return file.Length - tail.Length + at - start;
        }
        throw new InvalidDataException("The end of the zip is missing.");
    }
}
