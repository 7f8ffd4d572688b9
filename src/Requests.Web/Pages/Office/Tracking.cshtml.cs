using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Areas.Service;
using Requests.Features.Kernel;
using Requests.Features.Services.Content;
using Requests.Features.Services.Letters;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Office;

/// <summary>The post's delivery list: first what would follow row by row, then the same is recorded.</summary>
internal sealed class TrackingModel(IMediator mediator, Caller caller, [FromKeyedServices(ContentStores.Files)] IContentStore files) : PageModel
{
    // As the API takes.
    private const int MostBytes = 4 * 1024 * 1024;

    public ImportTracking.Response? Result { get; private set; }

    /// <summary>Of the list that was tried, so that exactly that one is taken.</summary>
    public string? Sha256 { get; private set; }

    public FormErrors? Errors { get; private set; }

    public IActionResult OnGet() => Permissions.MayEver(Act.ImportTracking, caller.Roles) ? Page() : this.Refuse(CommonProblems.NotAllowed);

    public async Task<IActionResult> OnPostAsync(IFormFile? list, CancellationToken ct)
    {
        if (!Permissions.MayEver(Act.ImportTracking, caller.Roles)) return this.Refuse(CommonProblems.NotAllowed);
        if (list is null or { Length: 0 or > MostBytes }) return Refused(ServiceProblems.NotATrackingList);
        await using var content = list.OpenReadStream();
        Sha256 = (await files.PutAsync(content, ct)).Sha256;
        return await ImportAsync(dryRun: true, ct);
    }

    public Task<IActionResult> OnPostTakeAsync([FromForm] string? sha256, [FromForm] string? key, CancellationToken ct)
    {
        Sha256 = sha256;
        return caller.OnceAsync(key, () => ImportAsync(dryRun: false, ct));
    }

    public static Tag TagOf(ImportTracking.Taken taken) => new(taken switch
    {
        ImportTracking.Taken.Received => "done",
        ImportTracking.Taken.Returned => "risk",
        ImportTracking.Taken.AlreadyKnown => "calm",
        _ => "void",
    }, Options.WordOf(taken));

    private async Task<IActionResult> ImportAsync(bool dryRun, CancellationToken ct)
    {
        var taken = await mediator.Send(new ImportTracking.Command(dryRun, Sha256 ?? ""), ct);
        if (taken.Problem is { } problem) return Refused(problem);
        Result = taken.Value;
        return Page();
    }

    private PageResult Refused(Problem problem)
    {
        Errors = new FormErrors([(problem.Text.ToString(), "list")], problem.RuleId, problem.Article);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
