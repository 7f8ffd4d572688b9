using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Letters;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Numbers of letters by series and year: how many were drawn, and which are void and why.</summary>
internal sealed class NumbersModel(IMediator mediator) : PageModel
{
    public ListNumberSeries.Response Numbers { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(int? year, CancellationToken ct)
    {
        var read = await mediator.Send(new ListNumberSeries.Query(year), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Numbers = read.Value;
        return Page();
    }
}
