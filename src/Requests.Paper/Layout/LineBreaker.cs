namespace Requests.Paper.Layout;

/// <summary>One set line: characters with their final advances.</summary>
internal sealed record Line(IReadOnlyList<Glyph> Glyphs, double Width);

/// <summary>Parts a text into lines of a given width after rule 1.8: greedy, marks pushed in by squeezing or carried down, evenly stretched.</summary>
internal sealed class LineBreaker
{
    /// <summary>A line is stretched by at most this share of a character between two characters; looser ones stay ragged.</summary>
    private const double MostStretch = 0.12;

    /// <summary>Units are kept whole unless that leaves more cells than this blank and they have a place to part.</summary>
    private const double MostBlank = 6;

    private readonly TextStyle _style;
    private readonly double _width;
    private readonly List<Unit> _units;

    private LineBreaker(string text, TextStyle style, double width)
    {
        (_style, _width) = (style, width);
        _units = [.. Units.Of(text)];
    }

    /// <param name="indent">What the first line has less.</param>
    /// <param name="stretch">Lines but the last reach the right edge.</param>
    public static List<Line> Break(string text, TextStyle style, double width, double indent = 0, bool stretch = false)
    {
        var lines = new List<Line>();
        foreach (var part in text.Split('\n')) lines.AddRange(new LineBreaker(part, style, width).Lines(lines.Count == 0 ? indent : 0, stretch));
        return lines;
    }

    private List<Line> Lines(double indent, bool stretch)
    {
        if (_units.Count == 0) return [new Line([], 0)];
        var ends = new List<int>();
        for (var at = 0; at < _units.Count;)
        {
            var room = _width - (ends.Count == 0 ? indent : 0);
            var end = EndOf(at, room);
            ends.Add(end);
            at = end;
            while (at < _units.Count && _units[at].Blank) at++;
        }
        Relieve(ends, indent);
        return ends.Select((end, i) =>
        {
            var from = i == 0 ? 0 : ends[i - 1];
            while (i > 0 && from < end - 1 && _units[from].Blank) from++;
            var room = _width - (i == 0 ? indent : 0);
            return Set(from, end, room, stretch && i < ends.Count - 1);
        }).ToList();
    }

    /// <summary>Where the line beginning at a unit ends (exclusive).</summary>
    private int EndOf(int from, double room)
    {
        var fits = Fits(from, room);
        if (fits == from)
        {
            Part(from, room);
            fits = Math.Max(Fits(from, room), from + 1);
        }
        if (fits < _units.Count && _units[fits].Cuts is { Count: > 0 } cuts && room - Natural(from, fits) > MostBlank * _style.Size)
        {
            var parts = _units[fits].Parted(cuts).ToList();
            _units.RemoveAt(fits);
            _units.InsertRange(fits, parts);
            fits = Math.Max(Fits(from, room), fits);
        }
        if (Allowed(fits)) return fits;

        // Push the marks in when the others can make room for them, else carry characters down.
        var pushed = fits;
        while (pushed < _units.Count && !Allowed(pushed) && pushed - fits < 3) pushed++;
        if (Allowed(pushed) && Natural(from, pushed) - room <= Slack(from, pushed)) return pushed;
        for (var end = fits; end > from; end--)
            if (Allowed(end)) return end;
        return fits;
    }

    private int Fits(int from, double room)
    {
        var end = from;
        while (end < _units.Count && (Natural(from, end + 1) <= room + 0.01 || _units[end].Blank)) end++;
        return end;
    }

    /// <summary>A unit longer than a line is parted at its cuts, and what is still too long anywhere.</summary>
    private void Part(int at, double room)
    {
        var unit = _units[at];
        if (unit.CodePoints.Count == 1) return;
        var parts = unit.Parted(unit.Cuts)
            .SelectMany(u => u.CodePoints.Sum(_style.WidthOf) > room ? u.Parted([.. Enumerable.Range(1, u.CodePoints.Count)]) : [u]).ToList();
        _units.RemoveAt(at);
        _units.InsertRange(at, parts);
    }

    private bool Allowed(int end) => end >= _units.Count
        || (Kinsoku.MayBegin(_units[end].First) && (end == 0 || Kinsoku.MayEnd(_units[end - 1].Last)));

    /// <summary>A last line of one character takes a companion from the line above.</summary>
    private void Relieve(List<int> ends, double indent)
    {
        if (ends.Count < 2 || CharactersBetween(ends[^2], ends[^1]) > 1) return;
        var from = ends.Count > 2 ? ends[^3] : 0;
        var room = _width - (ends.Count == 2 ? indent : 0);
        for (var end = ends[^2] - 1; end > from; end--)
            if (Allowed(end) && !_units[end].Blank)
            {
                if (room - Natural(from, end) < 4 * _style.Size && Natural(end, ends[^1]) <= _width) ends[^2] = end;
                return;
            }
    }

    private int CharactersBetween(int from, int end) =>
        _units[from..end].Where(u => !u.Blank).Sum(u => u.CodePoints.Count(c => !Kinsoku.IsMark(c)));

    private double Natural(int from, int end) => Advances(from, end).Sum(g => g.Advance);

    /// <summary>Squeezed where marks meet; blanks at the end of the line take no room.</summary>
    private List<Glyph> Advances(int from, int end)
    {
        var glyphs = new List<Glyph>();
        for (var i = from; i < end; i++)
            foreach (var c in _units[i].CodePoints)
            {
                if (glyphs.Count > 0 && Kinsoku.Squeezes(glyphs[^1].CodePoint, c))
                    glyphs[^1] = glyphs[^1] with { Advance = glyphs[^1].Advance - _style.Size / 2 };
                glyphs.Add(new Glyph(c, _style.WidthOf(c)));
            }
        for (var i = glyphs.Count - 1; i > 0 && glyphs[i].CodePoint == ' '; i--) glyphs[i] = glyphs[i] with { Advance = 0 };
        return glyphs;
    }

    private bool CanSqueeze(Glyph glyph) => Kinsoku.IsClosing(glyph.CodePoint) && glyph.Advance > 0.75 * _style.Size;

    /// <summary>How much room the closing marks of a line can give.</summary>
    private double Slack(int from, int end) => Advances(from, end).Count(CanSqueeze) * _style.Size / 2;

    private Line Set(int from, int end, double room, bool stretch)
    {
        var glyphs = Advances(from, end);
        var free = room - glyphs.Sum(g => g.Advance);
        if (free < -0.01) Spread(glyphs, free, CanSqueeze);
        else if (stretch) Stretch(glyphs, free, from, end);
        return new Line(glyphs, glyphs.Sum(g => g.Advance));
    }

    private void Stretch(List<Glyph> glyphs, double free, int from, int end)
    {
        // Only between units: a number or an address is not pulled apart.
        var seams = new HashSet<int>();
        var at = -1;
        for (var i = from; i < end; i++) seams.Add(at += _units[i].CodePoints.Count);
        var last = glyphs.Count - 1;
        while (last > 0 && glyphs[last].Advance == 0) last--;
        seams.RemoveWhere(s => s >= last);
        if (seams.Count == 0 || free / seams.Count > MostStretch * _style.Size) return;
        foreach (var s in seams) glyphs[s] = glyphs[s] with { Advance = glyphs[s].Advance + free / seams.Count };
    }

    private static void Spread(List<Glyph> glyphs, double amount, Predicate<Glyph> takes)
    {
        var takers = Enumerable.Range(0, glyphs.Count).Where(i => takes(glyphs[i])).ToList();
        foreach (var i in takers) glyphs[i] = glyphs[i] with { Advance = glyphs[i].Advance + amount / takers.Count };
    }
}
