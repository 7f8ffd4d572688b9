using Requests.Features.Kernel;
using Requests.Paper;

namespace Requests.Features.Services.Files;

/// <summary>File names that can be offered for download on any system.</summary>
internal static class FileNames
{
    private const string Unnamed = "file";
    private static readonly System.Collections.Frozen.FrozenSet<string> Devices = System.Collections.Frozen.FrozenSet.ToFrozenSet(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => new[] { $"COM{i}", $"LPT{i}" })], StringComparer.OrdinalIgnoreCase);
    private static readonly char[] Separators = ['/', '\\'];
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("<>:\"|?*");

    /// <summary>The last part of the name without signs a system cannot hold, ending in an extension of the kind.</summary>
    public static string Safe(string? name, FileKind kind)
    {
        var last = (name ?? "").Split(Separators)[^1];
        var clean = string.Concat(Characters.Clean(last).Where(c => c != '\n' && !Forbidden.Contains(c))).Trim().Trim(' ', '.');
        if (Characters.IsBlank(clean)) clean = Unnamed;
        var extension = kind.Extensions.FirstOrDefault(e => clean.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = extension is null ? clean : clean[..^extension.Length];
        extension ??= kind.Extensions[0];
        var most = TextLimits.FileName - extension.Length;
        if (stem.Length > most) stem = stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)];
        if (Characters.IsBlank(stem)) stem = Unnamed;
        // A device of Windows, whatever its extension.
        return (Devices.Contains(stem.Split('.')[0].Trim()) ? "_" + stem : stem) + extension;
    }
}
