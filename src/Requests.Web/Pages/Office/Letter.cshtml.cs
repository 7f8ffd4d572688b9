using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Cases;
using Requests.Features.Replies;

namespace Requests.Web.Pages.Office;

/// <summary>One letter as it stands, masked, with who agreed to it and how it left.</summary>
internal sealed class LetterModel(IMediator mediator) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public ReadLetter.Response Letter { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string number, int no, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var letter = await mediator.Send(new ReadLetter.Query(number, no), ct);
        if (letter.Problem is { } problem) return this.Refuse(problem);
        (Case, Letter) = (read.Value, letter.Value);
        return Page();
    }
}
