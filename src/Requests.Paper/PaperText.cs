namespace Requests.Paper;

/// <summary>A paper as plain text: the same words in the same order, a paragraph a line, cells parted by tabs.</summary>
public static class PaperText
{
    public static string Of(PaperDocument document) =>
        string.Concat(BlockText.Of(document).Blocks.SelectMany(Lines).Select(line => line + "\n"));

    /// <summary>One text as all four writers print it. Whoever compares with a paper's words compares this.</summary>
    public static string Clean(string text) => BlockText.Clean(text);

    /// <summary>Each character of a paper that stands as its substitute, once, in order (check GLYPH).</summary>
    public static IReadOnlyList<MissingCharacter> MissingIn(PaperDocument document) =>
        [.. document.Blocks.SelectMany(block => block is EnclosureNote note ? note.Enclosures.Select(e => e.Title) : Lines(block))
            .SelectMany(PaperFonts.Shipped.Missing).Distinct()];

    private static IEnumerable<string> Lines(Block block)
    {
        switch (block)
        {
            case AgencyMark b: return [b.Agency];
            case TitleLines b: return b.Lines;
            case NumberLine b: return [b.Text];
            case Addressee b: return [BlockText.Addressee(b)];
            case Paragraph b: return [b.Text];
            case Heading b: return [b.Text];
            case EnclosureHead b: return [b.Mark];
            case EnclosureNote b:
                var (lead, lines) = BlockText.Enclosures(b);
                return lines.Select((l, i) => (i == 0 ? lead : "") + l.Number + l.Title);
            case Signature b: return b.Date is null ? [b.Agency] : [b.Agency, b.Date];
            case Table b: return b.Rows.Select(r => string.Join('\t', r.Cells.Select(c => c.Text.Replace('\n', ' '))));
            case BarChart b: return [.. b.Caption.Length > 0 ? [b.Caption] : Array.Empty<string>(), .. b.Bars.Select(bar => $"{bar.Label}\t{bar.ValueText}")];
            default: return [];
        }
    }
}
