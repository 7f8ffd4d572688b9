using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Disputes;

namespace Requests.Web.Pages.Office;

/// <summary>The docket: reconsideration and litigation with what is owed next.</summary>
internal sealed class DisputesModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<ListDisputes.Response> Disputes { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListDisputes.Query(OpenOnly: !All), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Disputes = read.Value;
        return Page();
    }
}
