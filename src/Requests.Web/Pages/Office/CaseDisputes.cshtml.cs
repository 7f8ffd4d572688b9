using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Cases;
using Requests.Features.Areas.Disputes;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>Reconsideration and suits about one case: instances, what is owed by which day, results, the evidence as one file.</summary>
internal sealed class CaseDisputesModel(IMediator mediator, ICaller caller, EvidenceBundle bundle) : PageModel
{
    public ReadCase.Response Case { get; private set; } = null!;

    public IReadOnlyList<ListDisputes.Response> Disputes { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public Conflict? Changed { get; private set; }

    /// <summary>The reason of a bundle that was refused.</summary>
    public (Guid Dispute, string? Reason)? Typed { get; private set; }

    public bool May(Act act) => Permissions.May(act, caller.Roles, Case.State);

    public Task<IActionResult> OnGetAsync(string number, CancellationToken ct) => ShowAsync(number, ct);

    public async Task<IActionResult> OnPostAsync(string number, [FromForm] Guid dispute, [FromForm] Guid? seen, [FromForm] string? reason, CancellationToken ct)
    {
        var built = await mediator.Send(new BuildEvidenceBundle.Command(dispute, reason?.Trim() ?? "") { CaseNumber = number, SeenVersion = seen }, ct);
        if (built.Problem is not { } problem)
        {
            var content = TempStream.Create();
            await bundle.WriteAsync(number, built.Value.DisputeId, built.Value.SealSequence, content, ct);
            content.Position = 0;
            return File(content, "application/zip", built.Value.FileName);
        }
        var messages = problem.Fields is { } fields ? fields.SelectMany(f => f.Value) : [problem.Text.ToString()];
        Typed = (dispute, reason);
        if (problem == CommonProblems.ChangedMeanwhile) Changed = await Conflict.ReadAsync(mediator, number, Request.Form, ct);
        else Errors = new([.. messages.Select(m => (m, (string?)$"reason-{dispute:N}"))], problem.RuleId, problem.Article);
        var shown = await ShowAsync(number, ct);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string number, CancellationToken ct)
    {
        var read = await mediator.Send(new ReadCase.Query(number), ct);
        if (read.Problem is { } problem) return this.Refuse(problem);
        Case = read.Value;
        Disputes = (await mediator.Send(new ListDisputes.Query(number), ct)).Value;
        return Page();
    }
}
