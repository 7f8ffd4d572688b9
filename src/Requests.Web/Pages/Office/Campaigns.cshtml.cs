using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Campaigns;

namespace Requests.Web.Pages.Office;

/// <summary>Campaigns of the body.</summary>
internal sealed class CampaignsModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListCampaigns.Response> Campaigns { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListCampaigns.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Campaigns = read.Value;
        return Page();
    }
}
