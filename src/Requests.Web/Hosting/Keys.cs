using System.Security.Cryptography;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Hosting;

/// <summary>Where the installation's keys come from: a setting, or a file of its own outside the database.</summary>
internal static class Keys
{
    private const string FileName = "personal.key";

    /// <summary>Keys that sealed before, read until nothing is sealed under them.</summary>
    private const string FormerFiles = "personal-*.former";

    private static string Folder(Settings settings) => Path.Combine(settings.DataFolder, "keys");

    /// <exception cref="StartException">A key is missing or damaged.</exception>
    public static PersonalVault Vault(Settings settings)
    {
        var keys = All(settings);
        try
        {
            return new PersonalVault(keys[0], settings.Office.CipherSuite, keys.Skip(1), () => IsThere(settings) ? All(settings) : []);
        }
        catch (ArgumentException)
        {
            throw new StartException($"密钥已损坏。 / The key is damaged: {(settings.Office.PersonalKey.Length > 0 ? "Office:PersonalKey" : Path.Combine(Folder(settings), FileName))}");
        }
    }

    /// <summary>The next start will find the key.</summary>
    public static bool IsThere(Settings settings) => settings.Office.PersonalKey.Length > 0 || File.Exists(Path.Combine(Folder(settings), FileName));

    /// <summary>Puts a new key in the place of the current one, which stays beside it.</summary>
    /// <exception cref="StartException">The key comes from a setting, which is its keeper's to change.</exception>
    public static void Replace(Settings settings, PersonalVault vault)
    {
        if (settings.Office.PersonalKey.Length > 0)
            throw new StartException("密钥来自设置：请把现值移到 Office:FormerPersonalKey，再把新密钥写入 Office:PersonalKey。新密钥： / "
                + $"The key comes from a setting: move it to Office:FormerPersonalKey and set Office:PersonalKey to the new one. A new one: {Convert.ToBase64String(vault.NextKey())}");
        var path = Path.Combine(Folder(settings), FileName);
        var next = vault.NextKey();
        var former = Path.Combine(Folder(settings), $"personal-{vault.KeyId}.former");
        if (!File.Exists(former)) Create(former, File.ReadAllBytes(path));
        // One rename: at no moment is there no key.
        Create(path + ".next", next);
        File.Move(path + ".next", path, overwrite: true);
        vault.Reload();
    }

    /// <summary>Takes former keys away.</summary>
    public static int ForgetFormer(Settings settings)
    {
        var former = Directory.GetFiles(Folder(settings), FormerFiles);
        foreach (var file in former) File.Delete(file);
        return former.Length;
    }

    // The current one first.
    private static IReadOnlyList<byte[]> All(Settings settings)
    {
        var former = Directory.Exists(Folder(settings)) ? Directory.GetFiles(Folder(settings),
            FormerFiles).Order(StringComparer.Ordinal).Select(File.ReadAllBytes) : [];
        var set = settings.Office.FormerPersonalKey;
        return [PersonalKey(settings), .. set.Length > 0 ? [Convert.FromBase64String(set)] : Array.Empty<byte[]>(), .. former];
    }

    /// <exception cref="StartException">The key is missing or damaged.</exception>
    private static byte[] PersonalKey(Settings settings)
    {
        if (settings.Office.PersonalKey.Length > 0) return Convert.FromBase64String(settings.Office.PersonalKey);
        var folder = Folder(settings);
        var path = Path.Combine(folder, FileName);
        OwnerOnly.Folder(folder);
        if (!File.Exists(path) && settings.Database.Provider == DatabaseProvider.Sqlite && KeyCheck.IsSealed(DatabaseSetup.SqlitePath(settings)))
            throw new StartException($"个人信息密钥不在，未启动；请放回原文件。没有它，已有数据无法读取。 / The personal-data key is missing; nothing was started. Put the file back, without it the data cannot be read: {path}");
        if (!File.Exists(path)) Create(path, RandomNumberGenerator.GetBytes(32));
        return File.ReadAllBytes(path);
    }

    /// <summary>
    /// The key that signs the archive's heads: a setting, or <c>keys/archive-head.key</c> (PKCS #8, DER). Public keys that
    /// signed before it lie beside as <c>archive-head-*.pub</c> (DER), copies of the heads in <c>keys/archive-heads</c>.
    /// </summary>
    /// <exception cref="StartException">A key is damaged.</exception>
    public static ArchiveSigner ArchiveSigner(Settings settings)
    {
        var folder = Folder(settings);
        var path = Path.Combine(folder, "archive-head.key");
        OwnerOnly.Folder(folder);
        if (settings.Archive.SigningKey.Length == 0 && !File.Exists(path)) Create(path,
            Features.Services.Archive.ArchiveSigner.NewKey(settings.Office.CipherSuite));
        try
        {
            if (settings.Archive.SigningKey.Length == 0) Renew(folder, path, settings.Office.CipherSuite);
            var key = settings.Archive.SigningKey.Length > 0 ? Convert.FromBase64String(settings.Archive.SigningKey) : File.ReadAllBytes(path);
            return new ArchiveSigner(key, Directory.GetFiles(folder, "archive-head-*.pub").Select(File.ReadAllBytes), Path.Combine(folder, "archive-heads"));
        }
        catch (Exception damaged) when (damaged is CryptographicException or FormatException)
        {
            throw new StartException($"档案日签密钥已损坏。 / The key that signs the archive's heads is damaged: {folder}");
        }
    }

    // A key of the other suite goes on being believed and signs no more.
    private static void Renew(string folder, string path, SuiteName suite)
    {
        var kept = File.ReadAllBytes(path);
        var signer = new Features.Services.Archive.ArchiveSigner(kept, [], folder);
        if (signer.Suite == suite) return;
        var name = $"archive-head-{signer.KeyId[..16]}";
        if (!File.Exists(Path.Combine(folder, name + ".pub"))) Create(Path.Combine(folder, name + ".pub"), signer.PublicKeyDer);
        File.Move(path, Path.Combine(folder, name + ".former"), overwrite: true);
        Create(path, Features.Services.Archive.ArchiveSigner.NewKey(suite));
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
