using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using W = DocumentFormat.OpenXml.Wordprocessing;

namespace Requests.Paper.Docx;

/// <summary>Ruled tables and bar charts as word-processor tables.</summary>
internal static class DocxTables
{
    /// <summary>A bar is so many narrow cells at its longest.</summary>

    public static W.Table Of(Table table, Geometry geometry)
    {
        var widths = table.Widths.Select(w => (int)Math.Round(w / table.Widths.Sum() * geometry.AreaWidth * 20)).ToArray();
        var written = Frame(widths, BorderValues.Single);
        var heads = table.Rows.TakeWhile(r => r.Head).Count();
        // Columns a cell from above still covers: rows left, columns of that cell.
        var covered = new (int Rows, int Columns)[widths.Length];
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            var properties = new TableRowProperties(new CantSplit());
            if (row.Lines > 1) properties.Append(new TableRowHeight { Val = (uint)Math.Round(row.Lines * table.FontSize * Geometry.CellPitch * 20), HeightType = HeightRuleValues.AtLeast });
            if (i < heads && heads < table.Rows.Count) properties.Append(new TableHeader());
            var line = new W.TableRow(properties);
            var cells = new Queue<TableCell>(row.Cells);
            for (var column = 0; column < widths.Length;)
            {
                if (covered[column].Rows > 0)
                {
                    var columns = covered[column].Columns;
                    line.Append(Cell(widths, column, columns, new VerticalMerge(), [new W.Paragraph(Style(PaperStyle.Cell))]));
                    for (var c = column; c < column + columns; c++) covered[c].Rows--;
                    column += columns;
                }
                else if (cells.TryDequeue(out var cell))
                {
                    var columns = Math.Min(cell.ColumnSpan, widths.Length - column);
                    if (cell.RowSpan > 1)
                        for (var c = column; c < column + columns; c++) covered[c] = (Math.Min(cell.RowSpan, table.Rows.Count - i) - 1, columns);
                    line.Append(Cell(widths, column, columns,
                        cell.RowSpan > 1 ? new VerticalMerge { Val = MergedCellValues.Restart } : null, [Text(cell, row.Head, table.FontSize)]));
                    column += columns;
                }
                else
                {
                    line.Append(Cell(widths, column, 1, null, [new W.Paragraph(Style(PaperStyle.Cell))]));
                    column++;
                }
            }
            // A row higher than half a page may part, or it would leave the page before it empty.
            if (row.Cells.Any(c => c.Text.Length > 400)) properties.RemoveAllChildren<CantSplit>();
            written.Append(line);
        }
        return written;
    }

    /// <summary>Bars of their true length from one axis, each with its value right behind it, as on the PDF.</summary>
    public static W.Table Of(BarChart chart, Geometry geometry)
    {
        var width = (int)(geometry.AreaWidth * 20);
        var most = Math.Max(chart.Bars.Select(b => b.Value).DefaultIfEmpty(0).Max(), double.Epsilon);
        var label = (int)(width * Layout.BarLayout.LabelShare);
        int Length(Bar bar) => (int)Math.Round(Math.Max(0, bar.Value) / most * width * Layout.BarLayout.BarShare);
        // A column ends where a bar does; the last one leaves room for the value behind the longest.
        int[] ends = [.. chart.Bars.Select(Length).Where(l => l > 0).Distinct().Order()];
        int[] widths = [label, .. ends.Select((end, i) => end - (i == 0 ? 0 : ends[i - 1])), width - label - ends.LastOrDefault()];
        var written = Frame(widths, BorderValues.None);
        foreach (var bar in chart.Bars)
        {
            var columns = Length(bar) is > 0 and var length ? Array.IndexOf(ends, length) + 1 : 0;
            var line = new W.TableRow(new TableRowProperties(new CantSplit()));
            line.Append(Cell(widths, 0, 1, null, [Text(new TableCell(bar.Label), false, 12)]));
            if (columns > 0) line.Append(Cell(widths, 1, columns, null, [new W.Paragraph(Style(PaperStyle.Cell))], fill: "999999", axis: true));
            line.Append(Cell(widths, 1 + columns, widths.Length - 1 - columns, null, [Text(new TableCell(bar.ValueText), false, 12)], axis: columns == 0));
            written.Append(line);
        }
        return written;
    }

    private static W.Table Frame(int[] widths, BorderValues border) => new(
        new TableProperties(
            new TableWidth { Width = widths.Sum().ToString(System.Globalization.CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
            new TableBorders(
                new TopBorder { Val = border, Size = 4 }, new LeftBorder { Val = border, Size = 4 }, new BottomBorder { Val = border, Size = 4 },
                new RightBorder { Val = border, Size = 4 }, new InsideHorizontalBorder { Val = border, Size = 4 }, new InsideVerticalBorder { Val = border, Size = 4 }),
            new TableLayout { Type = TableLayoutValues.Fixed },
            new TableCellMarginDefault(
                new TopMargin { Width = DocxStyles.Twips(Geometry.CellPadY), Type = TableWidthUnitValues.Dxa },
                new TableCellLeftMargin { Width = (short)(Geometry.CellPadX * 20), Type = TableWidthValues.Dxa },
                new BottomMargin { Width = DocxStyles.Twips(Geometry.CellPadY), Type = TableWidthUnitValues.Dxa },
                new TableCellRightMargin { Width = (short)(Geometry.CellPadX * 20), Type = TableWidthValues.Dxa })),
        new TableGrid(widths.Select(w => new GridColumn { Width = w.ToString(System.Globalization.CultureInfo.InvariantCulture) })));

    private static W.TableCell Cell(int[] widths, int column, int columns, VerticalMerge? merge, OpenXmlElement[] content, string? fill = null, bool axis = false)
    {
        var properties = new TableCellProperties(new TableCellWidth
        {
            Width = widths.Skip(column).Take(columns).Sum().ToString(System.Globalization.CultureInfo.InvariantCulture),
            Type = TableWidthUnitValues.Dxa,
        });
        if (columns > 1) properties.Append(new GridSpan { Val = columns });
        if (merge is not null) properties.Append(merge);
        // White above and below, so that bars stand apart; they begin at one rule.
        if (fill is not null || axis)
        {
            var borders = new TableCellBorders();
            if (fill is not null) borders.Append(new TopBorder { Val = BorderValues.Single, Size = 36, Color = "FFFFFF" });
            if (axis) borders.Append(new LeftBorder { Val = BorderValues.Single, Size = 4, Color = "000000" });
            if (fill is not null) borders.Append(new BottomBorder { Val = BorderValues.Single, Size = 36, Color = "FFFFFF" });
            properties.Append(borders);
        }
        if (fill is not null)
            properties.Append(new Shading { Val = ShadingPatternValues.Clear, Color = "auto", Fill = fill },
                // A short bar is not made longer by the margins of its cell.
                new TableCellMargin(new LeftMargin { Width = "0", Type = TableWidthUnitValues.Dxa }, new RightMargin { Width = "0", Type = TableWidthUnitValues.Dxa }));
        properties.Append(new TableCellVerticalAlignment { Val = TableVerticalAlignmentValues.Center });
        return new W.TableCell([properties, .. content]);
    }

    private static W.Paragraph Text(TableCell cell, bool head, double size)
    {
        var properties = Style(PaperStyle.Cell);
        properties.Append(DocxStyles.Pitch(size * Geometry.CellPitch));
        if (cell.Alignment != Alignment.Start) properties.Append(new Justification { Val = cell.Alignment == Alignment.Center ? JustificationValues.Center : JustificationValues.Right });
        var run = new RunProperties();
        if (cell.Bold || head) run.Append(new Bold());
        run.Append(new FontSize { Val = DocxStyles.Half(size) });
        return new W.Paragraph(properties, DocxWriter.Run(cell.Text, run));
    }

    private static ParagraphProperties Style(string id) => new(new ParagraphStyleId { Val = id });
}
