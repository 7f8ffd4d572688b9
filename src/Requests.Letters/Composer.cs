using System.Text.RegularExpressions;
using Requests.Paper;
using Requests.Statute.Letters;
using Requests.Statute.Outcomes;

namespace Requests.Letters;

/// <summary>Fills templates and lays blocks in the order of a frame; what differs by kind of letter is in those that derive.</summary>
internal abstract partial class Composer
{
    private readonly Dictionary<string, LetterFact> _facts = [];
    private readonly SortedSet<string> _bare = new(StringComparer.Ordinal);

    // While one of several matters is answered: what holds for that matter alone, before what holds for the letter.
    private IReadOnlyDictionary<string, string>? _ofMatter;
    private int? _matterNo;
    private readonly HashSet<string> _officersOfMatter = [];

    protected Composer(LetterMaterial material, Func<string, LetterTemplate> templates, LetterWords words)
    {
        (Material, Templates, Words) = (material, templates, words);
        foreach (var (field, value) in CaseFacts.Of(material)) Say(field, value);
    }

    protected LetterMaterial Material { get; }
    protected Func<string, LetterTemplate> Templates { get; }
    protected LetterWords Words { get; }
    protected DateOnly ActOn => Material.ActOn;
    protected List<Block> Blocks { get; } = [];

    /// <summary>Whether the paper is to carry marks of where its words come from, for the editor; such a paper is never kept.</summary>
    public bool Traced { get; init; }

    /// <summary>Fields printed bare that have no fact.</summary>
    protected IReadOnlyCollection<string> Bare => _bare;

    protected IReadOnlyList<LetterFact> Facts => [.. _facts.Values.OrderBy(f => f.Field, StringComparer.Ordinal)];

    protected string? Fact(string field) => _ofMatter?.GetValueOrDefault(field) ?? _facts.GetValueOrDefault(field)?.Value;

    /// <summary>Words one matter of several with what is on record for it, and with what the officer added for it.</summary>
    protected void ForMatter(Ruling ruling, Action word)
    {
        var own = CaseFacts.Of(Material, ruling);
        foreach (var field in Words.Fields ?? [])
            if (field.Matter == ruling.MatterNo && !own.ContainsKey(field.Name) && LetterFields.Find(field.Name) is { } known
                && LetterFields.Print(known, field.Value) is { Length: > 0 } printed)
            {
                own[field.Name] = printed;
                _officersOfMatter.Add(field.Name);
            }
        (_ofMatter, _matterNo) = (own, ruling.MatterNo);
        word();
        (_ofMatter, _matterNo) = (null, null);
        _officersOfMatter.Clear();
    }

    protected void Say(string field, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) _facts[field] = new LetterFact(field, value, FactSource.Case);
    }

    /// <summary>What the officer adds where the case is silent.</summary>
    protected void SayOfficer()
    {
        foreach (var (name, value, matter) in Words.Fields ?? [])
            if (matter is null && !_facts.ContainsKey(name) && LetterFields.Find(name) is { } field
                && LetterFields.Print(field, value) is { Length: > 0 } printed)
                _facts[name] = new LetterFact(name, printed, FactSource.Officer);
    }

    protected IEnumerable<string> Fill(LetterTemplate template, string section, IReadOnlyDictionary<string, string>? local = null) =>
        template.Fill(section, field => local?.GetValueOrDefault(field) ?? Fact(field),
            field => _bare.Add(field), Traced ? (field, printed) => Trace.Field(field, _matterNo, IsOfCase(field, local), printed) : null)
            .Select(line => ClosedTwice().Replace(line, "$1"));

    /// <summary>A part the officer may word anew, marked as such where the letter is traced.</summary>
    protected string Own(OwnPart part, string words) => Traced ? Trace.Own(part, words) : words;

    private bool IsOfCase(string field, IReadOnlyDictionary<string, string>? local) => local?.ContainsKey(field) is true
        || (_ofMatter?.ContainsKey(field) is true ? !_officersOfMatter.Contains(field) : _facts.GetValueOrDefault(field)?.Source == FactSource.Case);

    protected string Line(LetterTemplate template, string section,
        IReadOnlyDictionary<string, string>? local = null) => string.Concat(Fill(template, section, local));

    protected void Paragraphs(IEnumerable<string> lines)
    {
        foreach (var line in lines.SelectMany(l => l.Split('\n',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))) Blocks.Add(new Paragraph(line));
    }

    /// <summary>Lays the sections of a frame; the answer is what the kind of letter makes of it.</summary>
    protected void Lay(LetterTemplate frame)
    {
        foreach (var section in frame.Sections)
        {
            switch (section)
            {
                case "mark": Blocks.Add(new AgencyMark(Line(frame, section))); break;
                case "title": Blocks.Add(new TitleLines([.. Fill(frame, section)])); break;
                case "number": Blocks.Add(new NumberLine(Line(frame, section))); break;
                case "addressee": Blocks.Add(new Addressee(Line(frame, section))); break;
                case "signature": Blocks.Add(new Signature(Material.Body.Name, null, SealPlace: IsSealed)); break;
                case "enclosures": LayEnclosures(); break;
                case "remedy":
                    if (Fact("remedyClause") is not null) Paragraphs(Fill(frame, section));
                    break;
                default: LaySection(frame, section); break;
            }
        }
    }

    /// <summary>What stays in the house bears no seal.</summary>
    protected virtual bool IsSealed => true;

    /// <summary>The words a notice ends with; a decision has none.</summary>
    protected void SayClosing(string title) => Say("closing", title.EndsWith('书') && !title.EndsWith("决定书", StringComparison.Ordinal)
        && !title.EndsWith("征询书", StringComparison.Ordinal) ? "特此告知" : null);

    protected abstract void LaySection(LetterTemplate frame, string section);

    /// <summary>Titles and pages of what goes with the letter.</summary>
    protected virtual IEnumerable<EnclosureLine> Enclosures() => [];

    /// <summary>The cells of a template's line, parted by bars.</summary>
    protected static string[] Cells(string line) => line.Split('|', StringSplitOptions.TrimEntries);

    /// <summary>A row whose cell is empty is there to be written in by hand, which takes more room than a printed line.</summary>
    protected static int LinesOf(string cell) => cell.Length == 0 ? 2 : 1;

    protected static Table TableOf(IEnumerable<string[]> rows, IReadOnlyList<double> widths, bool head) =>
        new(widths, [.. rows.Select((cells, index) => new TableRow([.. cells.Select(c => new TableCell(c, Bold: head && index == 0))], head
            && index == 0, LinesOf(cells[^1])))]);

    protected IReadOnlyList<MissingField> MissingOf(LetterTemplate template, IReadOnlySet<string> coveredSections)
    {
        var covered = template.Sections.Where(coveredSections.Contains).SelectMany(template.FieldsOf).Except(template.Sections.Where(s => !coveredSections.Contains(s)).SelectMany(template.FieldsOf)).ToHashSet();
        // A field with words of its own to stand in for it is never missing.
        return [.. template.Must.Where(names => !names.Any(n => Fact(n) is not null || covered.Contains(n))
            && names.All(n => !StandsIn(template, n))).Select(names => new MissingField(names))];
    }

    private static bool StandsIn(LetterTemplate template, string field) => template.Body.Contains($"{{{field}|", StringComparison.Ordinal);

    /// <param name="missing">Of the template itself; what its frame lacks is added.</param>
    protected Letter Finish(LetterTemplate template, LetterKind kind, string title, IReadOnlyList<MissingField> missing)
    {
        IReadOnlyList<MissingField> all = [.. missing, .. MissingOf(Templates(template.Frame), new HashSet<string>())];
        return new(kind, template.Code, title, null, null, ActOn, false, Facts, [], Fact("remedyClause") ?? "", Words,
            [.. all, .. _bare.Where(b => !all.Any(m => m.Fields.Contains(b))).Select(b => new MissingField([b]))],
            new PaperDocument(ProfileOf(kind), title, [.. Blocks]));
    }

    private static PaperProfile ProfileOf(LetterKind kind) => kind.Profile switch
    {
        LayoutProfile.Letter => PaperProfile.Letter,
        LayoutProfile.Form => PaperProfile.Form,
        _ => PaperProfile.Notice,
    };

    // What is quoted word for word may end a sentence of its own; the letter does not end it again (GB/T 15834).
    [GeneratedRegex("([。！？]\uFDD2?”)。")]
    private static partial Regex ClosedTwice();

    private void LayEnclosures()
    {
        var lines = Enclosures().ToList();
        if (lines.Count > 0) Blocks.Add(new EnclosureNote(lines));
    }
}
