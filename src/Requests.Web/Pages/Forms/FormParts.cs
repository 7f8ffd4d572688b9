using Requests.Features.Kernel;

namespace Requests.Web.Pages.Forms;

internal enum FieldKind
{
    Line,

    /// <summary>A password: not shown, and never sent back to be shown.</summary>
    Secret,
    Text,

    /// <summary>A list of texts, one a line.</summary>
    Lines,
    Day,
    Number,
    Choice,

    /// <summary>Any of few options; the value holds the chosen ones.</summary>
    Checks,
    Check,

    /// <summary>Not asked; its value travels along.</summary>
    Kept,
}

/// <param name="Group">Heading under which the option is listed.</param>
internal sealed record Option(string Value, string Label, string? Group = null);

/// <summary>A part of a form, drawn by the partial of its kind.</summary>
internal abstract record FormPart(string Path);

/// <summary>One question.</summary>
/// <param name="Path">Name of the field, dots between the levels, as the API names it.</param>
internal sealed record FormField(string Path, FieldKind Kind, bool Required, string Label, string? Hint, string Value,
    IReadOnlyList<Option> Options, IReadOnlyList<string> Errors, string Scope = "f") : FormPart(Path)
{
    /// <summary>An empty day says how it is written, one that is there shows it.</summary>
    public string? Hint { get => field ?? (Kind == FieldKind.Day && (Bad || !Given) ? Texts.T("hint.day") : null); init; } = Hint;

    /// <summary>With more options than this they are folded into a list.</summary>
    public int MostRadios { get; init; } = 4;

    /// <summary>What not choosing any of the options is called.</summary>
    public string None { get; init; } = Texts.T("form.none");

    /// <summary>What the list of options says while none is chosen.</summary>
    public string Choose { get; init; } = Texts.T("form.choose");

    public string Id => $"{Scope}-{Path.Replace('.', '-')}";

    /// <summary>Left empty it goes back to its default, as its form says once for all: it is not marked optional, and none of few options cannot be chosen.</summary>
    public bool HasDefault { get; init; }

    /// <summary>As a filter of a list: where nothing is chosen, all is shown.</summary>
    public FormField AsFilter() => this with { MostRadios = 2, Choose = Texts.T("form.all"), None = Texts.T("form.all") };

    /// <summary>Where the keys are when the page opens: the first field that is still empty.</summary>
    public bool Focus { get; init; }

    public bool Bad => Errors.Count > 0;

    public bool Given => Kind == FieldKind.Check ? Value == "true" : Value.Length > 0;

    /// <summary>Of checks: whether this option is chosen.</summary>
    public bool Holds(Option option) => FormValues.Several(Value).Contains(option.Value);

    public bool AsRadios => Kind == FieldKind.Choice && Options.Count <= MostRadios && Options.All(o => o.Group is null);

    /// <summary>The answer as a reader knows it.</summary>
    public string Answer => Kind == FieldKind.Check ? Texts.T("form.yes") : Options.FirstOrDefault(o => o.Value == Value)?.Label ?? Value;

    /// <summary>What aria-describedby names; null when there is neither hint nor error.</summary>
    public string? DescribedBy => (Hint, Bad) switch
    {
        (not null, true) => $"{Id}-hint {Id}-error",
        (not null, false) => $"{Id}-hint",
        (null, true) => $"{Id}-error",
        _ => null,
    };

    public string? Autocomplete => Path switch
    {
        "presentPassword" => "current-password",
        "newPassword" or "again" => "new-password",
        "oneTimeCode" => "one-time-code",
        "email" => "email",
        "applicant.name" => "name",
        "applicant.phone" => "tel",
        "applicant.address" => "street-address",
        "applicant.email" => "email",
        // Somebody else's, which no browser knows.
        _ => Path.Contains('.', StringComparison.Ordinal) ? "off" : null,
    };

    /// <summary>Which keys a phone offers.</summary>
    public string? InputMode => Kind == FieldKind.Number ? "numeric" : Path[(Path.LastIndexOf('.') + 1)..] switch
    {
        "phone" => "tel",
        "email" => "email",
        _ => null,
    };
}

/// <summary>Questions about one thing: a person, or one row of a list.</summary>
/// <param name="Folded">Behind a heading to open, since it need not be answered.</param>
/// <param name="Rows">For a list: how many rows are drawn, kept in a hidden field so that a button can ask for one more.</param>
internal sealed record FormGroup(string Path, string Legend, bool Folded, IReadOnlyList<FormPart> Parts, int? Rows = null) : FormPart(Path)
{
    public string Id => $"g-{Path.Replace('.', '-')}";

    /// <summary>What holds for its questions together.</summary>
    public string? Hint { get; init; }

    /// <summary>A part of a long form, under a heading that its list of contents leads to.</summary>
    public bool IsSection { get; init; }

    /// <summary>A row of a list that a button takes out again.</summary>
    public bool MayGo { get; init; }

    /// <summary>Where the reader goes on after a row was added or taken out.</summary>
    public bool Next { get; init; }
}

/// <summary>What stands above a refused form.</summary>
/// <param name="Fields">Messages with the field each belongs to; null for those of no field.</param>
internal sealed record FormErrors(IReadOnlyList<(string Message, string? FieldId)> Fields, string? RuleId = null, string? Article = null)
{
    /// <summary>The article in the reader's language; the rule's id only where it has none. Null where no rule refused.</summary>
    public string? Behind => Texts.Law(Article) is { Length: > 0 } article ? article : RuleId;

    /// <summary>What came of it, where nothing filled in needs changing.</summary>
    public string? Result { get; init; }

    public string Title => Result ?? (Fields.All(f => f.FieldId is null) ? Texts.T("form.refused")
        : Fields.Count == 1 ? Texts.T("form.errors.one") : Texts.T("form.errors", Fields.Count));

    /// <summary>A refusal of what has no fields to point at: all its reasons, one a line.</summary>
    public static FormErrors Of(Problem problem) => new(
        problem.Fields is { } fields ? [.. fields.SelectMany(f => f.Value).Select(m => (m, (string?)null))]
        : problem.Findings is { Count: > 0 } findings ? [.. findings.Select(f => (f.Text.ToString(), (string?)null)).Distinct()]
        : [(problem.Text.ToString(), null)], problem.RuleId, problem.Article);
}
