using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Office;

namespace Requests.Web.Pages.Office.Admin;

/// <summary>Who works here, in which roles.</summary>
internal sealed class UsersModel(IMediator mediator) : PageModel
{
    public IReadOnlyList<UserView> Users { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var read = await mediator.Send(new ListUsers.Query(), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Users = read.Value;
        return Page();
    }
}
