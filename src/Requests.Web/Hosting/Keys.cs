using System.Security.Cryptography;

namespace Requests.Web.Hosting;

/// <summary>Where the personal-data key comes from: a setting, or a file of its own outside the database.</summary>
internal static class Keys
{
    /// <exception cref="StartException">The key file is damaged.</exception>
    public static byte[] PersonalKey(Settings settings)
    {
        if (settings.Office.PersonalKey.Length > 0) return Convert.FromBase64String(settings.Office.PersonalKey);
        var folder = Path.Combine(settings.DataFolder, "keys");
        var path = Path.Combine(folder, "personal.key");
        Directory.CreateDirectory(folder);
        if (!File.Exists(path)) Create(path);
        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new StartException($"密钥文件已损坏。 / The key file is damaged: {path}");
    }

    // Written beside and moved, so that two processes starting at once end up with one key.
    private static void Create(string path)
    {
        var mine = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(mine, FileMode.Create, FileAccess.Write))
        {
            file.Write(RandomNumberGenerator.GetBytes(32));
            file.Flush(flushToDisk: true);
        }
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(mine, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        try
        {
            File.Move(mine, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(mine);
        }
    }
}
