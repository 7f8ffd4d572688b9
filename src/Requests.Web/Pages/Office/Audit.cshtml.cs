using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Supervision;
using Requests.Features.Kernel;
using Requests.Features.Services.Staff;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>What was done in the body, for whoever looks after it; filters are kept in the address.</summary>
internal sealed class AuditModel(IMediator mediator) : PageModel
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
