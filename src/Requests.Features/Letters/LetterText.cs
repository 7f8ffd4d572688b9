using System.Text;
using Requests.Paper;

namespace Requests.Features.Letters;

/// <summary>A paper in plain text, for hashing, comparing and searching.</summary>
internal static class LetterText
{
    private const string Undated = "（成文日期待批准时填）";

    public static string Of(PaperDocument paper)
    {
        var text = new StringBuilder();
        foreach (var block in paper.Blocks)
            foreach (var line in Lines(block)) text.Append(line).Append('\n');
        return text.ToString();
    }

    private static IEnumerable<string> Lines(Block block) => block switch
    {
        AgencyMark mark => [mark.Agency],
        TitleLines title => title.Lines,
        NumberLine number => [number.Text],
        Addressee addressee => [addressee.Name + "："],
        Paragraph paragraph => [(paragraph.Indented ? "　　" : "") + paragraph.Text],
        Heading heading => [heading.Text],
        EnclosureNote note => note.Enclosures.Select((e, i) => $"{(i == 0 ? "附件：" : "　　　")}{(note.Enclosures.Count > 1 ? $"{i + 1}. " : "")}{e.Title}{(e.Pages is { } pages ? $"（{pages}页）" : "")}"),
        Signature signature => [signature.Agency, signature.Date ?? Undated],
        Table table => table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => c.Text))),
        BarChart chart => [chart.Caption, .. chart.Bars.Select(b => $"{b.Label} {b.ValueText}")],
        _ => [""],
    };
}
