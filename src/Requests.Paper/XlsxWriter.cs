using System.Globalization;
using Requests.Paper.Xlsx;

namespace Requests.Paper;

/// <summary>A list for a spreadsheet.</summary>
/// <param name="Name">Of its sheet.</param>
/// <param name="Rows">One value a column: text, a number, or nothing.</param>
public sealed record ListSheet(string Name, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<object?>> Rows);

/// <summary>
/// The one writer of workbooks: papers, a sheet for each part, with tables merged as printed; and lists. Sheets print on A4, as wide as
/// the page, with wrapped cells and their heads on each page; figures are numbers.
/// </summary>
public static class XlsxWriter
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Opening = "正文";
    private const double TypeAreaInCharacters = 120;
    private const int NarrowestColumn = 8;
    private const int WidestColumn = 40;
    private static readonly double[] BarShares = [0.3, 0.2, 0.5];

    /// <summary>What stands before the first heading on a sheet of its own, then each part of the first level on another.</summary>
    public static byte[] Write(PaperDocument document)
    {
        var parts = new List<(string Name, List<Block> Blocks)> { (Opening, []) };
        foreach (var block in document.Blocks)
        {
            if (block is Heading { Level: 1 } heading) parts.Add((heading.Text, []));
            parts[^1].Blocks.Add(block);
        }
        return Workbook.Write([.. parts.Where((part, no) => no > 0 || parts.Count == 1
            || part.Blocks.Count > 0).Select(part => PartSheet(part.Name, part.Blocks))]);
    }

    /// <summary>A list on one sheet, its columns as wide as what stands in them.</summary>
    public static byte[] Write(ListSheet list)
    {
        var widths = list.Columns.Select((name, no) => list.Rows.Select(row => Workbook.WidthOf(Convert.ToString(row[no], CultureInfo.InvariantCulture) ?? ""))
            .Append(Workbook.WidthOf(name)).Max()).Select(width => (double)Math.Clamp(width + 2, NarrowestColumn, WidestColumn));
        return Workbook.Write([new SheetPage(list.Name, [.. widths],
        [
            new SheetRow([.. list.Columns.Select((name, no) => new SheetCell(no, name, CellLook.Head))]),
            .. list.Rows.Select(row => new SheetRow([.. row.Select((value, no) => new SheetCell(no, value,
                value is string ? CellLook.RuledStart : CellLook.Ruled))])),
        ], HeadRows: 1)]);
    }

    // Every table of a part has its own columns; those of the sheet are where any of them has a line.
    private static SheetPage PartSheet(string name, IReadOnlyList<Block> blocks)
    {
        var lines = blocks.OfType<Table>().Select(table => table.Widths).Concat(blocks.OfType<BarChart>().Select(_ => (IReadOnlyList<double>)BarShares))
            .SelectMany(Ends).Append(1).Distinct().Order().ToList();
        var widths = lines.Zip(lines.Prepend(0), (end, start) => (end - start) * TypeAreaInCharacters).ToList();
        var rows = new List<SheetRow>();
        var heads = 0;
        foreach (var block in blocks)
        {
            switch (block)
            {
                case Table table:
                    rows.AddRange(TableRows(table, lines));
                    // Heads can be repeated for one table only: the first, and only where no other stands beside it.
                    if (blocks.OfType<Table>().Count() == 1) heads = rows.Count - table.Rows.Count + table.Rows.TakeWhile(row => row.Head).Count();
                    break;
                case BarChart chart:
                    rows.Add(Whole(chart.Caption, CellLook.Head));
                    rows.AddRange(TableRows(new Table(BarShares, [.. chart.Bars.Select(bar => new TableRow(
                        [new(bar.Label), new(bar.Value.ToString(CultureInfo.InvariantCulture), Alignment: Alignment.Center), new(bar.ValueText)]))]), lines));
                    break;
                default:
                    rows.AddRange(TextOf(block).Select(text => Whole(text, block is TitleLines or Heading { Level: 1 } ? CellLook.Title : CellLook.Plain)));
                    break;
            }
        }
        return new SheetPage(name, widths, rows, heads);

        SheetRow Whole(string text, CellLook look) => new([new SheetCell(0, text, look, ColumnSpan: widths.Count)]);
    }

    private static IEnumerable<string> TextOf(Block block) => block switch
    {
        TitleLines title => title.Lines,
        Heading heading => [heading.Text],
        Paragraph paragraph => [paragraph.Text],
        AgencyMark mark => [mark.Agency],
        NumberLine number => [number.Text],
        Addressee addressee => [addressee.Name],
        EnclosureHead head => [head.Mark],
        EnclosureNote note => note.Enclosures.Select(enclosure => enclosure.Title),
        Signature signature => [signature.Agency, signature.Date ?? ""],
        _ => [],
    };

    // A cell that reaches over rows below keeps its place free there.
    private static IEnumerable<SheetRow> TableRows(Table table, List<double> lines)
    {
        var places = Ends(table.Widths).Select(end => lines.IndexOf(end) + 1).Prepend(0).ToList();
        var taken = new Dictionary<(int Row, int Column), CellLook>();
        for (var no = 0; no < table.Rows.Count; no++)
        {
            var cells = new List<SheetCell>();
            var column = 0;
            foreach (var cell in table.Rows[no].Cells)
            {
                while (taken.ContainsKey((no, column))) column++;
                var look = table.Rows[no].Head || cell.Bold ? CellLook.Head : cell.Alignment == Alignment.Start ? CellLook.RuledStart : CellLook.Ruled;
                for (var down = 1; down < cell.RowSpan; down++)
                    for (var across = 0; across < cell.ColumnSpan; across++) taken[(no + down, column + across)] = look;
                cells.Add(new SheetCell(places[column], Figure(cell.Text), look, places[column + cell.ColumnSpan] - places[column], cell.RowSpan));
                column += cell.ColumnSpan;
            }
            cells.AddRange(taken.Where(place => place.Key.Row == no)
                .SelectMany(place => Enumerable.Range(places[place.Key.Column],
                    places[place.Key.Column + 1] - places[place.Key.Column]).Select(at => new SheetCell(at, null, place.Value))));
            yield return new SheetRow([.. cells.OrderBy(cell => cell.Column)]);
        }
    }

    // Shares are rounded, so that lines of several tables that are meant to meet do.
    private static IEnumerable<double> Ends(IReadOnlyList<double> widths)
    {
        var end = 0.0;
        for (var no = 0; no < widths.Count; no++)
        {
            end += widths[no];
            yield return no == widths.Count - 1 ? 1 : Math.Round(end, 3);
        }
    }

    // A number with a leading nought is a name.
    private static object? Figure(string text) =>
        text.Length == 0 ? null
        : text.Length > 1 && text[0] == '0' && text[1] != '.' ? text
        : decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number
        : text;
}
