using Requests.Paper;

namespace Requests.Letters;

/// <summary>What fills one turn of a section that is printed once for each entry.</summary>
public sealed record FormEntry(string Section, IReadOnlyDictionary<string, string> Facts);

/// <summary>Ruled sheets of the file and what goes on envelopes: a template's rows filled with facts, some of them once for each entry.</summary>
internal sealed class FormComposer : Composer
{
    private static readonly double[] Widths = [0.26, 0.74];
    private readonly LetterTemplate _template;
    private readonly IReadOnlyList<FormEntry> _entries;

    public FormComposer(LetterMaterial material, LetterTemplate template, IReadOnlyDictionary<string, string> facts, IReadOnlyList<FormEntry> entries)
        : base(material, _ => template, LetterWords.None)
    {
        (_template, _entries) = (template, entries);
        foreach (var (field, value) in facts) Say(field, value);
    }

    /// <param name="size">Of an envelope or a label; null for a sheet of A4.</param>
    public PaperDocument Compose(PaperSize? size)
    {
        var rows = new List<TableRow>();
        foreach (var section in _template.Sections)
        {
            switch (section)
            {
                case "title": Blocks.Add(new TitleLines([.. Fill(_template, section)])); break;
                case "rows" or "end": rows.AddRange(Rows(section, null)); break;
                case "from": Blocks.AddRange([new Space(), .. Fill(_template, section).Select(l => new Paragraph(l, Indented: false, Alignment.End))]); break;
                case "to" or "contents": Blocks.AddRange(Fill(_template, section).Select(l => new Paragraph(l, Indented: false))); break;
                default: rows.AddRange(_entries.Where(e => e.Section == section).SelectMany(entry => Rows(section, entry.Facts))); break;
            }
        }
        if (rows.Count > 0) Blocks.Add(new Table(Widths, rows));
        return new PaperDocument(PaperProfile.Form, Title, [.. Blocks], size);
    }

    protected override void LaySection(LetterTemplate frame, string section) => throw new InvalidOperationException("A form has no frame.");

    private string Title => Blocks.OfType<TitleLines>().Select(t => t.Lines[^1]).FirstOrDefault() ?? _template.Code;

    // Most empty cells of a sheet say that there is nothing to tell; these wait for a pen.
    private static bool IsSignedIn(string name) => name.Contains("签名", StringComparison.Ordinal) || name.StartsWith("用印", StringComparison.Ordinal);

    // A value may hold a bar; only those of the template part cells.
    private IEnumerable<TableRow> Rows(string section, IReadOnlyDictionary<string, string>? entry) =>
        Fill(_template, section, entry).Select(l => l.Split('|', 2, StringSplitOptions.TrimEntries)).Select(c => (Name: c[0], Value: c.Length > 1 ? c[1] : ""))
            .Select(c => new TableRow([new TableCell(c.Name, Bold: true), new TableCell(c.Value)], Lines: IsSignedIn(c.Name) ? LinesOf(c.Value) : 1));
}
