using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Primitives;
using Requests.Features.Areas.Letters;
using Requests.Features.Kernel;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The questions of one kind of letter: those of its command, and one for each field it states or must still state.</summary>
internal sealed class LetterForm
{
    private const string Rows = "fields";

    /// <summary>Ends the name of what an own passage was shown as, where it stood as the template has it.</summary>
    public const string Model = ".model";

    // What a question of a process letter is printed as.
    private static readonly Dictionary<LetterTerm, string> PrintedAs = new()
    {
        [LetterTerm.Points] = "correctionPoints",
        [LetterTerm.Guidance] = "guidance",
        [LetterTerm.WorkingDays] = "replyDays",
        [LetterTerm.Passages] = "passages",
        [LetterTerm.Agency] = "coAgency",
        [LetterTerm.PaySlip] = "paySlip",
        [LetterTerm.PayWay] = "payWay",
    };

    private static readonly Plan OfReply = new([], ["facts", "reasons"], ["servedOnline"]);

    /// <param name="Needed">The letter says nothing without them.</param>
    /// <param name="Rare">Only where it applies; folded away.</param>
    private sealed record Plan(string[] Needed, string[] Usual, string[] Rare)
    {
        public string[] All { get; } = [.. Needed, .. Usual, .. Rare];

        // A question of a kind is a parameter of the one command that drafts it.
        public static Plan Of(LetterKind kind)
        {
            string[] Asked(Need need) => [.. kind.Questions.Where(q => q.Need == need).Select(q => JsonNamingPolicy.CamelCase.ConvertName(q.Term.ToString()))];
            return new(Asked(Need.Must), Asked(Need.Usual), Asked(Need.Rare));
        }
    }

    private readonly LetterKind? _kind;
    private readonly IReadOnlyDictionary<string, ReadWording.Field> _fields;
    private readonly Dictionary<string, string> _typed;
    private readonly List<(string Name, string Value, string Matter)> _rows;
    private readonly HashSet<string> _asked = [];
    private readonly HashSet<string> _placed = [];
    private CommandForm _form;

    private LetterForm(LetterKind? kind, ReadWording.Response kept, FormValues values, IEnumerable<KeyValuePair<string, string>> typed)
    {
        (_kind, _fields) = (kind, kept.Fields.ToDictionary(f => f.Name));
        var sent = typed.ToList();
        _typed = sent.Where(t => !t.Key.StartsWith(Rows + ".", StringComparison.Ordinal) && !t.Key.EndsWith(Model, StringComparison.Ordinal)).ToDictionary(t => t.Key, t => t.Value);
        // What stands as the template has it is nobody's own word, and goes on following the case.
        foreach (var (key, model) in sent.Where(t => t.Key.EndsWith(Model, StringComparison.Ordinal)))
            if (_typed.TryGetValue(key[..^Model.Length], out var own) && Lines(own) == Lines(model)) _typed.Remove(key[..^Model.Length]);
        _rows = [.. Enumerable.Range(0, values.Rows(Rows)).Select(i => (values[$"{Rows}.{i}.name"], values[$"{Rows}.{i}.value"], values[$"{Rows}.{i}.matter"]))
            .Where(r => _fields.ContainsKey(r.Item1))];
        if (_fields.ContainsKey(values["addField"]) && IsFree(values["addField"])) _rows.Add((values["addField"], "", ""));
        if (kind is not null) _typed["kind"] = kind.Code;
        if (kind is { Consults: true, Addressee: LetterAddressee.ThirdParty }) _typed["consultation"] = "thirdParty";
        _form = NewForm();
    }

    /// <summary>The kinds an officer may choose.</summary>
    public static IReadOnlyList<LetterKind> Kinds { get; } = [.. LetterKinds.All.Where(k => k.IsDrafted)];

    /// <summary>The form with what is on file.</summary>
    public static LetterForm Of(LetterKind? kind, ReadWording.Response kept)
    {
        var present = JsonSerializer.SerializeToNode(kept.Words, CommandForm.Json)!.AsObject();
        if (kept.Terms is { } terms)
            foreach (var (name, value) in JsonSerializer.SerializeToNode(terms, CommandForm.Json)!.AsObject()) present[name] = value?.DeepClone();
        if (kept.Online) present["servedOnline"] = true;
        var values = FormValues.Present(present);
        return new(kind, kept, values, PlanOf(kind).All.Where(values.Has).Select(q => KeyValuePair.Create(q, values[q])));
    }

    /// <summary>The form as it was sent.</summary>
    public static LetterForm Of(LetterKind? kind, ReadWording.Response kept, IFormCollection sent) =>
        new(kind, kept, FormValues.Of(sent), sent.Select(s => KeyValuePair.Create(s.Key, s.Value.ToString())));

    /// <summary>The form with what was typed and kept.</summary>
    public static LetterForm Of(LetterKind? kind, ReadWording.Response kept, IReadOnlyDictionary<string, string> typed) =>
        new(kind, kept, new(typed.Select(t => KeyValuePair.Create(t.Key, new StringValues(t.Value)))), typed);

    /// <summary>What is typed, by field, to be kept.</summary>
    public IReadOnlyDictionary<string, string> Typed => _typed.Where(t => PlanOf(_kind).All.Any(q => t.Key == q || t.Key.StartsWith(q + ".", StringComparison.Ordinal)))
        .Concat(_rows.SelectMany((r, i) => new KeyValuePair<string, string>[] { new($"{Rows}.{i}.name", r.Name), new($"{Rows}.{i}.value", r.Value), new($"{Rows}.{i}.matter", r.Matter) }))
        .Append(new($"{Rows}.rows", _rows.Count.ToString(CultureInfo.InvariantCulture))).ToDictionary();

    /// <summary>Gives up the own words of a passage: it reads as the template has it again.</summary>
    public void GiveUp(string passage) => _typed.Remove(passage);

    /// <summary>The own words of a passage; empty while it reads as the template has it.</summary>
    public string OwnWords(string passage) => _typed.GetValueOrDefault(passage, "");

    /// <summary>
    /// The control for what the officer says at a place of the letter, where it is the officer's to say. It stands once: where the letter
    /// says the same again, that follows.
    /// </summary>
    /// <param name="byOfficer">The case does not say it.</param>
    public LetterControl? Place(LetterField field, int? matter, bool byOfficer)
    {
        if (_kind?.Questions.FirstOrDefault(q => (q.Field ?? PrintedAs.GetValueOrDefault(q.Term)) == field.Name) is { } question)
        {
            var path = JsonNamingPolicy.CamelCase.ConvertName(question.Term.ToString());
            return _placed.Add(path) && Drawn([path]).OfType<FormField>().FirstOrDefault() is { } asked
                ? new(asked with { Required = question.Need == Need.Must }, null, null, null) : null;
        }
        if (!byOfficer || field.IsComputed || !_fields.ContainsKey(field.Name)) return null;
        var (no, at) = (matter?.ToString(CultureInfo.InvariantCulture) ?? "", _rows.FindIndex(r => r.Name == field.Name && r.Matter.Length == 0));
        if (no.Length > 0 && _rows.FindIndex(r => r.Name == field.Name && r.Matter == no) is >= 0 and var own) at = own;
        if (at < 0)
        {
            at = _rows.Count;
            _rows.Add((field.Name, "", no));
        }
        else if (no.Length > 0 && _rows[at] is { Value.Length: 0, Matter.Length: 0 } && !_placed.Contains($"{Rows}.{at}")) _rows[at] = (field.Name, "", no);
        if (!_placed.Add($"{Rows}.{at}")) return null;
        var errors = CommandForm.Fields(_form.Draw(Shown)).ToDictionary(f => f.Path, f => f.Errors);
        return new(Field(field.Name, _rows[at].Value, $"{Rows}.{at}.value", errors), $"{Rows}.{at}", field.Name, _rows[at].Matter);
    }

    /// <summary>The passage stands in the letter, to be written there.</summary>
    public void PlaceOwn(string passage) => _placed.Add(passage);

    /// <summary>The questions of the command that are answered as a rule.</summary>
    public IReadOnlyList<FormPart> Parts => [.. Drawn(PlanOf(_kind).Needed).Where(IsBeside).Select(Needed), .. Drawn(PlanOf(_kind).Usual).Where(IsBeside).Select(Unfolded)];

    /// <summary>Questions that say all the letter must state, and have no answer yet.</summary>
    public IReadOnlyList<string> Unanswered => [.. Drawn(PlanOf(_kind).Needed).Where(p => CommandForm.Fields([p]).All(f => !f.Given)).Select(p => p is FormGroup group ? group.Legend : ((FormField)p).Label)];

    /// <summary>Those answered only where they apply.</summary>
    public IReadOnlyList<FormPart> RareParts => [.. Drawn(PlanOf(_kind).Rare).Where(IsBeside)];

    /// <summary>Something of the rare is answered or wrong, so that it must be seen.</summary>
    public bool RareOpen => CommandForm.Fields(RareParts).Any(f => f.Value.Length > 0 || f.Bad);

    /// <summary>The fields, each with its name in the letter; those that are missing first.</summary>
    public IReadOnlyList<(string NamePath, string Name, FormField Field, string MatterPath, string Matter)> Fields
    {
        get
        {
            var errors = CommandForm.Fields(_form.Draw(Shown)).ToDictionary(f => f.Path, f => f.Errors);
            return [.. _rows.Select((row, i) => (Row: row, At: i)).Where(r => !_placed.Contains($"{Rows}.{r.At}")).Select(r => r is var (row, i) ? ($"{Rows}.{i}.name", row.Name, Field(row.Name, row.Value, $"{Rows}.{i}.value", errors), $"{Rows}.{i}.matter", row.Matter) : default)
                .OrderByDescending(r => _asked.Contains(r.Name))];
        }
    }

    public int RowCount => _rows.Count;

    /// <summary>Something was said to the questions of the letter, or it has none.</summary>
    public bool IsAnswered => _kind is null || PlanOf(_kind).All is var asked && (asked.Length == 0 || _typed.Any(t => t.Value.Length > 0 && asked.Any(q => t.Key == q || t.Key.StartsWith(q + ".", StringComparison.Ordinal))));

    /// <summary>Fields that can still be added.</summary>
    public IReadOnlyList<Option> Others => [.. _fields.Values.Where(f => IsFree(f.Name)).Select(f => new Option(f.Name, f.Label.ToString()))];

    /// <summary>Asks for these fields too: the letter must state them.</summary>
    public void Ask(IEnumerable<string> names)
    {
        foreach (var name in names.Where(_fields.ContainsKey))
        {
            _asked.Add(name);
            if (_rows.All(r => r.Name != name)) _rows.Add((name, "", ""));
        }
    }

    /// <summary>The command that keeps the letter, or null; the form then shows what cannot be read.</summary>
    /// <param name="no">The process letter that is written anew.</param>
    public DraftLetter.Command? Command(int? no)
    {
        _form = NewForm();
        return _form.Read<DraftLetter.Command>(Given) is { } draft ? draft with { DocumentNo = no } : null;
    }

    /// <summary>The question what the letter would look like, or null where something cannot be read.</summary>
    public PreviewLetter.Query? Preview(string caseNumber) => Command(null) is not { } c ? null
        : new(caseNumber, c.Kind, Facts: c.Facts, Reasons: c.Reasons, ServedOnline: c.ServedOnline, Points: c.Points, Guidance: c.Guidance,
            WorkingDays: c.WorkingDays, Reason: c.Reason,
            Consultation: c.Consultation, Passages: c.Passages, ThirdParty: c.ThirdParty, Agency: c.Agency, Tariff: c.Tariff, Count: c.Count, Fields: c.Fields, PaySlip: c.PaySlip, PayWay: c.PayWay);

    public FormErrors Errors() => _form.Errors(Shown);

    /// <summary>Puts a refusal beside its fields, which the law names and the form numbers.</summary>
    public FormErrors Refuse(Problem problem)
    {
        var placed = problem.Fields?.ToDictionary(f => Placed(f.Key), f => f.Value);
        return placed is null ? FormErrors.Of(problem) : _form.Refuse(problem with { Fields = placed }, Shown);
    }

    private string Placed(string field)
    {
        var at = _rows.FindIndex(r => field == $"{Rows}.{r.Name}");
        return at < 0 ? field : $"{Rows}.{at}.value";
    }

    private static Plan PlanOf(LetterKind? kind) => kind is null ? OfReply : Plan.Of(kind);

    private IEnumerable<FormPart> Drawn(string[] paths) => _form.Draw(Shown) is var drawn ? paths.Select(path => drawn.First(p => p.Path == path)) : [];

    private static FormPart Needed(FormPart part) => part switch
    {
        FormField field => field with { Required = true },
        _ => Unfolded(part),
    };

    private static FormPart Unfolded(FormPart part) => part is FormGroup group ? group with { Folded = false } : part;

    // What stands in the letter is not asked beside it.
    private bool IsBeside(FormPart part) => !_placed.Contains(part.Path);

    private static string Lines(string text) => text.ReplaceLineEndings("\n").Trim();

    private static CommandForm NewForm() => new(typeof(DraftLetter.Command));

    private FormValues Shown => With(_rows);

    // A field nobody has filled in is not said at all.
    private FormValues Given => With(_rows.Where(r => r.Value.Length > 0));

    // A field is said once of the letter, or once of each matter.
    private bool IsFree(string name) => _rows.TrueForAll(r => r.Name != name || r.Matter.Length > 0);

    private FormValues With(IEnumerable<(string Name, string Value, string Matter)> rows)
    {
        var list = rows.ToList();
        return new(_typed.Select(t => KeyValuePair.Create(t.Key, new StringValues(t.Value)))
            .Append(new($"{Rows}.rows", list.Count.ToString(CultureInfo.InvariantCulture)))
            .Concat(list.SelectMany((r, i) => new KeyValuePair<string, StringValues>[] { new($"{Rows}.{i}.name", r.Name), new($"{Rows}.{i}.value", r.Value) }
                .Concat(r.Matter.Length > 0 ? [new($"{Rows}.{i}.matter", r.Matter)] : []))));
    }

    private FormField Field(string name, string value, string path, Dictionary<string, IReadOnlyList<string>> errors)
    {
        var field = _fields[name];
        var kind = field.Type switch
        {
            FieldType.LongText => FieldKind.Text,
            FieldType.List => FieldKind.Lines,
            FieldType.Date => FieldKind.Day,
            FieldType.Number or FieldType.Money => FieldKind.Number,
            _ => FieldKind.Line,
        };
        return new(path, kind, _asked.Contains(name), field.Label.ToString(), field.Type switch
        {
            FieldType.Citation => Texts.T("draft.citation"),
            FieldType.List => Texts.T("draft.lines"),
            _ => null,
        }, value, [], errors.GetValueOrDefault(path) ?? []);
    }
}

/// <summary>A control that stands within the letter.</summary>
/// <param name="Row">Of a single field: its row in the form; null for a question of the command.</param>
internal sealed record LetterControl(FormField Field, string? Row, string? Name, string? Matter);
