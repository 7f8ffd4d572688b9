using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Office;
using Requests.Features.Pipeline;
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

    public void OnGet() => Response.Headers.CacheControl = "no-store";

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        OnGet();
        _values = FormValues.Of(Request.Form);
        var problem = CommonProblems.Invalid;
        if (_form.Read<SetUpOffice.Command>(_values) is { } command)
        {
            var result = await mediator.Send(command with { BodyCode = command.BodyCode.ToUpperInvariant() }, ct);
            if (result.Problem is null)
            {
                Administrator = result.Value.UserName;
                return Page();
            }
            problem = result.Problem;
            Errors = _form.Refuse(problem, _values);
        }
        else
        {
            Errors = _form.Errors(_values);
        }
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
