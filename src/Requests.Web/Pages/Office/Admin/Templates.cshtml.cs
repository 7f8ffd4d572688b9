using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Letters;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>The templates of all letters and sheets.</summary>
internal sealed class TemplatesModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<ListTemplates.Response> Templates { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListTemplates.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Templates = read.Value;
        return Page();
    }
}
