namespace Requests.Paper.Layout;

/// <summary>Puts strips on pages and page numbers under them.</summary>
internal sealed class Pagination(Geometry geometry)
{
    private readonly List<List<Mark>> _pages = [];
    private double _at;
    private Strip? _above;

    public static IReadOnlyList<Page> Of(Geometry geometry, PaperProfile profile, IReadOnlyList<Strip> strips, IReadOnlyList<Mark> firstPage)
    {
        var pages = new Pagination(geometry);
        pages.Turn();
        pages._pages[0].AddRange(firstPage);
        for (var i = 0; i < strips.Count;)
        {
            var end = i + 1;
            while (end < strips.Count && strips[end - 1].KeepWithNext && !strips[end].NewPage) end++;
            pages.Place([.. strips.Skip(i).Take(end - i)]);
            i = end;
        }
        pages.Close();
        pages.Number(profile);
        return [.. pages._pages.Select(marks => new Page(geometry.Width, geometry.Height, marks))];
    }

    private bool AtTop => _above is null;

    private void Place(IReadOnlyList<Strip> together)
    {
        if (together[0].NewPage && !AtTop) Turn();
        var height = together.Sum(s => s.Height);
        if (!AtTop && height > Left && height + HeadOf(together[0]) <= geometry.AreaHeight) Turn();
        foreach (var strip in together)
        {
            if (!AtTop && strip.Height > Left) Turn();
            if (AtTop && strip.Blank && !strip.NewPage && _pages.Count > 1) continue;
            Put(strip);
        }
    }

    private double Left => geometry.AreaHeight - _at + 0.01;

    private static double HeadOf(Strip strip) => strip.Repeat?.Height ?? 0;

    private void Put(Strip strip)
    {
        if (AtTop)
        {
            if (strip.Repeat is { } head) Draw(head);
            Rule(strip.OpenAbove);
        }
        Draw(strip);
        _above = strip;
    }

    private void Draw(Strip strip)
    {
        foreach (var mark in strip.Marks) _pages[^1].Add(mark.MovedBy(geometry.Left, geometry.Top + _at));
        _at += strip.Height;
    }

    private void Rule(IReadOnlyList<(double From, double To)> spans)
    {
        foreach (var (from, to) in spans)
            _pages[^1].Add(new RuleMark(from, 0, to, 0).MovedBy(geometry.Left, geometry.Top + _at));
    }

    private void Turn()
    {
        if (_pages.Count > 0) Close();
        _pages.Add([]);
        (_at, _above) = (0, null);
    }

    private void Close() => Rule(_above?.OpenBelow ?? []);

    private void Number(PaperProfile profile)
    {
        if (!geometry.Numbered || (profile == PaperProfile.Form && _pages.Count == 1)) return;
        // The first page of a LETTER shows no number (GB/T 9704 10.1).
        for (var i = profile == PaperProfile.Letter ? 1 : 0; i < _pages.Count; i++)
        {
            var style = new TextStyle(Face.Regular, Geometry.PageNumberSize);
            var glyphs = Text.Glyphs(PageNumber(i + 1), style);
            var width = glyphs.Sum(g => g.Advance);
            var x = i % 2 == 0 ? geometry.Width - geometry.Right - style.Size - width : geometry.Left + style.Size;
            // The dash stands at 0.38 of the size above the baseline.
            var y = geometry.Height - geometry.Bottom + Geometry.PageNumberDrop + 0.38 * style.Size;
            _pages[i].Add(new TextMark(x, y, style, glyphs, Role.Artifact, -1));
        }
    }

    private static string PageNumber(int page) => $"— {page} —";
}
