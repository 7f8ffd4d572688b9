using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using FontTable = DocumentFormat.OpenXml.Spreadsheet.Fonts;
using Sheets = DocumentFormat.OpenXml.Spreadsheet.Sheets;

namespace Requests.Paper;

/// <summary>Writes a paper as a workbook: its text on the first sheet, each table and chart's figures on a sheet of their own, heads merged as printed, figures as numbers.</summary>
public static class XlsxWriter
{
    private const uint Plain = 0;
    private const uint Ruled = 1;
    private const uint RuledHead = 2;
    private const int LongestSheetName = 31;
    private const double TypeAreaInCharacters = 120;

    public static byte[] Write(PaperDocument document)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.Workbook = new Workbook();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheets = book.Workbook.AppendChild(new Sheets());
            var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            Add(book, sheets, names, "正文", TextSheet(document));
            var heading = document.Title;
            foreach (var block in document.Blocks)
            {
                if (block is Heading { Text: var text }) heading = text;
                if (block is Table table) Add(book, sheets, names, heading, TableSheet(table));
                if (block is BarChart chart) Add(book, sheets, names, chart.Caption, ChartSheet(chart));
            }
        }
        return stream.ToArray();
    }

    private static void Add(WorkbookPart book, Sheets sheets, HashSet<string> names, string wanted, Worksheet sheet)
    {
        var part = book.AddNewPart<WorksheetPart>();
        part.Worksheet = sheet;
        sheets.Append(new Sheet { Id = book.GetIdOfPart(part), SheetId = (uint)sheets.ChildElements.Count + 1, Name = Named(wanted, names) });
    }

    private static string Named(string wanted, HashSet<string> names)
    {
        var plain = string.Concat(Characters.Clean(wanted).Where(c => c is not (':' or '\\' or '/' or '?' or '*' or '[' or ']' or '\n')));
        for (var no = 1; ; no++)
        {
            var mark = no == 1 ? "" : $" ({no})";
            var room = Math.Min(plain.Length, LongestSheetName - mark.Length);
            // Not between the halves of a character.
            if (room > 0 && room < plain.Length && char.IsHighSurrogate(plain[room - 1])) room--;
            var name = (room == 0 ? "-" : plain[..room]) + mark;
            if (names.Add(name)) return name;
        }
    }

    private static Worksheet TextSheet(PaperDocument document)
    {
        var lines = document.Blocks.SelectMany(block => block switch
        {
            TitleLines title => title.Lines,
            Heading heading => [heading.Text],
            Paragraph paragraph => [paragraph.Text],
            _ => (IEnumerable<string>)[],
        });
        return SheetOf([TypeAreaInCharacters], lines.Select(line => (IReadOnlyList<(int, string, uint)>)[(0, line, Plain)]), []);
    }

    private static Worksheet ChartSheet(BarChart chart) => SheetOf([24, 16, 24],
        chart.Bars.Select(bar => (IReadOnlyList<(int, string, uint)>)[(0, bar.Label, Ruled), (1, bar.Value.ToString(CultureInfo.InvariantCulture), Ruled), (2, bar.ValueText, Ruled)]), []);

    // A cell that reaches over rows below keeps its place free there.
    private static Worksheet TableSheet(Table table)
    {
        var width = table.Widths.Count;
        var taken = new HashSet<(int Row, int Column)>();
        var merges = new List<string>();
        var rows = new List<IReadOnlyList<(int, string, uint)>>();
        foreach (var (row, no) in table.Rows.Select((row, no) => (row, no)))
        {
            var cells = new SortedDictionary<int, (string Text, uint Style)>();
            var column = 0;
            foreach (var cell in row.Cells)
            {
                while (taken.Contains((no, column))) column++;
                var style = row.Head || cell.Bold ? RuledHead : Ruled;
                for (var down = 0; down < cell.RowSpan; down++)
                    for (var across = 0; across < cell.ColumnSpan; across++) taken.Add((no + down, column + across));
                if (cell.RowSpan > 1 || cell.ColumnSpan > 1) merges.Add($"{Place(no, column)}:{Place(no + cell.RowSpan - 1, column + cell.ColumnSpan - 1)}");
                cells[column] = (cell.Text, style);
                column += cell.ColumnSpan;
            }
            for (var empty = 0; empty < width; empty++)
                if (!cells.ContainsKey(empty)) cells[empty] = ("", row.Head ? RuledHead : Ruled);
            rows.Add([.. cells.Select(cell => (cell.Key, cell.Value.Text, cell.Value.Style))]);
        }
        return SheetOf([.. table.Widths.Select(share => share * TypeAreaInCharacters)], rows, merges);
    }

    private static Worksheet SheetOf(IReadOnlyList<double> widths, IEnumerable<IReadOnlyList<(int Column, string Text, uint Style)>> rows, List<string> merges)
    {
        var data = new SheetData(rows.Select((cells, no) => new Row(cells.Select(cell => CellOf(no, cell.Column, cell.Text, cell.Style))) { RowIndex = (uint)no + 1 }));
        var sheet = new Worksheet(new Columns(widths.Select((width, no) => new Column { Min = (uint)no + 1, Max = (uint)no + 1, Width = width, CustomWidth = true })), data);
        if (merges.Count > 0) sheet.Append(new MergeCells(merges.Select(place => new MergeCell { Reference = place })));
        return sheet;
    }

    private static Cell CellOf(int row, int column, string text, uint style)
    {
        var cell = new Cell { CellReference = Place(row, column), StyleIndex = style };
        text = Characters.Clean(text);
        if (text.Length == 0) return cell;
        if (decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number))
            cell.CellValue = new CellValue(number);
        else
            (cell.DataType, cell.InlineString) = (CellValues.InlineString, new InlineString(new Text(Formulas.Harmless(text)) { Space = SpaceProcessingModeValues.Preserve }));
        return cell;
    }

    private static string Place(int row, int column) =>
        string.Create(CultureInfo.InvariantCulture, $"{(column < 26 ? "" : (char)('A' + column / 26 - 1))}{(char)('A' + column % 26)}{row + 1}");

    private static Stylesheet Styles() => new(
        new FontTable(new Font(new FontSize { Val = 11 }, new FontName { Val = "宋体" }), new Font(new Bold(), new FontSize { Val = 11 }, new FontName { Val = "宋体" })),
        new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
        new Borders(new Border(), new Border(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin },
            new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder())),
        new CellFormats(
            Looks(font: 0, border: 0, HorizontalAlignmentValues.Left), Looks(font: 0, border: 1, HorizontalAlignmentValues.Center), Looks(font: 1, border: 1, HorizontalAlignmentValues.Center)));

    private static CellFormat Looks(uint font, uint border, HorizontalAlignmentValues across) =>
        new(new DocumentFormat.OpenXml.Spreadsheet.Alignment { Horizontal = across, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FontId = font,
            BorderId = border,
            ApplyAlignment = true,
            ApplyBorder = true,
        };
}
