using ArchUnitNET.Domain;

namespace Requests.House.Tests;

/// <summary>The order of rooms as one list, and what the types say of it.</summary>
/// <param name="root">The namespace the rooms stand in.</param>
internal sealed class RoomOrder(string root, IReadOnlyList<string> rooms)
{
    private const string Areas = "Areas";

    /// <summary>Reads the list: a name and what the room is for a line, lowest room first.</summary>
    public static IReadOnlyList<string> Read(string text) =>
        [.. text.Split('\n').Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ', 2)[0])];

    /// <summary>The room of a type; null for what composes them and for types of elsewhere.</summary>
    public string? RoomOf(IType type)
    {
        var name = type.Namespace?.FullName ?? "";
        if (!name.StartsWith(root + ".", StringComparison.Ordinal)) return null;
        var parts = name[(root.Length + 1)..].Split('.');
        return parts[0] == "Services" ? parts.ElementAtOrDefault(1) : parts[0];
    }

    /// <summary>Rooms that stand in no list.</summary>
    public IReadOnlyList<string> Unlisted(IEnumerable<IType> types) =>
        [.. types.Select(RoomOf).OfType<string>().Distinct().Except(rooms).Order(StringComparer.Ordinal)];

    /// <summary>Uses of a room further down the list, and of one area by another.</summary>
    public IReadOnlyList<string> Offenders(IEnumerable<IType> types) => [.. types.SelectMany(type =>
        type.Dependencies.Select(d => d.Target).Where(target => Offends(type, target)).Select(target => $"{type.FullName} uses {target.FullName}"))
        .Distinct().Order(StringComparer.Ordinal)];

    private bool Offends(IType from, IType to)
    {
        if (RoomOf(from) is not { } room || RoomOf(to) is not { } other) return false;
        if (room == Areas && other == Areas) return AreaOf(from) != AreaOf(to);
        return Place(other) > Place(room);
    }

    private string AreaOf(IType type) => type.Namespace.FullName[(root.Length + 1)..].Split('.')[1];

    private int Place(string room)
    {
        for (var i = 0; i < rooms.Count; i++)
            if (rooms[i] == room) return i;
        return -1;
    }
}
