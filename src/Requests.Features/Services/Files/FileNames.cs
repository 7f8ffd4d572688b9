using Requests.Features.Kernel;

namespace Requests.Features.Services.Files;

/// <summary>File names that can be offered for download on any system.</summary>
internal static class FileNames
{
    private const string Unnamed = "file";
    private static readonly char[] Separators = ['/', '\\'];
    private static readonly System.Buffers.SearchValues<char> Forbidden = System.Buffers.SearchValues.Create("<>:\"|?*");

    /// <summary>The last part of the name without signs a system cannot hold, ending in an extension of the kind.</summary>
    public static string Safe(string? name, FileKind kind)
    {
        var last = (name ?? "").Split(Separators)[^1];
        var clean = string.Concat(last.Where(c => !char.IsControl(c) && !Forbidden.Contains(c)
            && char.GetUnicodeCategory(c) != System.Globalization.UnicodeCategory.Format))
            .Trim(' ', '.');
        if (clean.Length == 0) clean = Unnamed;
        var extension = kind.Extensions.FirstOrDefault(e => clean.EndsWith(e, StringComparison.OrdinalIgnoreCase));
        var stem = extension is null ? clean : clean[..^extension.Length];
        extension ??= kind.Extensions[0];
        var most = TextLimits.FileName - extension.Length;
        if (stem.Length > most) stem = stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)];
        return (stem.Length == 0 ? Unnamed : stem) + extension;
    }
}
