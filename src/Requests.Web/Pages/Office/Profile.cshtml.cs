using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;

namespace Requests.Web.Pages.Office;

/// <summary>One's own account: language, password, second factor, roles.</summary>
internal sealed class ProfileModel(IMediator mediator) : PageModel
{
    public WhoAmI.Response Me { get; private set; } = null!;

    public IReadOnlyList<ListSessions.Item> Sessions { get; private set; } = [];

    public IReadOnlyList<ListInvitations.Item> Invitations { get; private set; } = [];

    /// <summary>Shown once, until a code proves that the app has it.</summary>
    public BeginSecondFactor.Response? Secret { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var begun = await mediator.Send(new BeginSecondFactor.Command(), ct);
        if (begun.Problem is { } problem) return this.Refuse(problem);
        Secret = begun.Value;
        return await ShowAsync(ct);
    }

    /// <summary>Another body's work from now on.</summary>
    public async Task<IActionResult> OnPostBodyAsync([FromForm] string code, CancellationToken ct) =>
        (await mediator.Send(new ChooseBody.Command(code), ct)).Problem is { } problem ? this.Refuse(problem) : Redirect("/work");

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var me = await mediator.Send(new WhoAmI.Query(), ct);
        if (me.Problem is { } problem) return this.Refuse(problem);
        Me = me.Value;
        Sessions = (await mediator.Send(new ListSessions.Query(), ct)).Value;
        Invitations = (await mediator.Send(new ListInvitations.Query(), ct)).Value;
        return Page();
    }
}
