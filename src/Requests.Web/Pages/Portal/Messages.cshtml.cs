using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Web.Hosting;

namespace Requests.Web.Pages.Portal;

/// <summary>Stops news by mail. Looking at the address stops nothing: mail systems look at every address by themselves.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class MessagesModel(IMediator mediator) : PageModel
{
    public bool Done { get; private set; }

    public void OnGet() => Response.Headers.CacheControl = "no-cache, no-store";

    public async Task<IActionResult> OnPostAsync(string ticket, CancellationToken ct)
    {
        var stopped = await mediator.Send(new ChooseMessages.Command(false, Ticket: ticket), ct);
        if (stopped.Problem is { } problem) return this.Refuse(problem);
        Done = true;
        return Page();
    }
}
