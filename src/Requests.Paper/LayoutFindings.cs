using Requests.Paper.Layout;

namespace Requests.Paper;

/// <summary>Check LAYOUT: faults of the set pages. Empty for what the layout can mend itself.</summary>
public static class LayoutFindings
{
    public static IReadOnlyList<LayoutFinding> Of(PaperDocument document)
    {
        var paper = BlockText.Of(document);
        return Of(PaperLayout.Of(paper), Geometry.Of(paper), paper.Profile);
    }

    internal static IReadOnlyList<LayoutFinding> Of(IReadOnlyList<Page> pages, Geometry geometry, PaperProfile profile)
    {
        var lines = pages.SelectMany((page, i) => page.Marks.OfType<TextMark>().Where(t => t.Role != Role.Artifact
            && t.Glyphs.Count > 0).Select(t => (Page: i + 1, Line: t))).ToList();
        var findings = new List<LayoutFinding>();
        foreach (var page in lines.GroupBy(l => l.Page))
        {
            var (signed, others) = (page.Any(l => l.Line.Role == Role.Signature), Rows(page.Where(l => l.Line.Role != Role.Signature)));
            if (signed && others < 2) findings.Add(new(LayoutFault.SignatureAlone, page.Key, page.First().Line.Text));
            if (page.Last().Line is { Role: Role.Heading } heading
                && page.Key < pages.Count) findings.Add(new(LayoutFault.HeadingAlone, page.Key, heading.Text));
            var set = Rows(page.Where(l => l.Line.Style.Size == geometry.Body.Size && l.Line.Role != Role.Cell));
            if (profile != PaperProfile.Form && set > Geometry.LinesPerPage) findings.Add(new(LayoutFault.TooManyLines, page.Key, $"{set}"));
        }
        foreach (var piece in lines.GroupBy(l => l.Line.Piece))
            foreach (var (before, after) in piece.Zip(piece.Skip(1)).Where(pair => pair.First.Page != pair.Second.Page
                || pair.First.Line.Y < pair.Second.Line.Y))
            {
                if (!Kinsoku.MayEnd(before.Line.Glyphs.Last(g => g.CodePoint != ' ').CodePoint)) findings.Add(new(LayoutFault.ForbiddenLast, before.Page, before.Line.Text));
                if (!Kinsoku.MayBegin(after.Line.Glyphs[0].CodePoint)) findings.Add(new(LayoutFault.ForbiddenFirst, after.Page, after.Line.Text));
            }
        return findings;
    }

    private static int Rows(IEnumerable<(int Page, TextMark Line)> lines) => lines.Select(l => Math.Round(l.Line.Y)).Distinct().Count();
}

public enum LayoutFault
{
    /// <summary>The signature's page has fewer than two lines of text.</summary>
    SignatureAlone,

    /// <summary>A heading is the last line of its page.</summary>
    HeadingAlone,

    /// <summary>A line begins with a mark that must not begin one.</summary>
    ForbiddenFirst,

    /// <summary>A line ends with a mark that must not end one.</summary>
    ForbiddenLast,

    /// <summary>More than 22 lines on a page.</summary>
    TooManyLines,
}

/// <param name="Page">Counted from one.</param>
/// <param name="Text">The line.</param>
public sealed record LayoutFinding(LayoutFault Fault, int Page, string Text);
