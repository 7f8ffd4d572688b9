using System.Globalization;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// Remembers in a file which objects a verification has hashed and which records it found whole, so that one that was stopped goes on where it was. What it
/// says is believed, so it must lie where only the office can write, and not in the archive.
/// </summary>
public sealed class VerifyMarker(string path)
{
    private const string RecordLabel = "record";

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

    /// <summary>Streams of records that were found whole, at which revision.</summary>
    internal HashSet<(Guid Id, int Revision)> ReadRecords()
    {
        var whole = new HashSet<(Guid, int)>();
        if (!File.Exists(path)) return whole;
        foreach (var line in File.ReadLines(path))
            if (line.Split(' ') is [RecordLabel, var id, var revision, "."] && Guid.TryParseExact(id, "N", out var stream)
                && int.TryParse(revision, NumberStyles.None, CultureInfo.InvariantCulture, out var at))
                whole.Add((stream, at));
        return whole;
    }

    internal void NoteRecords(IEnumerable<(Guid Id, int Revision)> whole)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.AppendAllLines(path, whole.Select(w => string.Create(CultureInfo.InvariantCulture, $"{RecordLabel} {w.Id:N} {w.Revision} .")));
    }

    /// <summary>The next verification begins anew.</summary>
    public void Clear() => File.Delete(path);
}
