using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Letters;
using Requests.Features.Services.Letters;

namespace Requests.Web.Pages.Office;

/// <summary>Two versions of a letter, as one text that shows what went and what came.</summary>
internal sealed class DifferencesModel(IMediator mediator) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public ReadLetter.Response Letter { get; private set; } = null!;

    public CompareDrafts.Response Compared { get; private set; } = null!;

    /// <param name="before">Null: the version before <paramref name="after"/>.</param>
    /// <param name="after">Null: the last one.</param>
    public async Task<IActionResult> OnGetAsync(string number, int no, int? before, int? after, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } missing) return this.Refuse(missing);
        var letter = await mediator.Send(new ReadLetter.Query(number, no), ct);
        if (letter.Problem is { } problem) return this.Refuse(problem);
        var last = after ?? letter.Value.Draft;
        var compared = await mediator.Send(new CompareDrafts.Query(number, no, before ?? Math.Max(last - 1, 1), last), ct);
        if (compared.Problem is { } unknown) return this.Refuse(unknown);
        (Case, Letter, Compared) = (read.Value, letter.Value, compared.Value);
        return Page();
    }
}
