using System.Text;
using UglyToad.PdfPig.Content;

namespace Requests.Paper.Redacting;

/// <summary>The letters of a page with their boxes, in the order of the file.</summary>
internal sealed class PageWords
{
    private readonly int _page;
    private readonly List<(string Value, PageBox Box, double Baseline)> _letters;

    private PageWords(int page, List<(string, PageBox, double)> letters) => (_page, _letters) = (page, letters);

    public static PageWords Of(UglyToad.PdfPig.Content.Page page) =>
        new(page.Number, [.. page.Letters.Where(l => !string.IsNullOrWhiteSpace(l.Value)).Select(l => (l.Value, Box(l, page.Height), l.StartBaseLine.Y))]);

    public IEnumerable<FoundText> Find(string wanted)
    {
        var text = new StringBuilder();
        var owners = new List<int>();
        for (var i = 0; i < _letters.Count; i++)
        {
            text.Append(_letters[i].Value);
            owners.AddRange(Enumerable.Repeat(i, _letters[i].Value.Length));
        }
        var all = text.ToString();
        for (var at = all.IndexOf(wanted, StringComparison.OrdinalIgnoreCase); at >= 0; at = all.IndexOf(wanted, at + wanted.Length,
            StringComparison.OrdinalIgnoreCase))
        {
            var letters = owners.GetRange(at, wanted.Length).Distinct().Select(i => _letters[i]);
            foreach (var line in letters.GroupBy(l => Math.Round(l.Baseline)))
                yield return new FoundText(_page, line.Select(l => l.Box).Aggregate((a, b) => a.Around(b)), string.Concat(line.Select(l => l.Value)));
        }
    }

    /// <summary>Letters whose middle lies in a box.</summary>
    public string Under(PageBox box) => string.Concat(_letters.Where(l =>
    {
        var (x, y) = (l.Box.Left + l.Box.Width / 2, l.Box.Top + l.Box.Height / 2);
        return x >= box.Left && x <= box.Right && y >= box.Top && y <= box.Bottom;
    }).Select(l => l.Value));

    /// <summary>The whole cell of the letter, from its baseline and size, and its drawn shape where that reaches further.</summary>
    private static PageBox Box(Letter letter, double height)
    {
        const double above = 0.95, below = 0.25, beside = 0.05;
        var (start, end, shape) = (letter.StartBaseLine, letter.EndBaseLine, letter.BoundingBox);
        double[] x = [start.X, end.X, shape.BottomLeft.X, shape.TopRight.X, shape.TopLeft.X, shape.BottomRight.X];
        double[] y = [shape.BottomLeft.Y, shape.TopRight.Y, shape.TopLeft.Y, shape.BottomRight.Y];
        // The shape alone may leave out an accent or a hairline, and is that of another font where the file brings none along.
        var margin = beside * letter.PointSize;
        if (Math.Abs(start.Y - end.Y) < 0.5)
        {
            y = [.. y, start.Y + above * letter.PointSize, start.Y - below * letter.PointSize];
            x = [x.Min() - margin, x.Max() + margin];
        }
        else if (Math.Abs(start.X - end.X) < 0.5)
        {
            // Text that runs up has its tops on the left, text that runs down on the right.
            var top = start.X - Math.Sign(end.Y - start.Y) * above * letter.PointSize;
            var foot = start.X + Math.Sign(end.Y - start.Y) * below * letter.PointSize;
            x = [.. x, top, foot];
            y = [y.Min() - margin, y.Max() + margin];
        }
        return new PageBox(x.Min(), height - y.Max(), x.Max() - x.Min(), y.Max() - y.Min());
    }
}
