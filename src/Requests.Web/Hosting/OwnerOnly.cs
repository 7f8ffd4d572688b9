using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace Requests.Web.Hosting;

/// <summary>
/// What the program writes is for its own account alone: folders 0700, files 0600. On Windows files take over what their folder
/// allows, so the data folder's access list is the operator's.
/// </summary>
internal static class OwnerOnly
{
    private const uint NothingForOthers = 0b000_111_111;

    private const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>From here on every file and folder of this process, those of the database included.</summary>
    public static void Begin()
    {
        if (!OperatingSystem.IsWindows()) _ = Umask(NothingForOthers);
    }

    /// <summary>Makes a folder, or closes one that was open to others.</summary>
    public static void Folder(string path)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(path);
        else if (!Directory.Exists(path)) Directory.CreateDirectory(path, Owner);
        else Close(path);
    }

    // A folder of another account, such as a mounted one, is its owner's to close.
    [UnsupportedOSPlatform("windows")]
    private static void Close(string path)
    {
        try
        {
            if ((File.GetUnixFileMode(path) & ~Owner) != 0) File.SetUnixFileMode(path, Owner);
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Umask(uint mask);
}
