using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Requests.Web.Demo;

namespace Requests.Tests;

/// <summary>
/// The demonstration office, played once for each build of the program and day, and kept in <c>tests/obj</c>: to play it takes far longer than
/// to copy its folder. Whoever changes a line of the program gets it played anew.
/// </summary>
internal static class KeptDemonstration
{
    /// <summary>Of every account.</summary>
    public const string Password = "Browser-Office-2026!";

    private const string Summary = "summary.json";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Plays the demonstration up to this day in this empty folder.</summary>
    public static Task<DemoSummary> PlayAsync(string folder, DateOnly today) =>
        DemoOffice.FillAsync([$"--Data:Folder={folder}", $"--Demo:Password={Password}", "--Jobs:Workers=0"], today);

    /// <summary>Copies the kept demonstration into this folder, after playing it if this build has none yet.</summary>
    public static async Task<DemoSummary> CopyToAsync(string folder, DateOnly today)
    {
        var shelf = Directory.CreateDirectory(Path.Combine(Shelf(), $"{today:yyyy-MM-dd}")).FullName;
        var kept = Path.Combine(shelf, Key());
        await using var mine = await LockAsync(Path.Combine(shelf, "lock"));
        if (!File.Exists(Path.Combine(kept, Summary)))
        {
            foreach (var old in Directory.GetDirectories(shelf)) Directory.Delete(old, recursive: true);
            var played = await PlayAsync(Path.Combine(kept, "data"), today);
            SqliteConnection.ClearAllPools();
            await File.WriteAllTextAsync(Path.Combine(kept, Summary), JsonSerializer.Serialize(played));
        }
        Copy(Path.Combine(kept, "data"), folder);
        return JsonSerializer.Deserialize<DemoSummary>(await File.ReadAllTextAsync(Path.Combine(kept, Summary)))!;
    }

    // All that the program is made of, words and migrations included.
    private static string Key()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var parts = Directory.GetFiles(AppContext.BaseDirectory,
            "Requests.*.dll").Where(f => !f.EndsWith(".Tests.dll", StringComparison.Ordinal)).Order(StringComparer.Ordinal);
        foreach (var part in parts) hash.AppendData(File.ReadAllBytes(part));
        hash.AppendData(Encoding.UTF8.GetBytes(Password));
        return Convert.ToHexString(hash.GetHashAndReset())[..16];
    }

    private static string Shelf()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (root is not null && !File.Exists(Path.Combine(root.FullName, "Requests.sln"))) root = root.Parent;
        return Path.Combine(root?.FullName ?? Path.GetTempPath(), "tests", "obj", "demonstration");
    }

    // Suites run beside one another; who comes second waits for the first.
    private static async Task<FileStream> LockAsync(string path)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(200))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited < Patience)
            {
                await Task.Delay(200);
            }
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var folder in Directory.GetDirectories(from, "*", SearchOption.AllDirectories).Prepend(from))
            Directory.CreateDirectory(Path.Combine(to, Path.GetRelativePath(from, folder)));
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
            File.Copy(file, Path.Combine(to, Path.GetRelativePath(from, file)));
    }
}
