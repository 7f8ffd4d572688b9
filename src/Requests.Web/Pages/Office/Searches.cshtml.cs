using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;

namespace Requests.Web.Pages.Office;

/// <summary>The desk of a unit: searches it was ordered to make, the nearest day first.</summary>
internal sealed class SearchesModel(IMediator mediator) : PageModel
{
    public ListUnitSearches.Response Read { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListUnitSearches.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Read = read.Value;
        return Page();
    }
}
