using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Kernel;
using Requests.Statute.Letters;

namespace Requests.Web.Pages.Office;

/// <summary>Which process letter is to be written; a link that names it goes straight there.</summary>
internal sealed class NewLetterModel(IMediator mediator) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, string? kind, CancellationToken ct)
    {
        if (LetterKinds.Find(kind) is { IsDrafted: true }) return Redirect($"/cases/{CaseAddress.Of(number)}/draft?kind={kind}");
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        Case = read.Value;
        return Page();
    }
}
