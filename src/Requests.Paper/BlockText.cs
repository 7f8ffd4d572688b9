namespace Requests.Paper;

/// <summary>
/// What is printed of a block, word for word. The four writers take their words from here only, so that they cannot
/// differ (TWIN).
/// </summary>
internal static class BlockText
{
    private const string Lead = "附件：";

    /// <summary>The document with every text cleaned and paragraphs parted at line ends.</summary>
    public static PaperDocument Of(PaperDocument document) => document with
    {
        Title = OneLine(document.Title),
        Blocks = [.. document.Blocks.SelectMany(Of)],
    };

    /// <summary>The text as it is printed; a character no face has stands as its described substitute, 〔U+30EDD〕.</summary>
    public static string Clean(string text) => PaperFonts.Shipped.Printable(Characters.Clean(text));

    public static string Addressee(Addressee addressee) => addressee.Name + "：";

    /// <summary>附件： and the lines after it, numbered when there are several.</summary>
    public static (string Lead, IReadOnlyList<(string Number, string Title)> Lines) Enclosures(EnclosureNote note) =>
        (Lead, [.. note.Enclosures.Select((e, i) => (note.Enclosures.Count == 1 ? "" : $"{i + 1}. ", OneLine(e.Title) + Extent(e)))]);

    private static string Extent(EnclosureLine enclosure)
    {
        string[] parts = [enclosure.Pages is { } pages ? $"{pages}页" : "", enclosure.Copies > 1 ? $"{enclosure.Copies}份" : ""];
        var said = string.Join("，", parts.Where(p => p.Length > 0));
        return said.Length == 0 ? "" : $"（{said}）";
    }

    private static IEnumerable<Block> Of(Block block) => block switch
    {
        AgencyMark b => [b with { Agency = OneLine(b.Agency) }],
        TitleLines b => [b with { Lines = [.. b.Lines.Select(OneLine).Where(l => l.Length > 0)] }],
        NumberLine b => [b with { Text = OneLine(b.Text) }],
        Addressee b => [b with { Name = OneLine(b.Name) }],
        Paragraph b => Clean(b.Text).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(t => b with { Text = t }),
        Heading b => [b with { Text = OneLine(b.Text) }],
        EnclosureHead b => [b with { Mark = OneLine(b.Mark) }],
        EnclosureNote { Enclosures.Count: 0 } => [],
        Signature b => [b with { Agency = OneLine(b.Agency), Date = b.Date is null ? null : OneLine(b.Date) }],
        Table b => [b with { Rows = [.. b.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => Of(c, r.Head))] })] }],
        BarChart b => [b with { Caption = OneLine(b.Caption),
            Bars = [.. b.Bars.Select(bar => bar with { Label = OneLine(bar.Label), ValueText = OneLine(bar.ValueText) })] }],
        _ => [block],
    };

    /// <summary>Heads of columns stand in the middle.</summary>
    private static TableCell Of(TableCell cell, bool head) =>
        cell with { Text = Clean(cell.Text).Trim(), Alignment = head && cell.Alignment == Alignment.Start ? Alignment.Center : cell.Alignment };

    private static string OneLine(string text) => Clean(text).Replace('\n', ' ').Trim();
}
