using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages;

/// <summary>Behind the one-time link of an empty installation: its first body and administrator.</summary>
// The token itself proves that the form was not posted from elsewhere.
[IgnoreAntiforgeryToken]
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SetUpModel(IMediator mediator) : PageModel
{
    private const string TokenField = "token";

    private readonly CommandForm _form = new(typeof(SetUpOffice.Command));
    private FormValues _values = FormValues.Empty;

    /// <summary>Kept in the form and no longer in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public FormErrors? Errors { get; private set; }

    /// <summary>Who may sign in now; null while nothing is set up.</summary>
    public string? Administrator { get; private set; }

    public IReadOnlyList<FormPart> Parts => [.. _form.Draw(_values).Where(p => p.Path != TokenField)];

    /// <summary>Null when the link is used or out of date.</summary>
    public ReadSetUpLink.Response? Link { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(null, ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        _values = FormValues.Of(Request.Form);
        if (_form.Read<SetUpOffice.Command>(_values) is not { } command)
        {
            Errors = _form.Errors(_values);
            return await ShowAsync(CommonProblems.Invalid, ct);
        }
        var result = await mediator.Send(command with { BodyCode = command.BodyCode.ToUpperInvariant() }, ct);
        if (result.Problem is { } problem)
        {
            Errors = _form.Refuse(problem, _values);
            return await ShowAsync(problem, ct);
        }
        Administrator = result.Value.UserName;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }

    private async Task<IActionResult> ShowAsync(Problem? refused, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        var link = await mediator.Send(new ReadSetUpLink.Query(Token ?? ""), ct);
        Link = link.Problem is null ? link.Value : null;
        if (link.Problem is { } spent) Errors = FormErrors.Of(spent);
        if ((link.Problem ?? refused) is { } problem) Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
