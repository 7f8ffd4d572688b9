using System.Globalization;
using System.Text;
using Requests.Paper.Fonts;
using Requests.Paper.Layout;
using Requests.Paper.Pdf;

namespace Requests.Paper;

/// <summary>
/// Writes a paper as PDF, built to PDF/A-2u: faces embedded, every character exactly readable, colour and metadata
/// declared, language zh-CN, tagged for readers who listen (<see cref="PdfStructure"/>). The same paper gives the same bytes.
/// </summary>
public static class PdfWriter
{
    /// <exception cref="FileNotFoundException">A font file is missing; the message names it.</exception>
    /// <remarks>A character the main face lacks is set in the first that has it; one no face has (<see cref="PaperFonts.Missing"/>) stands as its substitute.</remarks>
    public static byte[] Write(PaperDocument document)
    {
        var paper = BlockText.Of(document);
        var pages = PaperLayout.Of(paper);
        var output = new MemoryStream();
        using var file = new PdfFile(output);
        var catalog = file.Reserve();
        var tree = file.Reserve();

        var subsets = Subsets(pages);
        var fonts = string.Join(' ', subsets.Values.Select(s => $"/{s.Resource} {PdfParts.Font(file, s.Subset)} 0 R"));
        var resources = file.Add($"<</Font <<{fonts}>>>>");
        var structure = new PdfStructure(paper);
        var leaves = pages.Select((page, at) => Leaf(file, tree, resources, page, at, structure, subsets)).ToList();
        var tags = structure.Write(file, leaves);

        var metadata = PdfParts.Metadata(file, paper.Title);
        var intent = PdfParts.OutputIntent(file);
        file.Add(tree, $"<</Type /Pages /Count {leaves.Count} /Kids [{string.Join(' ', leaves.Select(l => $"{l} 0 R"))}]>>");
        file.Add(catalog, $"<</Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /OutputIntents [{intent} 0 R] /Lang (zh-CN)"
            + $" /MarkInfo <</Marked true>> /StructTreeRoot {tags} 0 R /ViewerPreferences <</DisplayDocTitle true>>>>");
        file.Finish(catalog, file.Add($"<</Title {PdfFile.Text(paper.Title)}>>"));
        return output.ToArray();
    }

    private static int Leaf(PdfFile file, int tree, int resources, Page page, int at, PdfStructure structure,
        IReadOnlyDictionary<PaperFace, (string Resource, FontSubset Subset)> subsets)
    {
        var content = new StringBuilder();
        foreach (var mark in page.Marks) Draw(content, mark, page.Height, piece => structure.Mark(at, piece), subsets);
        var stream = file.AddStream("", Encoding.ASCII.GetBytes(content.ToString()));
        return file.Add($"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(page.Width)} {PdfFile.Number(page.Height)}] /Resources {resources} 0 R /Contents {stream} 0 R"
            + $" /StructParents {at} /Tabs /S>>");
    }

    private static void Draw(StringBuilder content, Mark mark, double height, Func<int, string> tag, IReadOnlyDictionary<PaperFace, (string Resource, FontSubset Subset)> subsets)
    {
        var n = PdfFile.Number;
        switch (mark)
        {
            case TextMark { Glyphs.Count: > 0 } t:
                // Marked with the text it belongs to, so that a reader can put parted cells together and skip what is not words.
                content.Append(t.Role == Role.Artifact ? "/Artifact BMC\n" : tag(t.Piece));
                content.Append(CultureInfo.InvariantCulture, $"BT {Colour(t.Style.Ink)} rg {Show(t, height, subsets)} ET\nEMC\n");
                break;
            case RuleMark r:
                content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC {Colour(r.Ink)} RG {n(r.Weight)} w {n(r.X1)} {n(height - r.Y1)} m {n(r.X2)} {n(height - r.Y2)} l S EMC\n");
                break;
            case FillMark f:
                content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC {Colour(f.Ink)} rg {n(f.X)} {n(height - f.Y - f.Height)} {n(f.Width)} {n(f.Height)} re f EMC\n");
                break;
        }
    }

    /// <summary>What the pages use of each face: the main two under the names of their weights, those that stand in after them.</summary>
    private static Dictionary<PaperFace, (string Resource, FontSubset Subset)> Subsets(IReadOnlyList<Page> pages)
    {
        var used = pages.SelectMany(p => p.Marks).OfType<TextMark>()
            .SelectMany(t => t.Glyphs.Select(g => (Face: FaceOf(g, t.Style), Character: Shown(g, t.Style))))
            .GroupBy(x => x.Face, x => x.Character).ToDictionary(g => g.Key);
        PaperFace[] main = [PaperFonts.Shipped.Regular, PaperFonts.Shipped.Bold];
        var others = used.Keys.Except(main).OrderBy(f => f.Name, StringComparer.Ordinal).ToList();
        return main.Where(used.ContainsKey).Concat(others)
            .ToDictionary(f => f, f => (Array.IndexOf(main, f) is var at and >= 0 ? ((Face)at)
                .ToString() : $"Other{others.IndexOf(f)}", new FontSubset(f, used[f])));
    }

    private static PaperFace FaceOf(Glyph glyph, TextStyle style) => PaperFonts.Shipped.Of(style.Face, glyph.CodePoint);

    /// <summary>Glyphs, and between them what the wanted advance differs from the font's own; the face changes where a character needs another.</summary>
    private static string Show(TextMark text, double height, IReadOnlyDictionary<PaperFace, (string Resource, FontSubset Subset)> subsets)
    {
        var n = PdfFile.Number;
        var shown = new StringBuilder();
        for (var at = 0; at < text.Glyphs.Count;)
        {
            var face = FaceOf(text.Glyphs[at], text.Style);
            var (resource, subset) = subsets[face];
            shown.Append(CultureInfo.InvariantCulture, $"/{resource} {n(text.Style.Size)} Tf ");
            if (at == 0) shown.Append(CultureInfo.InvariantCulture, $"1 0 0 1 {n(text.X)} {n(height - text.Y)} Tm ");
            shown.Append("[<");
            for (; at < text.Glyphs.Count && FaceOf(text.Glyphs[at], text.Style) == face; at++)
            {
                var character = Shown(text.Glyphs[at], text.Style);
                shown.Append(subset.GlyphOf(character).ToString("X4", CultureInfo.InvariantCulture));
                var adjust = Math.Round(subset.WidthOf(character) - text.Glyphs[at].Advance * 1000 / text.Style.Size, 2);
                if (adjust != 0) shown.Append(CultureInfo.InvariantCulture, $"> {n(adjust)} <");
            }
            shown.Append(">] TJ ");
        }
        return shown.ToString(0, shown.Length - 1);
    }

    private static SubsetCharacter Shown(Glyph glyph, TextStyle style) =>
        new(glyph.CodePoint, Kinsoku.IsMark(glyph.CodePoint) && glyph.Advance < 0.75 * style.Size);

    private static string Colour(Ink ink) => ink switch
    {
        Ink.Red => "0.784 0 0",
        Ink.Grey => "0.6 0.6 0.6",
        _ => "0 0 0",
    };
}
