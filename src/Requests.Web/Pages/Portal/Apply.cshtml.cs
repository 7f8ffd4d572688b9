using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Intake;
using Requests.Features.Pipeline;
using Requests.Features.Portal;
using Requests.Statute.Intake;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages.Portal;

/// <summary>A request without an account: the questions of Art. 29 and no other (INT-1, INT-2); ends with the receipt.</summary>
[EnableRateLimiting(RateLimits.Portal)]
internal sealed class ApplyModel(IMediator mediator, Caller caller) : PageModel
{
    // What is wanted first, then who asks, then how it is to come.
    private static readonly string[] Order =
        ["bodyCode", "subject", "requestText", "applicantType", "applicant", "agent", "wantedForm", "wantedRoute", "electronicServiceConsent"];

    private static readonly IReadOnlyList<Option> Kinds = [.. Options.Of(typeof(ApplicantType))!.Where(o => o.Value != "unknown")];

    private IReadOnlyList<Option> _bodies = [];

    public IReadOnlyList<FormPart> Parts { get; private set; } = [];

    public FormErrors? Errors { get; private set; }

    public IntakeReceipt? Receipt { get; private set; }

    /// <summary>Makes a form sent twice one request.</summary>
    public string Key { get; private set; } = Guid.NewGuid().ToString("N");

    public async Task OnGetAsync(CancellationToken ct) => Draw(await FormAsync(ct), FormValues.Empty);

    public async Task<IActionResult> OnPostAsync([FromForm] string? key, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        var (form, values) = (await FormAsync(ct), FormValues.Of(Request.Form));
        Key = key ?? Key;
        if (form.Read<SubmitOnline.Command>(values) is not { } command)
        {
            Errors = form.Errors(values);
            return Refused(form, values, StatusCodes.Status400BadRequest);
        }
        caller.IdempotencyKey = Key;
        var result = await mediator.Send(command, ct);
        if (result.Problem is { } problem)
        {
            Errors = form.Refuse(problem, values);
            return Refused(form, values, ProblemAnswers.StatusOf(problem.Kind));
        }
        Receipt = result.Value;
        return Page();
    }

    private async Task<CommandForm> FormAsync(CancellationToken ct)
    {
        _bodies = [.. (await mediator.Send(new ReadGuide.Query(), ct)).Value.Bodies.Select(b => new Option(b.Code, b.Name))];
        return new CommandForm(typeof(SubmitOnline.Command), path => path switch
        {
            "bodyCode" => _bodies,
            "applicantType" => Kinds,
            _ => null,
        });
    }

    private PageResult Refused(CommandForm form, FormValues values, int status)
    {
        Draw(form, values);
        Response.StatusCode = status;
        return Page();
    }

    // Where there is one body only, nobody is asked which; where there are several, somebody must say.
    private void Draw(CommandForm form, FormValues values) => Parts =
        [.. form.Draw(values).Where(p => p.Path != "bodyCode" || _bodies.Count > 1).OrderBy(p => Array.IndexOf(Order, p.Path))
            .Select(p => p is FormField { Path: "bodyCode" } body ? body with { Required = true } : p)];
}
