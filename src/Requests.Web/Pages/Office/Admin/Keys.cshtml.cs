using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Keys with which other systems act for this body.</summary>
internal sealed class KeysModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListApiKeys.Item> Keys { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListApiKeys.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Keys = read.Value;
        return Page();
    }
}
