using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>One's own account: language, password, second factor, roles.</summary>
internal sealed class ProfileModel(IMediator mediator, Caller caller, AccessRules rules, IOfficeClock clock) : PageModel
{
    public WhoAmI.Response Me { get; private set; } = null!;

    public IReadOnlyList<ListSessions.Item> Sessions { get; private set; } = [];

    public IReadOnlyList<ListInvitations.Item> Invitations { get; private set; } = [];

    /// <summary>Shown once, until a code proves that the app has it.</summary>
    public BeginSecondFactor.Response? Secret { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(ct);

    /// <summary>A role of the caller works with a second factor only, and nothing else is open yet.</summary>
    public bool MustEnrol => caller.MustEnrol;

    /// <summary>The password was given too long ago to begin.</summary>
    public bool AsksPassword => caller.WantsPasswordFor(typeof(BeginSecondFactor.Command), rules, clock);

    public FormErrors? Errors { get; private set; }

    public async Task<IActionResult> OnPostAsync([FromForm] string? confirm, CancellationToken ct)
    {
        if (AsksPassword && (await mediator.Send(new ConfirmPassword.Command(confirm ?? ""), ct)).Problem is { } unconfirmed)
        {
            Errors = new FormErrors([(unconfirmed.Fields?.Values.First()[0] ?? unconfirmed.Text.ToString(), "confirm")]);
            var shown = await ShowAsync(ct);
            Response.StatusCode = ProblemAnswers.StatusOf(unconfirmed.Kind);
            return shown;
        }
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
