using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;

namespace Requests.Web.Pages.Office;

/// <summary>One's own account: language, password, second factor, roles.</summary>
internal sealed class ProfileModel(IMediator mediator) : PageModel
{
    public WhoAmI.Response Me { get; private set; } = null!;

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

    private async Task<IActionResult> ShowAsync(CancellationToken ct)
    {
        var me = await mediator.Send(new WhoAmI.Query(), ct);
        if (me.Problem is { } problem) return this.Refuse(problem);
        Me = me.Value;
        return Page();
    }
}
