namespace Requests.Paper.Layout;

/// <summary>
/// Sets a ruled table as strips. Rows tied by a row span stay together unless they would fill half a page; a row taller
/// than that is parted between its lines. Head rows are set again on each page.
/// </summary>
internal sealed class TableLayout
{
    private sealed record Cell(int Row, int Column, int RowSpan, int ColumnSpan, List<Line> Lines, TextStyle Style, Alignment Alignment, int Piece)
    {
        public double TextHeight => Lines.Count * Style.Size * Geometry.CellPitch;
    }

    private readonly double[] _edges;
    private readonly double[] _heights;
    private readonly List<Cell> _cells;
    private readonly double _mostTogether;

    private TableLayout(Table table, Geometry geometry, ref int piece)
    {
        _edges = new double[table.Widths.Count + 1];
        for (var i = 0; i < table.Widths.Count; i++) _edges[i + 1] = _edges[i] + table.Widths[i] / table.Widths.Sum() * geometry.AreaWidth;
        _cells = Seat(table, ref piece);
        _heights = Measure(table);
        _mostTogether = geometry.AreaHeight / 2;
    }

    public static List<Strip> Strips(Table table, Geometry geometry, ref int piece)
    {
        var layout = new TableLayout(table, geometry, ref piece);
        var heads = table.Rows.TakeWhile(r => r.Head).Count();
        if (heads == table.Rows.Count) heads = 0;
        var strips = new List<Strip>();
        for (var row = heads; row < table.Rows.Count;)
        {
            var end = layout.GroupEnd(row);
            strips.AddRange(layout.Group(row, end));
            row = end;
        }
        if (heads == 0) return strips;
        var head = layout.Whole(0, heads) with { KeepWithNext = true };
        var repeat = head with { Marks = [.. head.Marks.Select(m => m is TextMark t ? t with { Role = Role.Artifact, Piece = -1 } : m)] };
        // The first strip keeps to the head above it; only later ones repeat it.
        return [head, .. strips.Take(1), .. strips.Skip(1).Select(s => s with { Repeat = repeat })];
    }

    /// <summary>Cells take the next free columns of their row, as in HTML.</summary>
    private List<Cell> Seat(Table table, ref int piece)
    {
        var taken = new HashSet<(int, int)>();
        var cells = new List<Cell>();
        for (var row = 0; row < table.Rows.Count; row++)
        {
            var column = 0;
            foreach (var cell in table.Rows[row].Cells)
            {
                while (taken.Contains((row, column))) column++;
                var columns = Math.Min(cell.ColumnSpan, table.Widths.Count - column);
                if (columns <= 0) throw new ArgumentException($"Row {row + 1} of the table has more cells than columns.", nameof(table));
                var rows = Math.Min(cell.RowSpan, table.Rows.Count - row);
                for (var r = row; r < row + rows; r++)
                    for (var c = column; c < column + columns; c++) taken.Add((r, c));
                var style = new TextStyle(cell.Bold || table.Rows[row].Head ? Face.Bold : Face.Regular, table.FontSize);
                var width = _edges[column + columns] - _edges[column] - 2 * Geometry.CellPadX;
                cells.Add(new Cell(row, column, rows, columns, LineBreaker.Break(cell.Text, style, width), style, cell.Alignment, piece++));
                column += columns;
            }
        }
        return cells;
    }

    private double[] Measure(Table table)
    {
        var heights = table.Rows.Select(r => r.Lines * table.FontSize * Geometry.CellPitch + 2 * Geometry.CellPadY).ToArray();
        foreach (var cell in _cells.OrderBy(c => c.RowSpan))
        {
            var has = heights.Skip(cell.Row).Take(cell.RowSpan).Sum();
            // Half a line more for each row passed: a line that would straddle two rows moves to the lower one.
            var wants = cell.TextHeight + 2 * Geometry.CellPadY + (has > 0 && cell.RowSpan > 1 ? (cell.RowSpan - 1) * cell.Style.Size : 0);
            if (wants > has) heights[cell.Row + cell.RowSpan - 1] += wants - has;
        }
        return heights;
    }

    private int GroupEnd(int row)
    {
        var end = row + 1;
        for (var r = row; r < end; r++)
            foreach (var cell in _cells.Where(c => c.Row == r)) end = Math.Max(end, cell.Row + cell.RowSpan);
        return end;
    }

    private List<Strip> Group(int from, int end)
    {
        if (_heights[from..end].Sum() <= _mostTogether) return [Whole(from, end)];
        var top = 0d;
        var strips = new List<Strip>();
        for (var row = from; row < end; top += _heights[row++])
            strips.AddRange(_heights[row] <= _mostTogether ? [Slice(from, end, top, top + _heights[row])] : Parted(from, end, row, top));
        return strips;
    }

    private Strip Whole(int from, int end) => Slice(from, end, 0, _heights[from..end].Sum());

    /// <summary>A tall row a line at a time, so that a page may end anywhere in it.</summary>
    private IEnumerable<Strip> Parted(int from, int end, int row, double top)
    {
        var bottom = top + _heights[row];
        var step = _cells.Where(c => c.Row <= row && row < c.Row + c.RowSpan).Max(c => c.Style.Size * Geometry.CellPitch);
        for (var at = top; at < bottom - 0.01;)
        {
            var next = at + step + (at == top ? Geometry.CellPadY : 0);
            if (next > bottom - step) next = bottom;
            yield return Slice(from, end, at, next);
            at = next;
        }
    }

    /// <summary>What a group of rows shows between two heights, measured from the group's top.</summary>
    private Strip Slice(int from, int end, double top, double bottom)
    {
        var whole = top == 0 && Math.Abs(bottom - _heights[from..end].Sum()) < 0.01;
        var marks = new List<Mark>();
        var above = new List<(double, double)>();
        var below = new List<(double, double)>();
        foreach (var cell in _cells.Where(c => c.Row >= from && c.Row < end))
        {
            var (left, right) = (_edges[cell.Column], _edges[cell.Column + cell.ColumnSpan]);
            var cellTop = _heights[from..cell.Row].Sum();
            var cellBottom = cellTop + _heights[cell.Row..(cell.Row + cell.RowSpan)].Sum();
            if (cellBottom <= top + 0.01 || cellTop >= bottom - 0.01) continue;
            var (shownTop, shownBottom) = (Math.Max(cellTop, top) - top, Math.Min(cellBottom, bottom) - top);
            marks.Add(new RuleMark(left, shownTop, left, shownBottom));
            marks.Add(new RuleMark(right, shownTop, right, shownBottom));
            if (cellTop >= top - 0.01) marks.Add(new RuleMark(left, shownTop, right, shownTop));
            else above.Add((left, right));
            if (cellBottom <= bottom + 0.01) marks.Add(new RuleMark(left, shownBottom, right, shownBottom));
            else below.Add((left, right));
            marks.AddRange(TextOf(cell, cellTop, cellBottom, top, bottom, whole));
        }
        return new Strip(bottom - top, marks) { OpenAbove = above, OpenBelow = below };
    }

    private IEnumerable<Mark> TextOf(Cell cell, double cellTop, double cellBottom, double top, double bottom, bool whole)
    {
        var pitch = cell.Style.Size * Geometry.CellPitch;
        var (left, width) = (_edges[cell.Column] + Geometry.CellPadX, _edges[cell.Column + cell.ColumnSpan] - _edges[cell.Column] - 2 * Geometry.CellPadX);
        // In the middle where the cell is whole; from the top where a page may part it.
        var at = whole ? cellTop + (cellBottom - cellTop - cell.TextHeight) / 2 : cellTop + Geometry.CellPadY;
        foreach (var line in cell.Lines)
        {
            var edge = whole ? double.MaxValue : RowEdgeIn(cell, cellTop, at, at + pitch);
            if (edge < at + pitch - 0.01) at = edge + Geometry.CellPadY;
            if (line.Glyphs.Count > 0 && at >= top - 0.01 && at < bottom - 0.01)
                yield return Text.Mark(line, cell.Style, left + Text.Offset(cell.Alignment, width, line.Width), pitch, Role.Cell,
                    cell.Piece).MovedBy(0, at - top);
            at += pitch;
        }
    }

    /// <summary>The row's edge that a line of a spanning cell would straddle.</summary>
    private double RowEdgeIn(Cell cell, double cellTop, double from, double to)
    {
        var edge = cellTop;
        for (var row = cell.Row; row < cell.Row + cell.RowSpan - 1; row++)
        {
            edge += _heights[row];
            if (edge > from + 0.01 && edge < to - 0.01) return edge;
        }
        return double.MaxValue;
    }
}
