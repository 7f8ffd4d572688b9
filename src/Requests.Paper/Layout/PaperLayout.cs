namespace Requests.Paper.Layout;

/// <summary>Sets a paper: blocks to strips, strips to pages. The same paper gives the same pages.</summary>
internal sealed class PaperLayout
{
    private readonly Geometry _geometry;
    private readonly PaperProfile _profile;
    private readonly List<Strip> _strips = [];
    private readonly List<Mark> _firstPage = [];
    private int _piece;
    private bool _newPage;

    private PaperLayout(PaperDocument document) => (_geometry, _profile) = (Geometry.Of(document), document.Profile);

    /// <param name="document">Already passed through <see cref="BlockText.Of(PaperDocument)"/>.</param>
    public static IReadOnlyList<Page> Of(PaperDocument document)
    {
        var layout = new PaperLayout(document);
        Block? before = null;
        foreach (var block in document.Blocks)
        {
            layout.Blank(Geometry.BlankBefore(document.Profile, block, before));
            layout.Add(block);
            before = block;
        }
        return Pagination.Of(layout._geometry, document.Profile, layout._strips, layout._firstPage);
    }

    private double Width => _geometry.AreaWidth;

    private double Pitch => _geometry.Pitch;

    private TextStyle Body => _geometry.Body;

    private void Add(Block block)
    {
        switch (block)
        {
            case AgencyMark b: Mark(b); break;
            case TitleLines b: Title(b); break;
            case NumberLine b: Number(b); break;
            case Addressee b: Lines(BlockText.Addressee(b), Body, 0, Alignment.Start, Role.Head); break;
            case Paragraph b: Lines(b.Text, Body, b.Indented ? 2 : 0, b.Alignment, Role.Body); break;
            case Heading b: Lines(b.Text, Body with { Face = b.Level == 1 ? Face.Bold : Face.Regular }, 2, Alignment.Start, Role.Heading); break;
            case EnclosureHead b:
                _newPage = true;
                Lines(b.Mark, Body with { Face = Face.Bold }, 0, Alignment.Start, Role.Head);
                break;
            case EnclosureNote b: Enclosures(b); break;
            case Signature b: Sign(b); break;
            case Table b:
                _strips.AddRange(Opened(TableLayout.Strips(b, _geometry, ref _piece)));
                Append(Strip.Empty(Geometry.UnderTable));
                break;
            case BarChart b:
                _strips.AddRange(Opened(BarLayout.Strips(b, _geometry, ref _piece)));
                Append(Strip.Empty(Geometry.UnderTable));
                break;
            case PageBreak: _newPage = true; break;
            case Space b: Blank(b.Lines); break;
            default: throw new ArgumentOutOfRangeException(nameof(block), block, "A kind of block the layout does not know.");
        }
    }

    private void Lines(string text, TextStyle style, int indent, Alignment alignment, Role role)
    {
        var shift = indent * (style.Size + style.Tracking);
        var piece = _piece++;
        var lines = LineBreaker.Break(text, style, Width, shift, alignment == Alignment.Start);
        for (var i = 0; i < lines.Count; i++)
        {
            var x = alignment == Alignment.Start ? i == 0 ? shift : 0 : Text.Offset(alignment, Width, lines[i].Width);
            Append(new Strip(Pitch, [Text.Mark(lines[i], style, x, Pitch, role, piece)]) { KeepWithNext = role != Role.Body, BodyText = role == Role.Body });
        }
    }

    private void Title(TitleLines title)
    {
        var style = new TextStyle(Face.Bold, _geometry.TitleSize);
        foreach (var said in title.Lines)
        {
            var piece = _piece++;
            foreach (var part in TitleShape.Lines(said, style, Width))
            {
                var glyphs = Text.Glyphs(part, style);
                var line = new Line(glyphs, glyphs.Sum(g => g.Advance));
                Append(new Strip(_geometry.TitlePitch, [Text.Mark(line, style, (Width - line.Width) / 2, _geometry.TitlePitch, Role.Title,
                    piece)])
                { KeepWithNext = true });
            }
        }
    }

    private void Number(NumberLine number)
    {
        var alignment = _profile == PaperProfile.Notice ? Alignment.Center : Alignment.End;
        Lines(number.Text, Body, 0, alignment, Role.Head);
    }

    /// <summary>Red name, red double line under it, and the one near the foot of the page, all standing by the sheet and not by the type area.</summary>
    private void Mark(AgencyMark mark)
    {
        var widest = Text.WidthOf(mark.Agency, new TextStyle(Face.Bold, 1));
        var size = Math.Min(Geometry.MarkSize, Width / widest);
        var style = new TextStyle(Face.Bold, size, 0, Ink.Red);
        var glyphs = Text.Glyphs(mark.Agency, style);
        var name = new TextMark((_geometry.Width - glyphs.Sum(g => g.Advance)) / 2, Geometry.MarkTop + Text.Baseline(size, size), style,
            glyphs, Role.Head, _piece++);
        var line = Geometry.MarkTop + size + Geometry.MarkGap;
        var foot = _geometry.Height - Geometry.FootLines;
        _firstPage.Add(name);
        _firstPage.AddRange(DoubleRule(line, Geometry.RedThick, Geometry.RedThin));
        _firstPage.AddRange(DoubleRule(foot, Geometry.RedThin, Geometry.RedThick));
        var below = line + Geometry.RedThick + Geometry.RedBetween + Geometry.RedThin + Geometry.NumberGap - (Pitch - Body.Size) / 2;
        Append(Strip.Empty(Math.Max(0, below - _geometry.Top)) with { KeepWithNext = true });
    }

    private IEnumerable<RuleMark> DoubleRule(double top, double upper, double lower)
    {
        var left = (_geometry.Width - Geometry.RedLength) / 2;
        var second = top + upper + Geometry.RedBetween;
        yield return new RuleMark(left, top + upper / 2, left + Geometry.RedLength, top + upper / 2, upper, Ink.Red);
        yield return new RuleMark(left, second + lower / 2, left + Geometry.RedLength, second + lower / 2, lower, Ink.Red);
    }

    /// <summary>附件： after two characters; wrapped names align under their first character.</summary>
    private void Enclosures(EnclosureNote note)
    {
        var (lead, entries) = BlockText.Enclosures(note);
        var cell = Body.Size + Body.Tracking;
        var afterLead = 2 * cell + Text.WidthOf(lead, Body);
        var leadPiece = _piece++;
        foreach (var (number, title) in entries)
        {
            var piece = _piece++;
            var left = afterLead + Text.WidthOf(number, Body);
            var lines = LineBreaker.Break(title, Body, Width - left);
            for (var i = 0; i < lines.Count; i++)
            {
                var marks = new List<Mark>();
                if (i == 0 && piece == leadPiece + 1) marks.Add(Set(lead, 2 * cell, leadPiece));
                if (i == 0 && number.Length > 0) marks.Add(Set(number, afterLead, piece));
                marks.Add(Text.Mark(lines[i], Body, left, Pitch, Role.Body, piece));
                Append(new Strip(Pitch, marks));
            }
        }
    }

    /// <summary>落款 with what it must not be parted from: the enclosure note and two lines of the text.</summary>
    private void Sign(Signature signature)
    {
        KeepAlong();
        Blank(signature.SealPlace ? Geometry.SealLines : 1, keep: true);
        var place = SignaturePlace.Of(signature, _geometry);
        SignLine(signature.Agency, place.AgencyLeft, keep: signature.Date is not null);
        if (signature.Date is { } day) SignLine(day, place.DateLeft, keep: false);
    }

    private void SignLine(string text, double left, bool keep)
    {
        var piece = _piece++;
        // An agency's name longer than the line wraps at the left edge.
        var lines = LineBreaker.Break(text, Body, Width - left + 0.01);
        for (var i = 0; i < lines.Count; i++)
            Append(new Strip(Pitch, [Text.Mark(lines[i], Body, left, Pitch, Role.Signature, piece)]) { KeepWithNext = keep || i < lines.Count - 1 });
    }

    private void KeepAlong()
    {
        var (taken, height) = (0, 0d);
        for (var i = _strips.Count - 1; i >= 0 && taken < 2 && height < _geometry.AreaHeight / 2; i--)
        {
            _strips[i] = _strips[i] with { KeepWithNext = true };
            height += _strips[i].Height;
            if (_strips[i].BodyText) taken++;
            if (_strips[i].NewPage) return;
        }
    }

    private TextMark Set(string text, double x, int piece) => new(x, Text.Baseline(Pitch, Body.Size), Body, Text.Glyphs(text, Body), Role.Body, piece);

    private void Blank(double lines, bool keep = false)
    {
        if (lines > 0) Append(Strip.Empty(lines * Pitch) with { KeepWithNext = keep });
    }

    private void Append(Strip strip) => _strips.AddRange(Opened([strip]));

    /// <summary>The first strip after a page break starts its page.</summary>
    private List<Strip> Opened(List<Strip> strips)
    {
        if (!_newPage || strips.Count == 0) return strips;
        _newPage = false;
        return [strips[0] with { NewPage = true }, .. strips.Skip(1)];
    }
}
