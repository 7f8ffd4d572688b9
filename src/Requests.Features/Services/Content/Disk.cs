using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Requests.Features.Services.Content;

/// <summary>Makes what was written survive a power cut.</summary>
internal static class Disk
{
    /// <summary>
    /// Makes a rename or a new entry in this folder durable. .NET opens no folders, so on Unix the handle comes from
    /// libc; NTFS journals folder entries itself and needs nothing.
    /// </summary>
    /// <exception cref="IOException">The folder could not be opened or flushed.</exception>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows()) return;
        var descriptor = Open(Encoding.UTF8.GetBytes(path + '\0'), 0);
        if (descriptor < 0) throw new IOException($"Cannot open folder {path}: error {Marshal.GetLastPInvokeError()}");
        using var handle = new SafeFileHandle(descriptor, ownsHandle: true);
        RandomAccess.FlushToDisk(handle);
    }

    /// <summary>Writes a small file so that a reader sees all of it or nothing, now and after a power cut.</summary>
    public static void WriteWhole(string path, ReadOnlySpan<byte> content)
    {
        var folder = Path.GetDirectoryName(path)!;
        Directory.CreateDirectory(folder);
        var temporary = $"{path}.{Path.GetRandomFileName()}";
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write))
        {
            file.Write(content);
            file.Flush(flushToDisk: true);
        }
        File.Move(temporary, path, overwrite: true);
        FlushFolder(folder);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Open(byte[] path, int flags);
}
