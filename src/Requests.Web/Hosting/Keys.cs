using System.Security.Cryptography;
using Requests.Features.Services.Archive;

namespace Requests.Web.Hosting;

/// <summary>Where the installation's keys come from: a setting, or a file of its own outside the database.</summary>
internal static class Keys
{
    /// <exception cref="StartException">The key file is damaged.</exception>
    public static byte[] PersonalKey(Settings settings)
    {
        if (settings.Office.PersonalKey.Length > 0) return Convert.FromBase64String(settings.Office.PersonalKey);
        var folder = Path.Combine(settings.DataFolder, "keys");
        var path = Path.Combine(folder, "personal.key");
        Directory.CreateDirectory(folder);
        if (!File.Exists(path) && !settings.Database.IsServer && KeyCheck.IsSealed(DatabaseSetup.SqlitePath(settings)))
            throw new StartException($"个人信息密钥不在，未启动；请放回原文件。没有它，已有数据无法读取。 / The personal-data key is missing; nothing was started. Put the file back, without it the data cannot be read: {path}");
        if (!File.Exists(path)) Create(path, RandomNumberGenerator.GetBytes(32));
        var key = File.ReadAllBytes(path);
        return key.Length == 32 ? key : throw new StartException($"密钥文件已损坏。 / The key file is damaged: {path}");
    }

    /// <summary>
    /// The key that signs the archive's heads: a setting, or <c>keys/archive-head.key</c> (PKCS #8, DER). Public keys that
    /// signed before it lie beside as <c>archive-head-*.pub</c> (DER), copies of the heads in <c>keys/archive-heads</c>.
    /// </summary>
    /// <exception cref="StartException">A key is damaged.</exception>
    public static ArchiveSigner ArchiveSigner(Settings settings)
    {
        var folder = Path.Combine(settings.DataFolder, "keys");
        var path = Path.Combine(folder, "archive-head.key");
        Directory.CreateDirectory(folder);
        if (settings.Archive.SigningKey.Length == 0 && !File.Exists(path)) Create(path, Features.Services.Archive.ArchiveSigner.NewKey());
        try
        {
            var key = settings.Archive.SigningKey.Length > 0 ? Convert.FromBase64String(settings.Archive.SigningKey) : File.ReadAllBytes(path);
            return new ArchiveSigner(key, Directory.GetFiles(folder, "archive-head-*.pub").Select(File.ReadAllBytes), Path.Combine(folder, "archive-heads"));
        }
        catch (Exception damaged) when (damaged is CryptographicException or FormatException)
        {
            throw new StartException($"档案日签密钥已损坏。 / The key that signs the archive's heads is damaged: {folder}");
        }
    }

    // Written beside and moved, so that two processes starting at once end up with one key.
    private static void Create(string path, byte[] key)
    {
        var mine = $"{path}.{Environment.ProcessId}";
        using (var file = new FileStream(mine, FileMode.Create, FileAccess.Write))
        {
            file.Write(key);
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
