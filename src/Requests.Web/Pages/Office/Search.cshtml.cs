using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Privacy;
using Requests.Features.Areas.Search;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Archive;
using Requests.Features.Services.Search;
using Requests.Statute.Outcomes;
using Requests.Statute.Receipt;
using Requests.Web.Api;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>Cases by their words; what was looked for and every filter is kept in the address.</summary>
internal sealed class SearchModel(IMediator mediator, ICaller caller) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Source { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Year { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Outcome { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Officer { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Flag { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Unit { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Channel { get; set; }

    /// <summary>overdue, late or inTime.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Timeliness { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? After { get; set; }

    /// <summary>Null while nothing is looked for.</summary>
    public SearchCases.Response? Found { get; private set; }

    public string? Refusal { get; private set; }

    public IReadOnlyList<FormField> Filters { get; private set; } = [];

    public string? NextAddress => Found?.Next is { } next ? Address(next) : null;

    public string FirstAddress => Address(null);

    public bool MayExport => Permissions.MayEver(Act.ExportArchive, caller.Roles);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ViewCases, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        var officers = await mediator.Send(new ListOfficers.Query(), ct);
        Filters =
        [
            new("source", FieldKind.Choice, true, T("search.where"), null, Source ?? "",
                [new("", T("search.anywhere")), .. Options.Of(typeof(SearchSource))!], []),
            new("state", FieldKind.Choice, true, T("work.state"), null, State ?? "",
                [.. Enum.GetValues<CaseState>().Select(s => new Option(s.ToString(), Text.Of(s).ToString()))], []),
            new("year", FieldKind.Number, true, T("search.year"), null, Year ?? "", [], []),
            new("outcome", FieldKind.Choice, true, T("case.outcome"), null, Outcome ?? "", Options.Of(typeof(OutcomeLeaf))!, []),
            new("flag", FieldKind.Choice, true, T("work.flag"), null, Flag ?? "", Options.Of(typeof(CaseFlagKind))!, []),
            new("channel", FieldKind.Choice, true, T("work.channel"), null, Channel ?? "", Options.Of(typeof(IntakeChannel))!, []),
            new("timeliness", FieldKind.Choice, true, T("work.timeliness"), null, Timeliness ?? "",
                [new("inTime", T("work.inTime")), new("late", T("chart.late")), new("overdue", T("search.overdue"))], []),
            .. (await mediator.Send(new ListUnits.Query(), ct)) is { Problem: null, Value.Count: > 0 } units
                ? [new FormField("unit", FieldKind.Choice, true, T("field.unit"), null, Unit ?? "", [.. units.Value.Select(u => new Option(u.Code, u.Name))], [])]
                : (FormField[])[],
            .. officers.Problem is null
                ? [new FormField("officer", FieldKind.Choice, true, T("work.who"), null, Officer ?? "",
                    [.. officers.Value.Officers.Select(o => new Option(o.Id.ToString(), o.Name))], [])]
                : (FormField[])[],
        ];
        if (string.IsNullOrWhiteSpace(Q)) return Page();
        var result = await mediator.Send(Query(), ct);
        AsksReason = result.Problem?.Code == SearchProblems.ReasonNeeded.Code;
        Take(result);
        return Page();
    }

    /// <summary>The words hold a person's number: looked for once a reason was given, by who may.</summary>
    public bool AsksReason { get; private set; }

    public bool MayGiveReason => Permissions.MayEver(Act.RevealPersonalData, caller.Roles);

    /// <summary>The same search with a reason; POST, since it is on record.</summary>
    public async Task<IActionResult> OnPostNumberAsync([FromForm] string? reason, CancellationToken ct)
    {
        var drawn = await OnGetAsync(ct);
        if (!AsksReason) return drawn;
        var result = await mediator.Send(new SearchByNumber.Command(Query() with { Size = SearchCases.MaximumPage }, reason ?? ""), ct);
        if (result.Problem is { } problem) Response.StatusCode = Hosting.ProblemAnswers.StatusOf(problem.Kind);
        else (Refusal, AsksReason) = (null, false);
        Take(result);
        return drawn;
    }

    private void Take(Result<SearchCases.Response> result)
    {
        if (result.Problem is { } problem) Refusal = problem.Fields?.SelectMany(f => f.Value).FirstOrDefault() ?? problem.Text.ToString();
        else Found = result.Value;
    }

    /// <summary>Cases of a person, by exact values; POST, since they have no place in an address.</summary>
    public async Task<IActionResult> OnPostPersonAsync(CancellationToken ct)
    {
        var read = await OnGetAsync(ct);
        var query = new FindByPerson.Command(Person("name"), Person("idNumber"), Person("phone"), Person("email"), Person("any"), Person("reason"));
        var result = await mediator.Send(query, ct);
        IsByPerson = true;
        if (result.Problem is { } problem)
        {
            Refusal = problem.Fields?.SelectMany(f => f.Value).FirstOrDefault() ?? problem.Text.ToString();
            Response.StatusCode = Hosting.ProblemAnswers.StatusOf(problem.Kind);
        }
        else OfPerson = result.Value.Cases;
        return read;

        string? Person(string field) => Request.Form["person." + field].ToString() is { Length: > 0 } typed ? typed : null;
    }

    /// <summary>The cases of the person that was looked for; null while nobody was.</summary>
    public IReadOnlyList<FindByPerson.Hit>? OfPerson { get; private set; }

    public bool IsByPerson { get; private set; }

    private static readonly string[] Facts = ["name", "phone", "idNumber", "email", "any", "reason"];

    public static IReadOnlyList<FormField> PersonFields =>
        [.. Facts.Select(f => new FormField("person." + f, FieldKind.Line, true, T("field." + f), null, "", [], []))];

    /// <summary>The sealed files of everything found, as one zip.</summary>
    public async Task<IActionResult> OnPostExportAsync([FromForm] string? reason, [FromServices] ArchiveExport export, CancellationToken ct)
    {
        var chosen = await FoundCases.ChooseAsync(mediator, Query(), reason ?? "", ct);
        if (chosen.Problem is { } problem) return this.Refuse(problem);
        await new ArchiveZip(export, chosen.Value.CaseNumbers).ExecuteAsync(HttpContext);
        return new EmptyResult();
    }

    private SearchCases.Query Query() => new(Q ?? "", Parse<SearchSource>(Source), Parse<CaseState>(State), int.TryParse(Year, out var year) ? year : null,
        Leaves.TryParse(Outcome ?? "", out var leaf) ? leaf : null, Guid.TryParse(Officer, out var officer) ? officer : null, After: After,
        Flag: Parse<CaseFlagKind>(Flag), Unit: string.IsNullOrEmpty(Unit) ? null : Unit, Channel: Parse<IntakeChannel>(Channel),
        Late: Timeliness switch { "late" => true, "inTime" => false, _ => null }, Overdue: Timeliness == "overdue");

    private string Address(string? after)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("q", Q), ("source", Source), ("state", State), ("year", Year), ("outcome", Outcome),
            ("officer", Officer), ("flag", Flag), ("unit", Unit), ("channel", Channel), ("timeliness", Timeliness), ("after", after) })
            if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        return "/search" + query;
    }

    private static T? Parse<T>(string? text) where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : null;
}
