using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Search;

namespace Requests.Web.Pages.Office;

/// <summary>What a case has in common with others, and what its words suggest. Nothing here decides.</summary>
internal sealed class SimilarModel(IMediator mediator) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public FindSimilar.Response Similar { get; private set; } = null!;

    public IReadOnlyList<ReadSignals.SignalLine> Signals { get; private set; } = [];

    /// <summary>Both requests side by side, once one was chosen.</summary>
    public ReadRepeatEvidence.Response? Evidence { get; private set; }

    public async Task<IActionResult> OnGetAsync(string number, string? with, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        Similar = (await mediator.Send(new FindSimilar.Query(number), ct)).Value;
        Signals = (await mediator.Send(new ReadSignals.Query(number), ct)).Value.Signals;
        if (with is null) return Page();
        var evidence = await mediator.Send(new ReadRepeatEvidence.Query(number, with), ct);
        if (evidence.Problem is { } missing) return this.Refuse(missing);
        Evidence = evidence.Value;
        return Page();
    }
}
