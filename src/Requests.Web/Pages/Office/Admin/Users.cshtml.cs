using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Office;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Who works here, in which roles.</summary>
internal sealed class UsersModel(IMediator mediator) : PageModel
{
    private IReadOnlyList<UnitView> _units = [];

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
