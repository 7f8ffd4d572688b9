using System.Globalization;
using System.Text;
using Requests.Paper.Fonts;
using Requests.Paper.Layout;
using Requests.Paper.Pdf;

namespace Requests.Paper;

/// <summary>
/// Writes a paper as PDF, built to PDF/A-2u: faces embedded, every character exactly readable, colour and metadata
/// declared, language zh-CN. The same paper gives the same bytes.
/// </summary>
public static class PdfWriter
{
    /// <exception cref="FileNotFoundException">A font file is missing; the message names it.</exception>
    /// <remarks>A character no face has (<see cref="PaperFonts.Missing"/>) shows as an empty box and is still read back exactly.</remarks>
    public static byte[] Write(PaperDocument document)
    {
        var paper = BlockText.Of(document);
        var pages = PaperLayout.Of(paper);
        var output = new MemoryStream();
        using var file = new PdfFile(output);
        var catalog = file.Reserve();
        var tree = file.Reserve();

        var subsets = pages.SelectMany(p => p.Marks).OfType<TextMark>().GroupBy(t => t.Style.Face).OrderBy(g => g.Key)
            .ToDictionary(g => g.Key, g => new FontSubset(PaperFonts.Shipped.Of(g.Key), g.SelectMany(t => t.Glyphs.Select(c => Shown(c, t.Style)))));
        var fonts = string.Join(' ', subsets.Select(s => $"/{s.Key} {PdfParts.Font(file, s.Value)} 0 R"));
        var resources = file.Add($"<</Font <<{fonts}>>>>");
        var leaves = pages.Select(page => Leaf(file, tree, resources, page, subsets)).ToList();

        var metadata = PdfParts.Metadata(file, paper.Title);
        var intent = PdfParts.OutputIntent(file);
        file.Add(tree, $"<</Type /Pages /Count {leaves.Count} /Kids [{string.Join(' ', leaves.Select(l => $"{l} 0 R"))}]>>");
        file.Add(catalog, $"<</Type /Catalog /Pages {tree} 0 R /Metadata {metadata} 0 R /OutputIntents [{intent} 0 R] /Lang (zh-CN) /ViewerPreferences <</DisplayDocTitle true>>>>");
        file.Finish(catalog, file.Add($"<</Title {PdfFile.Text(paper.Title)}>>"));
        return output.ToArray();
    }

    private static int Leaf(PdfFile file, int tree, int resources, Page page, Dictionary<Face, FontSubset> subsets)
    {
        var content = new StringBuilder();
        foreach (var mark in page.Marks) Draw(content, mark, page.Height, subsets);
        var stream = file.AddStream("", Encoding.ASCII.GetBytes(content.ToString()));
        return file.Add($"<</Type /Page /Parent {tree} 0 R /MediaBox [0 0 {PdfFile.Number(page.Width)} {PdfFile.Number(page.Height)}] /Resources {resources} 0 R /Contents {stream} 0 R>>");
    }

    private static void Draw(StringBuilder content, Mark mark, double height, Dictionary<Face, FontSubset> subsets)
    {
        var n = PdfFile.Number;
        switch (mark)
        {
            case TextMark { Glyphs.Count: > 0 } t:
                // Marked with the text it belongs to, so that a reader can put parted cells together and skip what is not words.
                content.Append(t.Role == Role.Artifact ? "/Artifact BMC\n" : string.Create(CultureInfo.InvariantCulture, $"/Span <</Piece {t.Piece}>> BDC\n"));
                content.Append(CultureInfo.InvariantCulture, $"BT {Colour(t.Style.Ink)} rg /{t.Style.Face} {n(t.Style.Size)} Tf 1 0 0 1 {n(t.X)} {n(height - t.Y)} Tm {Show(t, subsets[t.Style.Face])} ET\nEMC\n");
                break;
            case RuleMark r:
                content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC {Colour(r.Ink)} RG {n(r.Weight)} w {n(r.X1)} {n(height - r.Y1)} m {n(r.X2)} {n(height - r.Y2)} l S EMC\n");
                break;
            case FillMark f:
                content.Append(CultureInfo.InvariantCulture, $"/Artifact BMC {Colour(f.Ink)} rg {n(f.X)} {n(height - f.Y - f.Height)} {n(f.Width)} {n(f.Height)} re f EMC\n");
                break;
        }
    }

    /// <summary>Glyphs, and between them what the wanted advance differs from the font's own.</summary>
    private static string Show(TextMark text, FontSubset subset)
    {
        var shown = new StringBuilder("[<");
        foreach (var glyph in text.Glyphs)
        {
            var character = Shown(glyph, text.Style);
            shown.Append(subset.GlyphOf(character).ToString("X4", CultureInfo.InvariantCulture));
            var adjust = Math.Round(subset.WidthOf(character) - glyph.Advance * 1000 / text.Style.Size, 2);
            if (adjust != 0) shown.Append(CultureInfo.InvariantCulture, $"> {PdfFile.Number(adjust)} <");
        }
        return shown.Append(">] TJ").ToString();
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
