using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Privacy;
using Requests.Web.Hosting;

namespace Requests.Web.Verbs;

/// <summary>How a backup lies on disk: the database, both stores, the keys, and a note written last that makes it whole.</summary>
internal sealed class BackupFolder(string path)
{
    private const string KeysName = "keys";

    /// <summary>What is written since version 1.0.0: the note begins with format and program.</summary>
    private const int NewestFormat = 2;

    private const string FormatLabel = "Requests-Backup: ";

    /// <summary>The same places a data folder has, so that settings pointed here find them.</summary>
    public Settings SettingsFor(Settings settings) => settings with { Data = new DataSettings { Folder = path }, Files = new FileSettings() };

    /// <summary>The database in the backup.</summary>
    public static RequestsDb OpenDatabase(Settings there, ICaller caller)
    {
        var options = new DbContextOptionsBuilder<RequestsDb>();
        DatabaseSetup.Configure(options, there);
        return new RequestsDb(options.Options).For(caller);
    }

    public bool IsWhole => File.Exists(NotePath);

    private string NotePath => Path.Combine(path, "backup.txt");

    /// <exception cref="NewerDataException">A newer program made this backup.</exception>
    public void CheckFormat()
    {
        var first = File.ReadLines(NotePath).FirstOrDefault() ?? "";
        // A note without the label is of format 1.
        if (first.StartsWith(FormatLabel, StringComparison.Ordinal)
            && int.TryParse(first[FormatLabel.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var format) && format > NewestFormat)
            throw new NewerDataException($"备份由较新版本的程序制作 / A newer program made the backup: {File.ReadAllText(NotePath).TrimEnd().ReplaceLineEndings(", ")}");
    }

    public void Finish(string note)
    {
        using var file = new FileStream(NotePath, FileMode.CreateNew);
        file.Write(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{FormatLabel}{NewestFormat}\nProgram: {ProgramVersion.Agent}\n{note}")));
        file.Flush(flushToDisk: true);
    }

    public static bool IsFree(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    // Whatever else lies beside the keys may be one, such as what a process that died had half written.
    private static readonly string[] Public = [".pub", ".txt", ".ends"];

    private string ParcelPath => Path.Combine(path, KeyParcel.FileName);

    /// <summary>The keys go along, sealed by a passphrase.</summary>
    public bool HasKeys => File.Exists(ParcelPath);

    /// <summary>Seals the key files by a passphrase; in clear they never lie beside the data they open.</summary>
    /// <returns>How many there were; none when the key comes from a setting.</returns>
    public int SealKeys(string fromDataFolder, string passphrase, SuiteName suite)
    {
        var files = KeyFiles(fromDataFolder).Where(IsSecret).ToDictionary(f => Path.GetRelativePath(Path.Combine(fromDataFolder, KeysName), f),
            File.ReadAllBytes);
        if (files.Count > 0) File.WriteAllText(ParcelPath, KeyParcel.Seal(files, passphrase, suite));
        return files.Count;
    }

    /// <summary>Puts the key files where the program looks for them.</summary>
    /// <exception cref="StartException">The passphrase is wrong, or the parcel was changed.</exception>
    public int OpenKeys(string toDataFolder, string passphrase)
    {
        var files = KeyParcel.Open(File.ReadAllText(ParcelPath), passphrase)
            ?? throw new StartException($"口令不对，或者文件已被改动，未恢复。 / The passphrase is wrong, or the file was changed; nothing was restored: {ParcelPath}");
        foreach (var (name, content) in files)
        {
            var target = Path.Combine(toDataFolder, KeysName, Path.GetFileName(name));
            OwnerOnly.Folder(Path.GetDirectoryName(target)!);
            File.WriteAllBytes(target, content);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return files.Count;
    }

    /// <summary>Copies key files out of a folder of keys.</summary>
    public static void CopySecrets(string fromKeys, string toDataFolder)
    {
        OwnerOnly.Folder(Path.Combine(toDataFolder, KeysName));
        foreach (var file in Directory.GetFiles(fromKeys).Where(IsSecret))
        {
            var target = Path.Combine(toDataFolder, KeysName, Path.GetFileName(file));
            File.Copy(file, target, overwrite: true);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static bool IsSecret(string file) => !Public.Contains(Path.GetExtension(file));

    private static string[] KeyFiles(string dataFolder) => Directory.Exists(Path.Combine(dataFolder, KeysName))
        ? Directory.GetFiles(Path.Combine(dataFolder, KeysName), "*", SearchOption.AllDirectories) : [];

    /// <summary>Copies what lies beside the keys and is no secret: public keys and copies of the heads.</summary>
    public static int CopyPublic(string fromDataFolder, string toDataFolder)
    {
        var from = Path.Combine(fromDataFolder, KeysName);
        var files = KeyFiles(fromDataFolder).Where(f => !IsSecret(f)).ToList();
        foreach (var file in files)
        {
            var target = Path.Combine(toDataFolder, KeysName, Path.GetRelativePath(from, file));
            OwnerOnly.Folder(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return files.Count;
    }

    /// <summary>Copies objects, hashing each on the way; one that is missing or not itself is named and left out.</summary>
    public static async Task<(int Copied, int Faults)> CopyAsync(IAsyncEnumerable<string> hashes, IContentStore from, IContentStore to, CancellationToken ct)
    {
        var (copied, faults) = (0, 0);
        await foreach (var hash in hashes.WithCancellation(ct))
        {
            if (await to.HasAsync(hash, ct)) continue;
            if (await from.LengthAsync(hash, ct) is not { } length)
            {
                Console.WriteLine($"缺失 / missing {hash}");
                faults++;
                continue;
            }
            try
            {
                await using var content = await from.OpenAsync(hash, ct);
                await to.PutAsync(content, new StoredContent(hash, length), ct);
                copied++;
            }
            catch (InvalidDataException)
            {
                Console.WriteLine($"损坏 / damaged {hash}");
                faults++;
            }
        }
        return (copied, faults);
    }
}
