using System.Formats.Tar;
using System.IO.Compression;

namespace Requests.Web.Tests.Upgrades;

/// <summary>A data folder of a release as it lies with the tests: one tar, packed by Brotli, and its facts beside it.</summary>
/// <param name="Version">Of the program that made it.</param>
public sealed record KeptFolder(string Version)
{
    private static string Kept => Path.Combine(Root(), "tests", "Requests.Web.Tests", "Upgrades", "Folders");

    public static IEnumerable<KeptFolder> All() =>
        Directory.GetFiles(Kept, "*.tar.br").Order(StringComparer.Ordinal).Select(f => new KeptFolder(Path.GetFileName(f)[..^".tar.br".Length]));

    public string Archive => Path.Combine(Kept, Version + ".tar.br");

    public string FactsFile => Path.Combine(Kept, Version + ".txt");

    /// <summary>The first line: codes that only an applicant knows. Then the facts.</summary>
    public (IReadOnlyList<string> Codes, IReadOnlyList<string> Facts) ReadFacts()
    {
        var lines = File.ReadAllLines(FactsFile);
        return (lines[0].Split(' '), lines[1..]);
    }

    public async Task UnpackAsync(string folder)
    {
        await using var packed = File.OpenRead(Archive);
        await using var tar = new BrotliStream(packed, CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(tar, folder, overwriteFiles: false);
    }

    public async Task WriteAsync(string folder, IReadOnlyList<string> codes, IReadOnlyList<string> facts)
    {
        Directory.CreateDirectory(Kept);
        await using (var packed = File.Create(Archive))
        await using (var brotli = new BrotliStream(packed, new BrotliCompressionOptions { Quality = 11 }))
        await using (var tar = new TarWriter(brotli, TarEntryFormat.Pax))
        {
            // Files of one content beside each other, so that the second costs nothing; of one kind after that.
            var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Select(path => (Path: path,
                Name: Path.GetRelativePath(folder, path).Replace('\\', '/')));
            foreach (var file in files.OrderBy(f => Path.GetFileName(f.Path), StringComparer.Ordinal).ThenBy(f => f.Name, StringComparer.Ordinal))
                await tar.WriteEntryAsync(file.Path, file.Name);
        }
        await File.WriteAllLinesAsync(FactsFile, [string.Join(' ', codes), .. facts]);
    }

    public override string ToString() => Version;

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Requests.sln"))) folder = folder.Parent!;
        return folder.FullName;
    }
}
