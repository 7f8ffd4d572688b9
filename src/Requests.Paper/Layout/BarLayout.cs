namespace Requests.Paper.Layout;

/// <summary>A caption and a bar a line: label, bar, value in words.</summary>
internal static class BarLayout
{
    /// <summary>What of the type area's width names and bars have; the rest is for the values.</summary>
    public const double LabelShare = 0.34, BarShare = 0.46;

    private const double Gap = 6, Thick = 10;

    public static List<Strip> Strips(BarChart chart, Geometry geometry, ref int piece)
    {
        var style = new TextStyle(Face.Regular, 12);
        var caption = style with { Face = Face.Bold };
        var width = geometry.AreaWidth;
        var strips = new List<Strip>();
        if (chart.Caption.Length > 0)
        {
            var captionPiece = piece++;
            strips.AddRange(LineBreaker.Break(chart.Caption, caption, width).Select(line =>
                new Strip(24, [Text.Mark(line, caption, (width - line.Width) / 2, 24, Role.Body, captionPiece)]) { KeepWithNext = true }));
        }
        var most = Math.Max(chart.Bars.Select(b => b.Value).DefaultIfEmpty(0).Max(), double.Epsilon);
        foreach (var bar in chart.Bars)
        {
            var (labelPiece, valuePiece) = (piece++, piece++);
            var labels = LineBreaker.Break(bar.Label, style, width * LabelShare - Gap);
            var values = LineBreaker.Break(bar.ValueText, style, width * (1 - LabelShare - BarShare) - Gap);
            var height = Math.Max(Math.Max(labels.Count, values.Count) * 18, 18) + 4;
            var marks = new List<Mark>();
            marks.AddRange(Stack(labels, style, 0, height, labelPiece));
            var length = Math.Max(0, bar.Value) / most * width * BarShare;
            if (length > 0) marks.Add(new FillMark(width * LabelShare, (height - Thick) / 2, length, Thick, Ink.Grey));
            marks.Add(new RuleMark(width * LabelShare, 0, width * LabelShare, height));
            marks.AddRange(Stack(values, style, width * LabelShare + length + Gap, height, valuePiece));
            strips.Add(new Strip(height, marks));
        }
        return strips;
    }

    private static IEnumerable<TextMark> Stack(List<Line> lines, TextStyle style, double x, double height, int piece)
    {
        var top = (height - lines.Count * 18) / 2;
        return lines.Select((line, i) => (TextMark)Text.Mark(line, style, x, 18, Role.Cell, piece).MovedBy(0, top + 18 * i));
    }
}
