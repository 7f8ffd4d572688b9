using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Intake;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>One mail or scan: its words and files, and the three ways on: register it, put it into a case, set it aside; what another body passed on is taken or refused.</summary>
internal sealed class ProposalPageModel(IMediator mediator, Caller caller) : PageModel
{
    public ReadProposal.Response One { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    public string Key { get; } = Guid.NewGuid().ToString("N");

    public bool IsOpen => One.State == ProposalState.Open;

    public Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct) => ShowAsync(id, ct);

    public async Task<IActionResult> OnPostJoinAsync(Guid id, [FromForm] string? caseNumber, [FromForm] string? key, CancellationToken ct)
    {
        var joined = await caller.OnceAsync(key, () => mediator.Send(new JoinProposal.Command(id) { CaseNumber = (caseNumber ?? "").Trim() }, ct));
        return joined.Problem is { } problem ? await RefuseAsync(id, problem, "caseNumber", ct)
            : Redirect($"/cases/{CaseAddress.Of(joined.Value.CaseNumber)}");
    }

    public async Task<IActionResult> OnPostAcceptAsync(Guid id, [FromForm] string? key, CancellationToken ct)
    {
        var taken = await caller.OnceAsync(key, () => mediator.Send(new AcceptReferral.Command(id), ct));
        return taken.Problem is { } problem ? await RefuseAsync(id, problem, "reason", ct) : Redirect($"/cases/{CaseAddress.Of(taken.Value.CaseNumber)}");
    }

    public async Task<IActionResult> OnPostAsideAsync(Guid id, [FromForm] string? reason, [FromForm] string? key, CancellationToken ct)
    {
        var aside = await caller.OnceAsync(key, () => mediator.Send(new SetProposalAside.Command(id, reason ?? ""), ct));
        return aside.Problem is { } problem ? await RefuseAsync(id, problem, "reason", ct) : Redirect("/proposals");
    }

    private async Task<IActionResult> RefuseAsync(Guid id, Problem problem, string field, CancellationToken ct)
    {
        var message = problem.Fields?.Values.SelectMany(m => m).FirstOrDefault() ?? problem.Text.ToString();
        Errors = new([(message, field)], problem.RuleId, problem.Article);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return await ShowAsync(id, ct);
    }

    private async Task<IActionResult> ShowAsync(Guid id, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadProposal.Query(id), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        One = read.Value;
        return Page();
    }
}
