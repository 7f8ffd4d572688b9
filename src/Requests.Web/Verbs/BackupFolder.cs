using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
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
        return new RequestsDb(options.Options, caller);
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

    /// <summary>Copies the key files from one data folder to another, readable by the owner only.</summary>
    /// <returns>How many there were; none when the key comes from a setting.</returns>
    public static int CopyKeys(string fromDataFolder, string toDataFolder)
    {
        var from = Path.Combine(fromDataFolder, KeysName);
        if (!Directory.Exists(from)) return 0;
        var files = Directory.GetFiles(from, "*", SearchOption.AllDirectories);
        foreach (var file in files)
        {
            var target = Path.Combine(toDataFolder, KeysName, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(target, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
        return files.Length;
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
