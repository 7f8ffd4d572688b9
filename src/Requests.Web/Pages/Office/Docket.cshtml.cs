using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Register;
using Requests.Features.Kernel;
using Requests.Features.Services.Register;

namespace Requests.Web.Pages.Office;

/// <summary>What is owed beside the answers to requests: publications and record corrections.</summary>
internal sealed class DocketModel(IMediator mediator, ICaller caller) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    public IReadOnlyList<SideDutyStanding> Duties { get; private set; } = [];

    public bool May => Permissions.MayEver(Act.KeepSideDuties, caller.Roles);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListSideDuties.Query(OpenOnly: !All), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Duties = read.Value;
        return Page();
    }
}
