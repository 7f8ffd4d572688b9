using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Webhooks;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Other systems that are told what happens to the body's cases; of one of them also what it was sent.</summary>
internal sealed class WebhooksModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public IReadOnlyList<ListWebhooks.Line> Hooks { get; private set; } = [];

    public ListWebhooks.Line? One { get; private set; }

    public ListDeliveries.Response? Deliveries { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        var hooks = await mediator.Send(new ListWebhooks.Query(), ct);
        if (hooks.Problem is { } problem) return this.Refuse(problem);
        Hooks = hooks.Value.Subscriptions;
        if (id is not { } wanted) return Page();
        One = Hooks.FirstOrDefault(h => h.Id == wanted);
        var sent = await mediator.Send(new ListDeliveries.Query(wanted, After: After), ct);
        if (sent.Problem is { } missing) return this.Refuse(missing);
        Deliveries = sent.Value;
        return Page();
    }
}
