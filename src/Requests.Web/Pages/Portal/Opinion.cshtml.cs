using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Portal;
using Requests.Statute.Outcomes;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>Somebody outside reads what they are asked and answers, by the address they were sent; without account and without script.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class OpinionModel(IMediator mediator) : PageModel
{
    public ReadAskedOpinion.Response Asked { get; private set; } = null!;

    public FormErrors? Errors { get; private set; }

    public string Ticket { get; private set; } = "";

    [BindProperty]
    public string? Opinion { get; set; }

    [BindProperty]
    public string? SignedBy { get; set; }

    [BindProperty]
    public string? Words { get; set; }

    public static IReadOnlyList<Option> Opinions => [.. Options.Of(typeof(ConsultationOpinion))!.Where(o => !o.Value.Equals("silent", StringComparison.OrdinalIgnoreCase))];

    public Task<IActionResult> OnGetAsync(string ticket, CancellationToken ct) => ShowAsync(ticket, ct);

    public async Task<IActionResult> OnPostAsync(string ticket, IFormFile? file, CancellationToken ct)
    {
        if (!Enum.TryParse<ConsultationOpinion>(Opinion, ignoreCase: true, out var opinion) || !Enum.IsDefined(opinion))
            return await RefusedAsync(ticket, Texts.T("opinion.choose"), "opinion", StatusCodes.Status400BadRequest, ct);
        var kept = file is null ? null : await TakeInAsync(ticket, file, ct);
        if (kept?.Problem is { } unread) return await RefusedAsync(ticket, unread.Text.ToString(), "file", ProblemAnswers.StatusOf(unread.Kind), ct);
        var answered = await mediator.Send(new AnswerOpinion.Command(ticket, opinion, SignedBy ?? "", Words) { File = kept?.Value }, ct);
        if (answered.Problem is not { } problem) return Redirect($"/opinions/{ticket}");
        var field = problem.Fields?.Keys.FirstOrDefault() switch { "signedBy" => "signedBy", "text" => "words", _ => "opinion" };
        return await RefusedAsync(ticket, problem.Fields?.Values.FirstOrDefault()?[0] ?? problem.Text.ToString(), field, ProblemAnswers.StatusOf(problem.Kind), ct);
    }

    private async Task<Features.Kernel.Result<Features.Services.Files.KeptFile>> TakeInAsync(string ticket, IFormFile file, CancellationToken ct)
    {
        await using var content = file.OpenReadStream();
        return await mediator.Send(new TakeInOpinion.Command(ticket, file.FileName, content), ct);
    }

    private async Task<IActionResult> RefusedAsync(string ticket, string words, string field, int status, CancellationToken ct)
    {
        Errors = new FormErrors([(words, field)]);
        var shown = await ShowAsync(ticket, ct);
        if (shown is PageResult) Response.StatusCode = status;
        return shown;
    }

    private async Task<IActionResult> ShowAsync(string ticket, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var asked = await mediator.Send(new ReadAskedOpinion.Query(ticket), ct);
        if (asked.Problem is { } problem) return this.Refuse(problem);
        (Asked, Ticket) = (asked.Value, ticket);
        return Page();
    }
}
