namespace Requests.Paper;

/// <summary>The three looks of letters.md 1.1.</summary>
public enum PaperProfile
{
    /// <summary>告知书: no red head, two-line title, number below.</summary>
    Notice,

    /// <summary>信函格式: red agency name and double lines on page one.</summary>
    Letter,

    /// <summary>表格: a title above ruled tables.</summary>
    Form,
}

/// <summary>One paper, ready to be written as PDF, DOCX, HTML or plain text; all four say the same (TWIN).</summary>
/// <param name="Title">Name in the file's properties; never personal data.</param>
/// <param name="Blocks">From top to bottom.</param>
/// <param name="Size">A4 unless it is an envelope.</param>
public sealed record PaperDocument(PaperProfile Profile, string Title, IReadOnlyList<Block> Blocks, PaperSize? Size = null);

/// <summary>Width and height in millimetres.</summary>
public sealed record PaperSize(double Width, double Height)
{
    public static readonly PaperSize A4 = new(210, 297);
}

public abstract record Block;

/// <summary>版头标识 of the LETTER profile: the agency's name in red.</summary>
public sealed record AgencyMark(string Agency) : Block;

/// <summary>标题, one to three lines.</summary>
public sealed record TitleLines(IReadOnlyList<string> Lines) : Block;

/// <summary>发文字号 on a line of its own.</summary>
public sealed record NumberLine(string Text) : Block;

/// <summary>主送, without its colon.</summary>
public sealed record Addressee(string Name) : Block;

/// <summary>正文 of one paragraph; first line indented by two characters unless told otherwise.</summary>
public sealed record Paragraph(string Text, bool Indented = true, Alignment Alignment = Alignment.Start) : Block;

/// <summary>层次标题: level 1 一、, 2 （一）, 3 1., 4 （1）. The mark is part of the text.</summary>
public sealed record Heading(int Level, string Text) : Block;

/// <summary>附件1 at the head of an enclosure bound with the letter; starts a page of its own. The enclosure's title follows.</summary>
public sealed record EnclosureHead(string Mark) : Block;

/// <summary>附件说明 under the body.</summary>
public sealed record EnclosureNote(IReadOnlyList<EnclosureLine> Enclosures) : Block;

/// <param name="Pages">Null where it has none, as a table file.</param>
/// <param name="Sha256">Of the file as it was listed, so that another one is not sent in its place; not printed. Null for a page of the letter itself.</param>
public sealed record EnclosureLine(string Title, int? Pages, int Copies = 1, string? Sha256 = null);

/// <summary>落款: agency and day; never alone on a page.</summary>
/// <param name="Date">As printed: 2026年3月5日. Null until it is approved.</param>
/// <param name="SealPlace">Room is left for the agency's seal.</param>
public sealed record Signature(string Agency, string? Date, bool SealPlace = true) : Block;

/// <summary>A ruled table. Widths are shares of the type area and add up to one.</summary>
public sealed record Table(IReadOnlyList<double> Widths, IReadOnlyList<TableRow> Rows, double FontSize = 12) : Block;

/// <param name="Head">Repeated on each page.</param>
/// <param name="Lines">The row is at least so many lines high, to be written in by hand.</param>
public sealed record TableRow(IReadOnlyList<TableCell> Cells, bool Head = false, int Lines = 1);

public sealed record TableCell(string Text, int ColumnSpan = 1, int RowSpan = 1, bool Bold = false, Alignment Alignment = Alignment.Start);

/// <summary>Horizontal bars with their values, for people who would rather look; the values stand in words beside them.</summary>
public sealed record BarChart(string Caption, IReadOnlyList<Bar> Bars) : Block;

public sealed record Bar(string Label, double Value, string ValueText);

/// <summary>What follows starts a new page.</summary>
public sealed record PageBreak : Block;

/// <summary>Empty lines.</summary>
public sealed record Space(double Lines = 1) : Block;

public enum Alignment
{
    Start,
    Center,
    End,
}
