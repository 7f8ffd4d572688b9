using System.Globalization;
using Requests.Features.Services.Content;

namespace Requests.Features.Services.Archive;

/// <summary>
/// What verification remembers of every object: some thirty bytes each, however long the object is. Half of a SHA-256
/// tells objects apart; the whole of it was compared when the object was hashed.
/// </summary>
internal sealed class ObjectLedger
{
    private readonly Dictionary<UInt128, Entry> _entries = [];

    private record struct Entry(bool Whole, bool Referenced);

    public int Count => _entries.Count;

    public void Add(string name, StoredContent found) => _entries[Key(name)] = new Entry(found.Sha256 == name, false);

    /// <summary>Marks the object as belonging to a seal; null when there is none of this name, else whether it is whole.</summary>
    public bool? Refer(string hash)
    {
        if (!_entries.TryGetValue(Key(hash), out var entry)) return null;
        _entries[Key(hash)] = entry with { Referenced = true };
        return entry.Whole;
    }

    public bool Knows(string hash) => _entries.ContainsKey(Key(hash));

    public bool IsReferenced(string hash) => _entries[Key(hash)].Referenced;

    public bool AllReferenced => _entries.Values.All(e => e.Referenced);

    private static UInt128 Key(string hash) => UInt128.Parse(hash.AsSpan(0, 32), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
