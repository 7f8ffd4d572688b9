using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Who works here, in which roles.</summary>
internal sealed class UsersModel(IMediator mediator, AccessRules rules) : PageModel
{
    private IReadOnlyList<UnitView> _units = [];

    /// <summary>People may sign in by the organisation's own provider.</summary>
    public bool HasProvider => rules.Provider.Length > 0;

    public IReadOnlyList<UserView> Users { get; private set; } = [];

    public string NameOf(string unit) => _units.First(u => u.Code == unit).Name;

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListUsers.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        var body = await mediator.Send(new ReadBody.Query(), ct);
        if (body.Problem is { } unread) return this.Refuse(unread);
        (Users, _units) = (read.Value, body.Value.Units);
        return Page();
    }
}
