using System.Text;

namespace Requests.Paper.Layout;

/// <summary>Text made into marks and strips.</summary>
internal static class Text
{
    /// <summary>A baseline this share of the size above the foot of a character's cell sets Chinese in the middle of its line.</summary>
    private const double Descent = 0.12;

    public static List<Glyph> Glyphs(string text, TextStyle style) =>
        [.. text.EnumerateRunes().Select(r => new Glyph(r.Value, style.WidthOf(r.Value)))];

    public static double WidthOf(string text, TextStyle style) => Glyphs(text, style).Sum(g => g.Advance);

    /// <summary>Baseline of a line in the middle of its height.</summary>
    public static double Baseline(double height, double size) => (height + size) / 2 - Descent * size;

    /// <summary>A line in its cell of a given height, relative to the cell's top left.</summary>
    public static TextMark Mark(Line line, TextStyle style, double x, double height, Role role, int piece) =>
        new(x, Baseline(height, style.Size), style, line.Glyphs, role, piece);

    /// <summary>Left edge of a line within a width.</summary>
    public static double Offset(Alignment alignment, double width, double lineWidth) => alignment switch
    {
        Alignment.Center => (width - lineWidth) / 2,
        Alignment.End => width - lineWidth,
        _ => 0,
    };
}
