using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;
using Requests.Statute.Archive;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Statute.Service;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What was done in the body, for whoever looks after it; filters are kept in the address.</summary>
internal sealed partial class AuditModel(IMediator mediator, IOfficeClock clock) : PageModel
{
    private IReadOnlyList<ListColleagues.Colleague> _colleagues = [];

    [BindProperty(SupportsGet = true, Name = "act")]
    public string? Act { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? By { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? CaseNumber { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? After { get; set; }

    public ListEvents.Response Found { get; private set; } = null!;

    /// <summary>Colleagues, then those who act without an account; and whoever the address names.</summary>
    private IReadOnlyList<Option> Actors =>
    [
        .. _colleagues.Select(c => new Option(c.UserName, c.Name)),
        .. People.Strangers.Select(s => new Option(s, People.NameOf(s))),
        .. new[] { By }.OfType<string>().Where(by => by.Length > 0 && !People.Strangers.Contains(by)
            && !_colleagues.Any(c => c.UserName == by)).Select(by => new Option(by, by)),
    ];

    /// <summary>The one whose trail is read; null while it is everybody's.</summary>
    public string? Whose => HasText(By) is { } by ? Actors.FirstOrDefault(a => a.Value == by)?.Label ?? by : null;

    /// <summary>Day by day, in office time, the newest first.</summary>
    public IEnumerable<(DateOnly Day, IReadOnlyList<ListEvents.Line> Lines)> Days =>
        Found.Events.GroupBy(e => DateOnly.FromDateTime(clock.InOffice(e.At).DateTime)).Select(g => (g.Key, (IReadOnlyList<ListEvents.Line>)[.. g]));

    // Which of an event's details are codes, and of what.
    private static readonly Dictionary<string, Type> Codes = new()
    {
        ["verdict"] = typeof(Verdict),
        ["step"] = typeof(Role),
        ["leaf"] = typeof(OutcomeLeaf),
        ["outcome"] = typeof(OutcomeLeaf),
        ["method"] = typeof(ServiceMethod),
        ["channel"] = typeof(IntakeChannel),
        ["purpose"] = typeof(FilePurpose),
        ["list"] = typeof(ViewedList),
        ["role"] = typeof(Role),
        ["roles"] = typeof(Role),
        ["chain"] = typeof(Role),
        ["retention"] = typeof(RetentionTerm),
    };

    /// <summary>What an event tells beside its sentence, in words; what only the program needs (hashes, keys, codes without a word) is left to the record as it is kept.</summary>
    public static IEnumerable<(string Name, string Value)> Said(ListEvents.Line line)
    {
        if (JsonNode.Parse(line.Details) is not JsonObject details) yield break;
        foreach (var (name, value) in details)
            if (Find($"field.{name}") is { } word && InWords(name, value) is { Length: > 0 } said) yield return (word, said);
    }

    private static string? InWords(string name, JsonNode? value) => value switch
    {
        JsonArray list => string.Join(T("list.enumeration"), list.Select(item => InWords(name, item)).OfType<string>()),
        JsonValue one when one.GetValueKind() is JsonValueKind.True or JsonValueKind.False => T(one.GetValue<bool>() ? "form.yes" : "form.no"),
        JsonValue one when one.GetValueKind() is JsonValueKind.Number => one.ToString(),
        JsonValue one when one.GetValueKind() is JsonValueKind.String => Word(name, one.GetValue<string>()),
        _ => null,
    };

    private static string? Word(string name, string text) =>
        Codes.TryGetValue(name, out var type) ? WordOf(type, text)
        : DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? Pages.Days.Full(day)
        : Guid.TryParse(text, out _) || IsHash().IsMatch(text) ? null : text;

    // An outcome has its name in the law's table, under its code or as the program calls it; what has no word is left to the record.
    private static string? WordOf(Type type, string code) =>
        type == typeof(OutcomeLeaf) && Leaves.TryParse(code, out var leaf) ? Options.NameOf(leaf)
        : !Enum.TryParse(type, code, ignoreCase: true, out var value) ? null
        : value is OutcomeLeaf named ? Options.NameOf(named)
        : Text.Find(Text.KeyOf((Enum)value))?.ToString();

    [GeneratedRegex("^[0-9a-fA-F]{40,}$")]
    private static partial Regex IsHash();

    public string FirstAddress => Address(null);

    public string? NextAddress => Found.Next is { } next ? Address(next) : null;

    public IReadOnlyList<FormField> Filters =>
    [
        new("act", FieldKind.Choice, true, T("audit.what"), null, Act ?? "",
            [.. Enum.GetValues<Act>().Select(a => new Option(a.ToString(), Text.Of(a).ToString()))], []),
        new("by", FieldKind.Choice, true, T("audit.by"), null, By ?? "", Actors, []) { MostRadios = -1 },
        new("caseNumber", FieldKind.Line, true, T("work.number"), null, CaseNumber ?? "", [], []),
        new("from", FieldKind.Day, true, T("audit.from"), null, From ?? "", [], []),
        new("to", FieldKind.Day, true, T("audit.to"), null, To ?? "", [], []),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await mediator.Send(new ListEvents.Query(Enum.TryParse<Act>(Act, out var act) ? act : null, HasText(By), HasText(CaseNumber),
            Day(From), Day(To), After), ct);
        if (result.Problem is { } problem) return this.Refuse(problem);
        Found = result.Value;
        _colleagues = await mediator.Send(new ListColleagues.Query(), ct) is { Problem: null } colleagues ? colleagues.Value.Colleagues : [];
        return Page();
    }

    private string Address(long? after)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("act", Act), ("by", By), ("caseNumber", CaseNumber), ("from", From), ("to", To),
            ("after", after?.ToString(System.Globalization.CultureInfo.InvariantCulture)) })
            if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        return "/audit" + query;
    }

    private static string? HasText(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static DateOnly? Day(string? text) => DateOnly.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var day) ? day : null;
}
