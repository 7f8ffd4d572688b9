using System.Globalization;
using System.IO.Compression;
using System.Text;
using Requests.Paper.Fonts;

namespace Requests.Paper;

/// <summary>
/// The faces papers are printed with, shipped beside the program and named in <c>fonts.tsv</c> with their licence and source: the two
/// main ones, and those that stand in where they lack a character (rare Han, symbols, emoji, other scripts).
/// </summary>
public sealed class PaperFonts
{
    private const string List = "fonts.tsv";
    private static readonly Lazy<PaperFonts> Loaded = new(() => Load(Path.Combine(AppContext.BaseDirectory, "Fonts")));
    private readonly IReadOnlyList<Lazy<PaperFace>> _others;

    private PaperFonts(PaperFace regular, PaperFace bold, IReadOnlyList<Lazy<PaperFace>> others) => (Regular, Bold, _others) = (regular, bold, others);

    /// <summary>Read on first use and kept; a face that stands in is read when a paper first needs it.</summary>
    /// <exception cref="FileNotFoundException">A font file is missing; the message names it.</exception>
    public static PaperFonts Shipped => Loaded.Value;

    internal PaperFace Regular { get; }

    internal PaperFace Bold { get; }

    /// <summary>Each character of a text that no shipped face can print, once, in order (check GLYPH). Papers show their substitute.</summary>
    public IReadOnlyList<MissingCharacter> Missing(string text) => [.. Characters.Clean(text).EnumerateRunes()
        .Where(r => !IsPrintable(r.Value)).Distinct().Select(r => new MissingCharacter(r.ToString()))];

    /// <summary>The text with a described substitute for each character no face has.</summary>
    public string Printable(string text)
    {
        var missing = Missing(text);
        return missing.Count == 0 ? text : missing.Aggregate(text, (said, m) => said.Replace(m.Character, m.Substitute, StringComparison.Ordinal));
    }

    internal static PaperFonts Load(string folder)
    {
        var rows = Rows(folder);
        var faces = rows.Select(row => new Lazy<PaperFace>(() => new PaperFace(row.Name, new TrueTypeFont(Bytes(row.Path))))).ToList();
        return new(faces[0].Value, faces[1].Value, faces[2..]);
    }

    /// <summary>The rows of the list, main faces first; every file named must be there, also those read later.</summary>
    internal static IReadOnlyList<(string Path, string Name, string Licence)> Rows(string folder) =>
        [.. File.ReadLines(Existing(folder, List)).Where(line => line.Length > 0 && line[0] != '#').Select(line => line.Split('\t'))
            .Select(cells => (Existing(folder, cells[0]), cells[1], Existing(folder, cells[2])))];

    internal PaperFace Of(Face face) => face == Face.Bold ? Bold : Regular;

    /// <summary>The face a character is printed in: the wanted one, else the first that has it.</summary>
    internal PaperFace Of(Face face, int codePoint)
    {
        var wanted = Of(face);
        return wanted.Has(codePoint) ? wanted : _others.Select(other => other.Value).FirstOrDefault(other => other.Has(codePoint)) ?? wanted;
    }

    private bool IsPrintable(int codePoint) => codePoint == '\n' || Of(Face.Regular, codePoint).Has(codePoint) && Of(Face.Bold, codePoint).Has(codePoint);

    // The largest face is asked for last and seldom: packed it takes half the room.
    internal static byte[] Bytes(string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal)) return File.ReadAllBytes(path);
        using var packed = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var font = new MemoryStream();
        packed.CopyTo(font);
        return font.ToArray();
    }

    private static string Existing(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? path
            : throw new FileNotFoundException($"缺少字体文件 {file}，无法生成文书。 The font file {file} is missing, no paper can be printed.", path);
    }
}

/// <summary>A character no shipped face has.</summary>
public sealed record MissingCharacter(string Character)
{
    /// <summary>As U+20BB7.</summary>
    public string CodePoint => "U+" + Rune.GetRuneAt(Character, 0).Value.ToString("X4", CultureInfo.InvariantCulture);

    /// <summary>What papers say in its place.</summary>
    public string Substitute => $"〔{CodePoint}〕";
}
