using MediatR;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Portal;
using Requests.Web.Demo;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

/// <summary>Start page: what can be asked, where, how long it takes; in demonstration mode also who can sign in.</summary>
internal sealed class IndexModel(IMediator mediator, Settings settings) : PageModel
{
    public static IReadOnlyList<DemoAccount> Accounts => DemoAccounts.All;

    public bool Demo => settings.Demo.Enabled;

    public string DemoPassword => settings.Demo.Password;

    public IReadOnlyList<ReadGuide.Body> Bodies { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Bodies = (await mediator.Send(new ReadGuide.Query(), ct)).Value.Bodies;
}
