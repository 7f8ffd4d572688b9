using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>The body with its units and what it decided for itself.</summary>
internal sealed class BodyModel(IMediator mediator) : PageModel
{
    public BodyView Body { get; private set; } = null!;

    public IReadOnlyList<ListSubordinates.Item> Subordinates { get; private set; } = [];

    /// <summary>What a first letter still waits for.</summary>
    public ListMissingSettings.Response Missing { get; private set; } = null!;

    /// <summary>The latest changes.</summary>
    public IReadOnlyList<SettingChange> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ReadBody.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Body = read.Value;
        Missing = await mediator.Send(new ListMissingSettings.Query(), ct) is { Problem: null } missing ? missing.Value : new([], false, []);
        Subordinates = (await mediator.Send(new ListSubordinates.Query(), ct)).Value;
        History = await SettingsHistory.ReadAsync(mediator, null, 10, ct);
        return Page();
    }
}
