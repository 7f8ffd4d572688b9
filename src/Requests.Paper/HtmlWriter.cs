using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace Requests.Paper;

/// <summary>Writes a paper as an accessible HTML fragment for a preview; looks come from <c>paper.css</c>, nothing is inline.</summary>
public static partial class HtmlWriter
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <param name="level">Level of the title where the paper is shown within a page that has headings of its own.</param>
    public static string Write(PaperDocument document, int level = 1)
    {
        var paper = BlockText.Of(document);
        var html = new StringBuilder();
        html.Append(CultureInfo.InvariantCulture, $"<article class=\"paper paper-{paper.Profile.ToString().ToLowerInvariant()}\" lang=\"zh-CN\">\n");
        var titled = false;
        foreach (var block in paper.Blocks)
        {
            Write(html, block, level, titled);
            titled |= block is TitleLines;
        }
        return html.Append("</article>\n").ToString();
    }

    /// <summary>One block, for a page that lays them out itself.</summary>
    /// <param name="titled">A title stands before it.</param>
    public static string Write(Block block, int level, bool titled)
    {
        var html = new StringBuilder();
        foreach (var printed in BlockText.Of(new PaperDocument(PaperProfile.Notice, "", [block])).Blocks) Write(html, printed, level, titled);
        return html.ToString();
    }

    private static void Write(StringBuilder html, Block block, int level, bool titled)
    {
        switch (block)
        {
            case AgencyMark b: Element(html, "p", "paper-mark", Encode(b.Agency)); break;
            // One first heading a paper; titles of enclosures come after it.
            case TitleLines b: Element(html, $"h{(titled ? level + 1 : level)}", "paper-title", string.Join("<br>", b.Lines.Select(Encode))); break;
            case NumberLine b: Element(html, "p", "paper-number", Encode(b.Text)); break;
            case Addressee b: Element(html, "p", "paper-addressee", Encode(BlockText.Addressee(b))); break;
            case Paragraph b: Element(html, "p", "paper-body" + (b.Indented ? " paper-indented" : "") + Aligned(b.Alignment), Whole(b.Text)); break;
            case Heading b: Element(html, $"h{Math.Clamp(b.Level + level, 2, 6)}", $"paper-heading paper-level-{Math.Clamp(b.Level, 1, 4)}", Encode(b.Text)); break;
            case EnclosureHead b: Element(html, "p", "paper-enclosure-head", Encode(b.Mark)); break;
            case EnclosureNote b: Enclosures(html, b); break;
            case Signature b:
                html.Append(b.SealPlace ? "<div class=\"paper-signature paper-sealed\">" : "<div class=\"paper-signature\">");
                html.Append("<p>").Append(Encode(b.Agency)).Append("</p>");
                if (b.Date is not null) html.Append("<p>").Append(Encode(b.Date)).Append("</p>");
                html.Append("</div>\n");
                break;
            case Table b: Rows(html, b); break;
            case BarChart b: Bars(html, b); break;
            case PageBreak: html.Append("<hr class=\"paper-break\">\n"); break;
        }
    }

    private static void Enclosures(StringBuilder html, EnclosureNote note)
    {
        var (lead, lines) = BlockText.Enclosures(note);
        html.Append("<dl class=\"paper-enclosures\"><dt>").Append(lead).Append("</dt>");
        foreach (var (number, title) in lines) html.Append("<dd>").Append(number).Append(Encode(title)).Append("</dd>");
        html.Append("</dl>\n");
    }

    private static void Rows(StringBuilder html, Table table)
    {
        html.Append("<table class=\"paper-table\">\n<colgroup>");
        foreach (var width in table.Widths)
            html.Append(CultureInfo.InvariantCulture, $"<col class=\"paper-w-{Math.Clamp((int)Math.Round(width / table.Widths.Sum() * 20) * 5, 5, 100)}\">");
        html.Append("</colgroup>\n");
        var heads = table.Rows.TakeWhile(r => r.Head).Count();
        Part(html, "thead", table.Rows.Take(heads), "th");
        Part(html, "tbody", table.Rows.Skip(heads), "td");
        html.Append("</table>\n");
    }

    private static void Part(StringBuilder html, string part, IEnumerable<TableRow> rows, string tag)
    {
        if (!rows.Any()) return;
        html.Append('<').Append(part).Append(">\n");
        foreach (var row in rows)
        {
            html.Append("<tr>");
            foreach (var cell in row.Cells)
            {
                html.Append('<').Append(tag);
                if (tag == "th") html.Append(" scope=\"col\"");
                if (cell.ColumnSpan > 1) html.Append(CultureInfo.InvariantCulture, $" colspan=\"{cell.ColumnSpan}\"");
                if (cell.RowSpan > 1) html.Append(CultureInfo.InvariantCulture, $" rowspan=\"{cell.RowSpan}\"");
                var classes = ((cell.Bold ? " paper-bold" : "") + Aligned(cell.Alignment)).TrimStart();
                if (classes.Length > 0) html.Append(" class=\"").Append(classes).Append('"');
                html.Append('>').Append(string.Join("<br>", cell.Text.Split('\n').Select(Encode))).Append("</").Append(tag).Append('>');
            }
            html.Append("</tr>\n");
        }
        html.Append("</").Append(part).Append(">\n");
    }

    private static void Bars(StringBuilder html, BarChart chart)
    {
        var most = Math.Max(chart.Bars.Select(b => b.Value).DefaultIfEmpty(0).Max(), double.Epsilon);
        html.Append("<table class=\"paper-bars\">\n");
        if (chart.Caption.Length > 0) html.Append("<caption>").Append(Encode(chart.Caption)).Append("</caption>\n");
        html.Append("<tbody>\n");
        foreach (var bar in chart.Bars)
        {
            // The picture repeats the value that stands in words beside it.
            var length = Math.Round(Math.Max(0, bar.Value) / most * 100, 1).ToString(CultureInfo.InvariantCulture);
            html.Append("<tr><th scope=\"row\">").Append(Encode(bar.Label)).Append("</th><td class=\"paper-value\">").Append(Encode(bar.ValueText))
                .Append("</td><td class=\"paper-bar\" aria-hidden=\"true\"><svg viewBox=\"0 0 100 8\" preserveAspectRatio=\"none\" focusable=\"false\"><rect width=\"")
                .Append(length).Append("\" height=\"8\"/></svg></td></tr>\n");
        }
        html.Append("</tbody>\n</table>\n");
    }

    private static void Element(StringBuilder html, string tag, string classes, string content) =>
        html.Append('<').Append(tag).Append(" class=\"").Append(classes).Append("\">").Append(content).Append("</").Append(tag).Append(">\n");

    private static string Aligned(Alignment alignment) => alignment switch
    {
        Alignment.Center => " paper-center",
        Alignment.End => " paper-end",
        _ => "",
    };

    private static string Encode(string text) => Encoder.Encode(text);

    // A telephone or case number is not parted at its hyphen, as the line breaker of the other forms does not either.
    private static string Whole(string text) => Hyphened().Replace(Encode(text), "<span class=\"paper-whole\">$0</span>");

    [GeneratedRegex("[0-9A-Za-z]+(?:-[0-9A-Za-z]+)+")]
    private static partial Regex Hyphened();
}
