using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office;

/// <summary>What waits to be registered: mails of the body's mailbox, and scans.</summary>
internal sealed class ProposalListModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public ProposalState State { get; set; }

    public ListProposals.Response List { get; private set; } = new([], 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListProposals.Query(State), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        List = read.Value;
        return Page();
    }
}
