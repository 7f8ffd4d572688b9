namespace Requests.Paper;

internal enum Face
{
    Regular,
    Bold,
}

internal enum Ink
{
    Black,
    Red,
    Grey,
}

/// <summary>What a line of text is for; findings and readers ask.</summary>
internal enum Role
{
    Body,
    Title,
    Head,
    Heading,
    Signature,
    Cell,

    /// <summary>Not part of the paper's words: page numbers, repeated table heads.</summary>
    Artifact,
}

/// <summary>A face, a size in points and what is added to every advance.</summary>
internal sealed record TextStyle(Face Face, double Size, double Tracking = 0, Ink Ink = Ink.Black)
{
    public double WidthOf(int codePoint) => PaperFonts.Shipped.Of(Face, codePoint).WidthOf(codePoint) * Size / 1000 + Tracking;
}

/// <summary>One character and how far the next one stands from it, in points.</summary>
internal readonly record struct Glyph(int CodePoint, double Advance);

/// <summary>One page as marks on it; points, origin at the top left.</summary>
internal sealed record Page(double Width, double Height, IReadOnlyList<Mark> Marks);

internal abstract record Mark
{
    public abstract Mark MovedBy(double right, double down);
}

/// <summary>One line of text. X is its left edge, Y its baseline.</summary>
/// <param name="Piece">Which text of the document, counted from the first; lines of one text share it.</param>
internal sealed record TextMark(double X, double Y, TextStyle Style, IReadOnlyList<Glyph> Glyphs, Role Role, int Piece) : Mark
{
    public string Text => string.Concat(Glyphs.Select(g => char.ConvertFromUtf32(g.CodePoint)));

    public override Mark MovedBy(double right, double down) => this with { X = X + right, Y = Y + down };
}

/// <summary>A straight rule.</summary>
internal sealed record RuleMark(double X1, double Y1, double X2, double Y2, double Weight = 0.5, Ink Ink = Ink.Black) : Mark
{
    public override Mark MovedBy(double right, double down) => this with { X1 = X1 + right, X2 = X2 + right, Y1 = Y1 + down, Y2 = Y2 + down };
}

/// <summary>A filled rectangle.</summary>
internal sealed record FillMark(double X, double Y, double Width, double Height, Ink Ink) : Mark
{
    public override Mark MovedBy(double right, double down) => this with { X = X + right, Y = Y + down };
}
