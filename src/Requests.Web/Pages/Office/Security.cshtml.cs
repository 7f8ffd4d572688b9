using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Areas.Supervision;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office;

/// <summary>安全日志 for whoever watches over access in the body; filters are kept in the address.</summary>
internal sealed class SecurityModel(IMediator mediator) : PageModel
{
    private IReadOnlyList<ListColleagues.Colleague> _colleagues = [];

    [BindProperty(SupportsGet = true)]
    public string? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Name { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    public ListSecurityEvents.Response Found { get; private set; } = null!;

    public string FirstAddress => Address(null);

    public string? NextAddress => Found.Next is { } next ? Address(next) : null;

    public IReadOnlyList<FormField> Filters =>
    [
        new("kind", FieldKind.Choice, true, T("security.what"), null, Kind ?? "",
            [.. Enum.GetValues<SecurityEventKind>().Select(k => new Option(k.ToString(), Text.Of(k).ToString()))], []) { MostRadios = -1 },
        new("name", FieldKind.Choice, true, T("security.who"), null, Name ?? "", Names, []) { MostRadios = -1 },
        new("from", FieldKind.Day, true, T("audit.from"), null, From ?? "", [], []),
        new("to", FieldKind.Day, true, T("audit.to"), null, To ?? "", [], []),
    ];

    private IReadOnlyList<Option> Names =>
    [
        .. _colleagues.Select(c => new Option(c.UserName, c.Name)),
        .. new[] { Name }.OfType<string>().Where(n => n.Length > 0 && !_colleagues.Any(c => c.UserName == n)).Select(n => new Option(n, n)),
    ];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await mediator.Send(new ListSecurityEvents.Query(Enum.TryParse<SecurityEventKind>(Kind, ignoreCase: true,
            out var kind) ? kind : null, Before,
            string.IsNullOrWhiteSpace(Name) ? null : Name.Trim(), Day(From), Day(To)), ct);
        if (result.Problem is { } problem) return this.Refuse(problem);
        Found = result.Value;
        _colleagues = await mediator.Send(new ListColleagues.Query(), ct) is { Problem: null } colleagues ? colleagues.Value.Colleagues : [];
        return Page();
    }

    private string Address(long? before)
    {
        var query = new QueryBuilder();
        foreach (var (key, value) in new[] { ("kind", Kind), ("name", Name), ("from", From), ("to", To),
            ("before", before?.ToString(CultureInfo.InvariantCulture)) })
            if (!string.IsNullOrEmpty(value)) query.Add(key, value);
        return "/security" + query;
    }

    private static DateOnly? Day(string? text) => DateOnly.TryParse(text, CultureInfo.InvariantCulture, out var day) ? day : null;
}
