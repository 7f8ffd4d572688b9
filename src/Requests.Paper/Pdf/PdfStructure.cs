using System.Globalization;
using System.Text;

namespace Requests.Paper.Pdf;

/// <summary>
/// The structure of a paper for readers who listen (ISO 32000-1, 14.7 and 14.8): title, headings, paragraphs, lists and tables in reading
/// order, each tied to the marked text on its pages. The pieces are counted as the layout counts them, so that every text has its place.
/// Bars of a chart say their words as a table; rules, fills, page numbers and repeated heads are no content.
/// </summary>
internal sealed class PdfStructure
{
    private sealed record Node(string Type, string Attributes = "")
    {
        public List<Node> Kids { get; } = [];

        /// <summary>Marked contents, by page and number on it, in reading order.</summary>
        public List<(int Page, int Id)> Contents { get; } = [];

        public int Number { get; set; }
    }

    private readonly Node _root = new("Document");
    private readonly List<Node> _byPiece = [];
    private readonly List<List<Node>> _pages = [];

    /// <param name="paper">Already passed through <see cref="BlockText.Of(PaperDocument)"/>.</param>
    public PdfStructure(PaperDocument paper)
    {
        foreach (var block in paper.Blocks) Add(block);
    }

    /// <summary>Ties one more run of marked text to its place; call it in the order of the marks.</summary>
    /// <returns>The operand that opens the marked content.</returns>
    public string Mark(int page, int piece)
    {
        while (_pages.Count <= page) _pages.Add([]);
        var node = _byPiece[piece];
        var id = _pages[page].Count;
        _pages[page].Add(node);
        node.Contents.Add((page, id));
        return string.Create(CultureInfo.InvariantCulture, $"/{node.Type} <</MCID {id} /Piece {piece}>> BDC\n");
    }

    /// <summary>Writes the tree.</summary>
    /// <param name="leaves">Object numbers of the pages.</param>
    /// <returns>Object number of its root.</returns>
    public int Write(PdfFile file, IReadOnlyList<int> leaves)
    {
        var tree = file.Reserve();
        Number(file, _root);
        Write(file, _root, tree, leaves);
        while (_pages.Count < leaves.Count) _pages.Add([]);
        var parents = string.Join(' ', _pages.Select((nodes, page) => $"{page} [{string.Join(' ', nodes.Select(n => $"{n.Number} 0 R"))}]"));
        return file.Add(tree, $"<</Type /StructTreeRoot /K [{_root.Number} 0 R] /ParentTree {file.Add($"<</Nums [{parents}]>>")} 0 R /ParentTreeNextKey {leaves.Count}>>");
    }

    private static void Number(PdfFile file, Node node)
    {
        node.Number = file.Reserve();
        foreach (var kid in node.Kids) Number(file, kid);
    }

    private static void Write(PdfFile file, Node node, int parent, IReadOnlyList<int> leaves)
    {
        var kids = new StringBuilder();
        foreach (var (page, id) in node.Contents) kids.Append(CultureInfo.InvariantCulture, $"<</Type /MCR /Pg {leaves[page]} 0 R /MCID {id}>> ");
        foreach (var kid in node.Kids) kids.Append(CultureInfo.InvariantCulture, $"{kid.Number} 0 R ");
        file.Add(node.Number, $"<</Type /StructElem /S /{node.Type} /P {parent} 0 R{node.Attributes} /K [{kids.ToString().TrimEnd()}]>>");
        foreach (var kid in node.Kids) Write(file, kid, node.Number, leaves);
    }

    private void Add(Block block)
    {
        switch (block)
        {
            case TitleLines b:
                var title = Child(_root, "H1");
                foreach (var _ in b.Lines) _byPiece.Add(title);
                break;
            case AgencyMark or NumberLine or Addressee or Paragraph or EnclosureHead: Piece(_root, "P"); break;
            case Heading b: Piece(_root, $"H{Math.Clamp(b.Level + 1, 2, 6)}"); break;
            case EnclosureNote b:
                Piece(_root, "P");
                var list = Child(_root, "L");
                foreach (var _ in BlockText.Enclosures(b).Lines) Piece(Child(list, "LI"), "LBody");
                break;
            case Signature b:
                Piece(_root, "P");
                if (b.Date is not null) Piece(_root, "P");
                break;
            case Table b:
                var table = Child(_root, "Table");
                foreach (var row in b.Rows)
                {
                    var line = Child(table, "TR");
                    foreach (var cell in row.Cells) Piece(line, row.Head ? "TH" : "TD", Attributes(cell, row.Head ? "Column" : null));
                }
                break;
            case BarChart b:
                var chart = Child(_root, "Table");
                if (b.Caption.Length > 0) Piece(chart, "Caption");
                foreach (var _ in b.Bars)
                {
                    var line = Child(chart, "TR");
                    Piece(line, "TH", " /A <</O /Table /Scope /Row>>");
                    Piece(line, "TD");
                }
                break;
            case PageBreak or Space: break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block, "A kind of block the structure does not know.");
        }
    }

    private static string Attributes(TableCell cell, string? scope)
    {
        var said = new StringBuilder();
        if (scope is not null) said.Append(CultureInfo.InvariantCulture, $" /Scope /{scope}");
        if (cell.ColumnSpan > 1) said.Append(CultureInfo.InvariantCulture, $" /ColSpan {cell.ColumnSpan}");
        if (cell.RowSpan > 1) said.Append(CultureInfo.InvariantCulture, $" /RowSpan {cell.RowSpan}");
        return said.Length == 0 ? "" : $" /A <</O /Table{said}>>";
    }

    private void Piece(Node parent, string type, string attributes = "") => _byPiece.Add(Child(parent, type, attributes));

    private static Node Child(Node parent, string type, string attributes = "")
    {
        var node = new Node(type, attributes);
        parent.Kids.Add(node);
        return node;
    }
}
