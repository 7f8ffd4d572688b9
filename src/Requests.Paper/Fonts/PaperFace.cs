using System.Collections.Frozen;

namespace Requests.Paper.Fonts;

/// <summary>A shipped face as our papers use it: the font's own glyphs, and a few drawn from others of its glyphs.</summary>
internal sealed class PaperFace(string name, TrueTypeFont font)
{
    /// <summary>
    /// A dash that joins its twin in —— (the font's own leaves gaps, mended there by a ligature we do not run), and the
    /// ballot boxes of forms, which the font lacks. Offsets in thousandths of an em.
    /// </summary>
    private static readonly FrozenDictionary<int, (int CodePoint, int Right)[]> Drawn = new Dictionary<int, (int, int)[]>
    {
        [0x2014] = [(0x2500, 0)],
        [0x2610] = [(0x25A1, 0)],
        [0x2611] = [(0x25A1, 0), (0x2713, 165)],
    }.ToFrozenDictionary();

    public string Name { get; } = name;

    public TrueTypeFont Font { get; } = font;

    public bool Has(int codePoint) => Drawn.ContainsKey(codePoint) ? PartsOf(codePoint).All(p => p.Glyph != 0) : Font.GlyphOf(codePoint) != 0;

    /// <summary>The glyphs a code point is drawn from, mostly one; glyph zero, a box, where the face lacks it.</summary>
    public IReadOnlyList<(int Glyph, int Right)> PartsOf(int codePoint) => Drawn.TryGetValue(codePoint, out var parts)
        ? [.. parts.Select(p => (Font.GlyphOf(p.CodePoint), p.Right * Font.UnitsPerEm / 1000))]
        : [(Font.GlyphOf(codePoint), 0)];

    /// <summary>In thousandths of the font size.</summary>
    public double WidthOf(int codePoint) => Font.MetricsOf(PartsOf(codePoint)[0].Glyph).Advance * 1000.0 / Font.UnitsPerEm;
}
