using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Clocks;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office;

/// <summary>Stretches on which work was impossible, with the public act that shows it.</summary>
internal sealed class ImpedimentsModel(IMediator mediator, ICaller caller) : PageModel
{
    public IReadOnlyList<ListImpediments.Response> All { get; private set; } = [];

    public bool May => Permissions.MayEver(Act.RecordImpediment, caller.Roles);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListImpediments.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        All = read.Value;
        return Page();
    }
}
