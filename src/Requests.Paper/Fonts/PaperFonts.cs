using System.Globalization;
using System.Text;
using Requests.Paper.Fonts;

namespace Requests.Paper;

/// <summary>The faces papers are printed with: Noto Serif SC Regular and Bold (OFL 1.1), shipped beside the program.</summary>
public sealed class PaperFonts
{
    private static readonly Lazy<PaperFonts> Loaded = new(() => Load(Path.Combine(AppContext.BaseDirectory, "Fonts")));

    private PaperFonts(PaperFace regular, PaperFace bold) => (Regular, Bold) = (regular, bold);

    /// <summary>Read on first use and kept.</summary>
    /// <exception cref="FileNotFoundException">A font file is missing; the message names it.</exception>
    public static PaperFonts Shipped => Loaded.Value;

    internal PaperFace Regular { get; }

    internal PaperFace Bold { get; }

    /// <summary>Each character of a text that a shipped face cannot print, once, in order (check GLYPH).</summary>
    public IReadOnlyList<MissingCharacter> Missing(string text) => [.. BlockText.Clean(text).EnumerateRunes()
        .Where(r => r.Value != '\n' && !(Regular.Has(r.Value) && Bold.Has(r.Value))).Distinct().Select(r => new MissingCharacter(r.ToString()))];

    internal static PaperFonts Load(string folder) =>
        new(Read(folder, "NotoSerifSC_400Regular.ttf", "NotoSerifSC-Regular"), Read(folder, "NotoSerifSC_700Bold.ttf", "NotoSerifSC-Bold"));

    internal PaperFace Of(Face face) => face == Face.Bold ? Bold : Regular;

    private static PaperFace Read(string folder, string file, string name)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path)
            ? new PaperFace(name, new TrueTypeFont(File.ReadAllBytes(path)))
            : throw new FileNotFoundException($"缺少字体文件 {file}，无法生成文书。 The font file {file} is missing, no paper can be printed.", path);
    }
}

/// <summary>A character no shipped face has.</summary>
public sealed record MissingCharacter(string Character)
{
    /// <summary>As U+20BB7.</summary>
    public string CodePoint => "U+" + Rune.GetRuneAt(Character, 0).Value.ToString("X4", CultureInfo.InvariantCulture);
}
