using System.Globalization;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Remembers in a file which objects a verification has hashed, so that one that was stopped goes on where it was. What it
/// says is believed, so it must lie where only the office can write, and not in the archive.
/// </summary>
public sealed class VerifyMarker(string path)
{
    /// <summary>What was noted so far, in the store's order. A line the process died in is left out.</summary>
    internal IEnumerable<(string Name, StoredContent Found)> Read()
    {
        if (!File.Exists(path)) yield break;
        foreach (var line in File.ReadLines(path))
        {
            var parts = line.Split(' ');
            if (parts is [var name, var found, var length, "."] && Hashes.IsHash(name) && Hashes.IsHash(found)
                && long.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
                yield return (name, new StoredContent(found, bytes));
        }
    }

    internal void Note(IEnumerable<(string Name, StoredContent Found)> hashed)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllLines(path, hashed.Select(h => string.Create(CultureInfo.InvariantCulture, $"{h.Name} {h.Found.Sha256} {h.Found.Length} .")));
    }

    /// <summary>The next verification begins anew.</summary>
    public void Clear() => File.Delete(path);
}
