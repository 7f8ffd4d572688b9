using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Supervision;

namespace Requests.Web.Pages.Office.Board;

/// <summary>Who was told of late cases, who read it, who acknowledged it.</summary>
internal sealed class EscalationsModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public ListEscalations.Response Told { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListEscalations.Query(Unacknowledged: !All, After: After), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Told = read.Value;
        return Page();
    }
}
