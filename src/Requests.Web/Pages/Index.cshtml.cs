using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Access;
using Requests.Features.Portal;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

/// <summary>Start page: what can be asked, where, how long it takes; in demonstration mode also who can sign in.</summary>
internal sealed class IndexModel(IMediator mediator, Settings settings) : PageModel
{
    /// <summary>The demonstration office has one user a role.</summary>
    public static readonly IReadOnlyList<(string Name, Role Role)> DemoAccounts =
    [
        ("clerk", Role.Clerk), ("officer", Role.Officer), ("reviewer", Role.Reviewer), ("head", Role.Head),
        ("leader", Role.Leader), ("chief", Role.Chief), ("supervisor", Role.Supervisor), ("admin", Role.Administrator),
    ];

    public bool Demo => settings.Demo.Enabled;

    public string DemoPassword => settings.Demo.Password;

    public IReadOnlyList<ReadGuide.Body> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Bodies = (await mediator.Send(new ReadGuide.Query(), ct)).Value.Bodies;
}
