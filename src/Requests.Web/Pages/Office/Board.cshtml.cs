using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Cases;

namespace Requests.Web.Pages.Office;

/// <summary>The supervisor's morning: what is late, what will be, who carries how much.</summary>
internal sealed class BoardModel(IMediator mediator) : PageModel
{
    public ReadOverview.Response Board { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var result = await mediator.Send(new ReadOverview.Query(), ct);
        if (result.Problem is { } problem) return this.Refuse(problem);
        Board = result.Value;
        return Page();
    }
}
