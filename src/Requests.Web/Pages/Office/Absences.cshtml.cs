using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Supervision;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office;

/// <summary>Who is away in the next weeks and who acts meanwhile.</summary>
internal sealed class AbsencesModel(IMediator mediator, IOfficeClock clock) : PageModel
{
    private const int DaysAhead = 90;

    public ListAbsences.Response Away { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListAbsences.Query(clock.Today, clock.Today.AddDays(DaysAhead)), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Away = read.Value;
        return Page();
    }
}
