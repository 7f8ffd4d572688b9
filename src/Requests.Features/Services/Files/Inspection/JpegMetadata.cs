using System.Buffers.Binary;
using Requests.Paper;

namespace Requests.Features.Services.Files.Inspection;

/// <summary>Reads and strips what a JPEG says beside its picture: EXIF, XMP, IPTC, comments.</summary>
internal static class JpegMetadata
{
    private const byte Start = 0xD8, Scan = 0xDA, Exif = 0xE1, Icc = 0xE2, LastApp = 0xEF, Jfif = 0xE0, Adobe = 0xEE, Comment = 0xFE;
    private const ushort OrientationTag = 0x0112, GpsTag = 0x8825;
    private static readonly byte[] ExifMark = "Exif\0\0"u8.ToArray();

    /// <param name="Body">Without marker and length.</param>
    private sealed record Segment(byte Marker, byte[] Body);

    public static FileInspection Inspect(Stream content)
    {
        var traces = new List<FileTrace>();
        foreach (var segment in Head(content).Where(IsTelling))
        {
            if (TiffOf(segment) is not { } tiff)
            {
                traces.Add(new(TraceKind.Metadata, Name(segment), true));
                continue;
            }
            if (tiff.Has(GpsTag)) traces.Add(new(TraceKind.Gps, "EXIF", true));
            if (tiff.HasThumbnail) traces.Add(new(TraceKind.Thumbnail, "EXIF", true));
            // Which way up the picture is, is no secret.
            if (tiff.Tags.Any(t => t is not (OrientationTag or GpsTag))) traces.Add(new(TraceKind.Metadata, "EXIF", true));
        }
        return new([], null, [.. traces.Distinct()]);
    }

    /// <summary>The same picture, bit by bit, without what it says beside; the way up is kept.</summary>
    public static void Clean(Stream content, Stream clean)
    {
        content.Position = 0;
        var segments = Head(content);
        var orientation = segments.Select(TiffOf).FirstOrDefault(t => t is not null)?.Orientation;
        clean.Write([0xFF, Start]);
        if (orientation is > 1 and <= 8) Write(clean, new(Exif, [.. ExifMark, .. Tiff.WithOrientation(orientation.Value)]));
        foreach (var segment in segments.Where(s => !IsTelling(s))) Write(clean, segment);
        clean.Write([0xFF, Scan]);
        content.CopyTo(clean);
    }

    // Colour is picture: JFIF, ICC profiles and Adobe's colour transform stay.
    private static bool IsTelling(Segment segment) => segment.Marker == Comment
        || (segment.Marker is > Jfif and <= LastApp and not Adobe && !(segment.Marker == Icc && segment.Body.AsSpan().StartsWith("ICC_PROFILE"u8)));

    private static string Name(Segment segment) => segment.Marker switch
    {
        Comment => "COM",
        Exif => "XMP",
        _ => $"APP{segment.Marker - Jfif}",
    };

    private static Tiff? TiffOf(Segment segment) =>
        segment.Marker == Exif && segment.Body.AsSpan().StartsWith(ExifMark) ? Tiff.Read(segment.Body.AsMemory(ExifMark.Length)) : null;

    /// <summary>All segments before the picture's own data; the stream then stands behind the scan marker.</summary>
    /// <exception cref="InvalidDataException">No JPEG.</exception>
    private static List<Segment> Head(Stream content)
    {
        if (content.ReadByte() != 0xFF || content.ReadByte() != Start) throw new InvalidDataException("No JPEG.");
        var segments = new List<Segment>();
        var length = new byte[2];
        while (true)
        {
            if (content.ReadByte() != 0xFF) throw new InvalidDataException("A marker is missing.");
            int marker;
            while ((marker = content.ReadByte()) == 0xFF) { }
            if (marker == Scan) return segments;
            if (marker < 0) throw new InvalidDataException("The picture ends in its head.");
            content.ReadExactly(length);
            var body = new byte[Math.Max(0, BinaryPrimitives.ReadUInt16BigEndian(length) - 2)];
            content.ReadExactly(body);
            segments.Add(new((byte)marker, body));
        }
    }

    private static void Write(Stream target, Segment segment)
    {
        var length = segment.Body.Length + 2;
        target.Write([0xFF, segment.Marker, (byte)(length >> 8), (byte)length]);
        target.Write(segment.Body);
    }

    /// <summary>The two directories of EXIF that matter.</summary>
    private sealed record Tiff(IReadOnlyList<ushort> Tags, int? Orientation, bool HasThumbnail)
    {
        private const int EntryLength = 12;

        public bool Has(ushort tag) => Tags.Contains(tag);

        public static Tiff? Read(ReadOnlyMemory<byte> memory)
        {
            var bytes = memory.Span;
            if (bytes.Length < 8) return null;
            var big = bytes[0] == (byte)'M';
            var first = (int)Word32(bytes[4..], big);
            if (first < 8 || first + 2 > bytes.Length) return null;
            var count = Word16(bytes[first..], big);
            var (tags, orientation) = (new List<ushort>(), (int?)null);
            for (var i = 0; i < count && first + 2 + (i + 1) * EntryLength <= bytes.Length; i++)
            {
                var entry = bytes.Slice(first + 2 + i * EntryLength, EntryLength);
                tags.Add(Word16(entry, big));
                if (tags[^1] == OrientationTag) orientation = Word16(entry[8..], big);
            }
            var next = first + 2 + count * EntryLength;
            return new(tags, orientation, next + 4 <= bytes.Length && Word32(bytes[next..], big) != 0);
        }

        // Big-endian, one directory with one entry of one short.
        public static byte[] WithOrientation(int orientation) =>
            [(byte)'M', (byte)'M', 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0];

        private static ushort Word16(ReadOnlySpan<byte> bytes,
            bool big) => big ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes);

        private static uint Word32(ReadOnlySpan<byte> bytes,
            bool big) => big ? BinaryPrimitives.ReadUInt32BigEndian(bytes) : BinaryPrimitives.ReadUInt32LittleEndian(bytes);
    }
}
