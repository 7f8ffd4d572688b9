using System.Text;
using System.Text.RegularExpressions;

namespace Requests.Letters;

public enum TemplateFaultKind
{
    UnknownField,
    MandatoryFieldMissing,
    UnknownSection,

    /// <summary>A { or [[ without its end, or one inside another.</summary>
    BrokenBracket,
}

/// <summary>What is wrong with a template, with the field, section or line that carries it.</summary>
public sealed record TemplateFault(TemplateFaultKind Kind, string Where);

/// <summary>
/// Text of one letter in sections. A line is a paragraph; <c>{field}</c> prints a fact, <c>{field|words}</c> the words where
/// there is none, and <c>[[...]]</c> is printed only when every field inside has a value (letters.md 0).
/// </summary>
public sealed partial class LetterTemplate
{
    private readonly Dictionary<string, IReadOnlyList<IReadOnlyList<Piece>>> _sections = [];
    private readonly List<TemplateFault> _faults = [];

    private LetterTemplate(string code) => Code = code;

    /// <summary>Kind of document, with the leaf or variant it is for: DOC-3, DOC-14.REFUSED_PROCESS, DOC-12.PUBLIC.</summary>
    public string Code { get; }

    /// <summary>The frame that holds it; empty for a frame.</summary>
    public string Frame { get; private init; } = "";

    /// <summary>Name of the document where it is not the kind's own.</summary>
    public string? Title { get; private init; }

    /// <summary>Places in the Regulations the decision rests on, where the leaf's own list is too wide.</summary>
    public IReadOnlyList<string> Basis { get; private init; } = [];

    /// <summary>Fields the law wants to see; several in one row mean that one of them is enough.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Must { get; private init; } = [];

    /// <summary>The sections as people read and change them.</summary>
    public string Body { get; private init; } = "";

    public IReadOnlyCollection<string> Sections => _sections.Keys;

    /// <summary>Reads a template that came with the program.</summary>
    /// <exception cref="FormatException">It is faulty.</exception>
    internal static LetterTemplate Shipped(string code, string text)
    {
        var start = text.StartsWith('@') ? 0 : text.IndexOf("\n@", StringComparison.Ordinal) + 1;
        var head = text[..start].Split('\n').Where(l => !l.StartsWith('#')).Select(l => l.Split(':',
            2)).Where(l => l.Length == 2).ToDictionary(l => l[0], l => l[1].Trim());
        var template = new LetterTemplate(code)
        {
            Frame = head.GetValueOrDefault("frame", ""),
            Title = head.GetValueOrDefault("title"),
            Basis = head.TryGetValue("basis", out var basis) ? basis.Split(' ') : [],
            Must = head.TryGetValue("must", out var must) ? [.. must.Split(", ").Select(m => m.Split('|'))] : [],
            Body = text[start..].TrimEnd() + "\n",
        };
        template.Parse();
        template.DemandMandatory();
        return template._faults is [var fault, ..] ? throw new FormatException($"{code}: {fault.Kind} {fault.Where}") : template;
    }

    /// <summary>The same letter in a body's own words; what the law wants to see stays as shipped.</summary>
    public LetterTemplate Reworded(string body)
    {
        var template = new LetterTemplate(Code)
        {
            Frame = Frame,
            Title = Title,
            Basis = Basis,
            Must = Must,
            Body = body.ReplaceLineEndings("\n").TrimEnd() + "\n"
        };
        template.Parse();
        foreach (var section in template._sections.Keys.Except(_sections.Keys)) template._faults.Add(new(TemplateFaultKind.UnknownSection, section));
        foreach (var section in _sections.Keys.Except(template._sections.Keys)) template._faults.Add(new(TemplateFaultKind.UnknownSection, section));
        template.DemandMandatory();
        return template;
    }

    public IReadOnlyList<TemplateFault> Faults => _faults;

    /// <summary>Names of the fields a section prints.</summary>
    public IEnumerable<string> FieldsOf(string section) =>
        _sections.TryGetValue(section, out var lines) ? lines.SelectMany(l => l).SelectMany(p => p.Fields) : [];

    public bool Has(string section) => _sections.ContainsKey(section);

    /// <summary>The lines of a section with its facts; a bare field without a fact prints its name in braces and is told to <paramref name="missing"/>.</summary>
    /// <param name="mark">What is put around a field as printed; null for nothing.</param>
    internal IEnumerable<string> Fill(string section, Func<string, string?> fact, Action<string> missing, Func<string, string, string>? mark = null)
    {
        if (!_sections.TryGetValue(section, out var lines)) yield break;
        foreach (var line in lines)
        {
            var text = new StringBuilder();
            for (var i = 0; i < line.Count; i++) line[i].Print(text, i + 1 < line.Count ? line[i + 1] : null, fact, missing, mark);
            foreach (var part in text.ToString().Split('\n'))
                if (part.Length > 0) yield return part;
        }
    }

    private void Parse()
    {
        var lines = new List<IReadOnlyList<Piece>>();
        foreach (var line in Body.Split('\n').SkipLast(1))
        {
            if (line.StartsWith('@')) _sections[line[1..].Trim()] = lines = [];
            else if (_sections.Count == 0) _faults.Add(new(TemplateFaultKind.UnknownSection, line));
            else if (line.Trim().Length > 0) lines.Add(ParseLine(line));
        }
        foreach (var name in _sections.Keys.SelectMany(FieldsOf).Distinct().Where(n => LetterFields.Find(n) is null))
            _faults.Add(new(TemplateFaultKind.UnknownField, name));
    }

    private List<Piece> ParseLine(string line)
    {
        var pieces = new List<Piece>();
        var at = 0;
        foreach (Match match in Marks().Matches(line))
        {
            Words(line[at..match.Index]);
            pieces.Add(match.Value.StartsWith('[') ? new Optional([.. ParseLine(match.Value[2..^2])]) : Field(match));
            at = match.Index + match.Length;
        }
        Words(line[at..]);
        return pieces;

        void Words(string words)
        {
            if (words.Contains('{') || words.Contains('}') || words.Contains("[[")
                || words.Contains("]]")) _faults.Add(new(TemplateFaultKind.BrokenBracket, words));
            if (words.Length > 0) pieces.Add(new Literal(words));
        }
    }

    private static Slot Field(Match match) => new(match.Groups["name"].Value, match.Groups["words"] is { Success: true } words ? words.Value : null);

    // A remedies clause may not be left out of a frame either; nobody notices until it costs a year (REM-3).
    private void DemandMandatory()
    {
        var printed = _sections.Keys.SelectMany(FieldsOf).ToHashSet();
        if (_sections.ContainsKey("part")) printed.Add("withheld");
        // Enclosures and the list of withheld parts are blocks of their own, not words.
        printed.Add("enclosures");
        foreach (var names in Must.Where(names => !names.Any(printed.Contains))) _faults.Add(new(TemplateFaultKind.MandatoryFieldMissing,
            string.Join('|', names)));
        if (Frame.Length == 0 && _sections.ContainsKey("remedy") && !printed.Contains("remedyClause"))
            _faults.Add(new(TemplateFaultKind.MandatoryFieldMissing, "remedyClause"));
    }

    [GeneratedRegex(@"\[\[(?:(?!\[\[|\]\]).)*\]\]|\{(?<name>[a-zA-Z]+)(?:\|(?<words>[^{}]*))?\}")]
    private static partial Regex Marks();

    private abstract record Piece
    {
        public abstract IEnumerable<string> Fields { get; }

        public abstract void Print(StringBuilder text, Piece? next, Func<string, string?> fact, Action<string> missing, Func<string, string, string>? mark);
    }

    private sealed record Literal(string Words) : Piece
    {
        public override IEnumerable<string> Fields => [];

        public override void Print(StringBuilder text, Piece? next, Func<string, string?> fact, Action<string> missing, Func<string, string, string>? mark) =>
            text.Append(Words);
    }

    private sealed record Slot(string Name, string? Otherwise) : Piece
    {
        // Marks a template adds after the words of an officer, who may have ended a sentence already.
        private const string Ends = "。；，、（";

        public override IEnumerable<string> Fields => [Name];

        public override void Print(StringBuilder text, Piece? next, Func<string, string?> fact, Action<string> missing, Func<string, string, string>? mark)
        {
            var value = fact(Name) is { Length: > 0 } known ? known : Otherwise;
            if (value is null)
            {
                missing(Name);
                value = $"{{{LetterFields.Of(Name).Label.Zh}}}";
            }
            if (next is Literal { Words: var words } && Ends.Contains(words[0])) value = value.TrimEnd('。', '；', '，', '.', ';');
            text.Append(mark is null ? value : mark(Name, value));
        }
    }

    private sealed record Optional(IReadOnlyList<Piece> Pieces) : Piece
    {
        public override IEnumerable<string> Fields => Pieces.SelectMany(p => p.Fields);

        public override void Print(StringBuilder text, Piece? next, Func<string, string?> fact, Action<string> missing, Func<string, string, string>? mark)
        {
            if (Pieces.OfType<Slot>().Any(s => s.Otherwise is null && string.IsNullOrEmpty(fact(s.Name)))) return;
            for (var i = 0; i < Pieces.Count; i++) Pieces[i].Print(text, i + 1 < Pieces.Count ? Pieces[i + 1] : next, fact, missing, mark);
        }
    }
}
