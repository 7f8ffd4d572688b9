using System.Text.Json;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// What a seal is about to write. A seal's objects reach the store before its row is committed; an intent lies in the
/// archive's <c>pending</c> folder meanwhile, so that what a killed process left can be told from what somebody added.
/// </summary>
public sealed class SealIntents(string archiveFolder)
{
    private readonly string _folder = Path.Combine(archiveFolder, FolderContentStore.PendingFolder);

    /// <summary>One intent as found; <see cref="Objects"/> is null when the file cannot be read as one.</summary>
    public sealed record Found(string Name, IReadOnlyList<string>? Objects);

    /// <summary>Writes it down durably and answers its name.</summary>
    internal string Announce(string label, IReadOnlyCollection<string> objects)
    {
        var name = $"{label}-{Path.GetRandomFileName()}.json";
        Disk.WriteWhole(Path.Combine(_folder, name), JsonSerializer.SerializeToUtf8Bytes(objects));
        return name;
    }

    /// <summary>Its seal is committed, or swept. One that cannot be removed now is removed by the next sweep.</summary>
    internal void Remove(string name)
    {
        try
        {
            File.Delete(Path.Combine(_folder, name));
        }
        catch (IOException)
        {
        }
    }

    internal IReadOnlyList<Found> List()
    {
        if (!Directory.Exists(_folder)) return [];
        var names = Directory.GetFiles(_folder).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal);
        return [.. names.Select(Read).OfType<Found>()];
    }

    // Null when its seal was finished while we looked.
    private Found? Read(string name)
    {
        try
        {
            var objects = JsonSerializer.Deserialize<string[]>(File.ReadAllBytes(Path.Combine(_folder, name)));
            return new Found(name, objects is not null && Array.TrueForAll(objects, hash => Hashes.IsHash(hash)) ? objects : null);
        }
        catch (FileNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            return new Found(name, null);
        }
    }
}
