using System.IO.Compression;

namespace Requests.Paper.Docx;

/// <summary>Packs the parts again in one order and with one time, so that the same document gives the same bytes.</summary>
internal static class DocxPackage
{
    /// <summary>The earliest time a zip entry can hold.</summary>
    private static readonly DateTimeOffset Fixed = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Settled(Stream package)
    {
        var output = new MemoryStream();
        using (var from = new ZipArchive(package, ZipArchiveMode.Read))
        using (var to = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var part in from.Entries.OrderBy(e => e.FullName != "[Content_Types].xml").ThenBy(e => e.FullName, StringComparer.Ordinal))
            {
                var entry = to.CreateEntry(part.FullName, CompressionLevel.Optimal);
                entry.LastWriteTime = Fixed;
                using var source = part.Open();
                using var target = entry.Open();
                source.CopyTo(target);
            }
        return output.ToArray();
    }
}
