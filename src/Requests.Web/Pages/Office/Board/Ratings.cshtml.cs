using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Supervision;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages.Office.Board;

/// <summary>How applicants rated the service; no case and no person stands beside it.</summary>
internal sealed class RatingsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? From { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? To { get; set; }

    public ReadRatings.Response Read { get; private set; } = null!;

    public IReadOnlyList<FormField> Filters =>
    [
        new("from", FieldKind.Day, true, T("lateness.from"), null, Days.Iso(Read.From), [], []),
        new("to", FieldKind.Day, true, T("lateness.to"), null, Days.Iso(Read.To), [], []),
    ];

    public Bars Steps => new(T("ratings.steps"), T("field.satisfaction"), [(T("ratings.rated"), "c-base")],
        [.. Read.Steps.Select(s => new Bars.Line(s.Name.ToString(), [s.Count]))]);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadRatings.Query(Days.Read(From), Days.Read(To)), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Read = read.Value;
        return Page();
    }
}
