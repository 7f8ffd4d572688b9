using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Supervision;

namespace Requests.Web.Pages.Office.Board;

/// <summary>What falls due around the next long break, and whose officer is away.</summary>
internal sealed class HolidaysModel(IMediator mediator) : PageModel
{
    public ListHolidayCover.Response Cover { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListHolidayCover.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Cover = read.Value;
        return Page();
    }
}
