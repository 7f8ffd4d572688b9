using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Notices;

namespace Requests.Web.Pages.Office;

/// <summary>Notices to the one who is signed in, newest first.</summary>
internal sealed class InboxModel(IMediator mediator) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? After { get; set; }

    public ListInbox.Response Inbox { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListInbox.Query(!All, After), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Inbox = read.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostAllAsync(CancellationToken ct)
    {
        var marked = await mediator.Send(new MarkAllRead.Command(), ct);
        return marked.Problem is { } problem ? this.Refuse(problem) : Redirect(All ? "/inbox?all=true" : "/inbox");
    }

    public async Task<IActionResult> OnPostAsync([FromForm] Guid notice, CancellationToken ct)
    {
        var marked = await mediator.Send(new MarkRead.Command(notice), ct);
        return marked.Problem is { } problem ? this.Refuse(problem) : Redirect(All ? "/inbox?all=true" : "/inbox");
    }

    /// <summary>Of a case that is late: having read it is not enough, one says so.</summary>
    public async Task<IActionResult> OnPostAcknowledgeAsync([FromForm] Guid notice, CancellationToken ct)
    {
        var known = await mediator.Send(new AcknowledgeNotice.Command(notice), ct);
        return known.Problem is { } problem ? this.Refuse(problem) : Redirect(All ? "/inbox?all=true" : "/inbox");
    }
}
