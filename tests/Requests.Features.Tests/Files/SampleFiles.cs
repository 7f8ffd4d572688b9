using System.IO.Compression;
using System.Text;

namespace Requests.Features.Tests.Files;

/// <summary>Smallest bytes of each kind of file.</summary>
internal static class SampleFiles
{
    public static byte[] Pdf => [.. "%PDF-1.7\n"u8, .. new byte[64]];

    public static byte[] Png => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    public static byte[] Jpeg => [0xFF, 0xD8, 0xFF, 0xE0, 0, 0];

    public static byte[] Tiff => [0x49, 0x49, 0x2A, 0x00, 8, 0];

    public static byte[] Gif => [.. "GIF89a"u8, 0, 0];

    public static byte[] Utf8 => Encoding.UTF8.GetBytes("申请公开道路停车泊位的批准文件。");

    public static byte[] Gb18030 => CodePagesEncodingProvider.Instance.GetEncoding("gb18030")!.GetBytes("申请公开道路停车泊位的批准文件。");

    public static byte[] Mail => Encoding.UTF8.GetBytes("From: a@example.invalid\r\nTo: b@example.invalid\r\nSubject: =?utf-8?B?55Sz6K+3?=\r\n\r\n正文");

    public static byte[] Program => [0x4D, 0x5A, 0x90, 0x00, 3, 0, 0, 0];

    public static byte[] Elf => [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0];

    /// <summary>An archive with these entries.</summary>
    public static byte[] Zip(params string[] entries)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in entries)
                zip.CreateEntry(entry).Open().Dispose();
        return stream.ToArray();
    }

    /// <summary>A compound file whose directory holds a stream of this name.</summary>
    public static byte[] Compound(string stream)
    {
        var bytes = new byte[512 * 4];
        ((byte[])[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).CopyTo(bytes, 0);
        bytes[30] = 9;
        bytes[48] = 1;
        Encoding.Unicode.GetBytes("Root Entry").CopyTo(bytes, 1024);
        Encoding.Unicode.GetBytes(stream).CopyTo(bytes, 1024 + 128);
        return bytes;
    }
}
