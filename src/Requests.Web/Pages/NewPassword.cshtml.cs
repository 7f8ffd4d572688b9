using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Office;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;
using static Requests.Web.Pages.Texts;

namespace Requests.Web.Pages;

/// <summary>Behind the one-time link: a new password, typed twice since the link works once.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class NewPasswordModel(IMediator mediator) : PageModel
{
    private const string Password = "newPassword";
    private const string Again = "again";

    /// <summary>Kept in the form and no longer in the address.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    /// <summary>Null when the link opens nothing.</summary>
    public ReadSignInLink.Response? Link { get; private set; }

    public FormErrors? Errors { get; private set; }

    public IReadOnlyList<FormField> Fields { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken ct) => ShowAsync(null, ct);

    public async Task<IActionResult> OnPostAsync([FromForm] string? newPassword, [FromForm] string? again, CancellationToken ct)
    {
        if (newPassword != again) return await ShowAsync(CommonProblems.Invalid with { Fields = new Dictionary<string, string[]> { [Again] = [T("password.differ")] } }, ct);
        var set = await mediator.Send(new SetPasswordByLink.Command(Token ?? "", newPassword ?? ""), ct);
        return set.Problem is { } problem ? await ShowAsync(problem, ct) : Redirect("/sign-in?done=password");
    }

    private async Task<IActionResult> ShowAsync(Problem? refused, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-store";
        var link = await mediator.Send(new ReadSignInLink.Query(Token ?? ""), ct);
        Link = link.Problem is null ? link.Value : null;
        Fields = [Field(Password, Find("hint.newPassword")), Field(Again, null)];
        if ((link.Problem ?? refused) is { } problem)
        {
            Errors = problem.Fields is { } faults
                ? new FormErrors([.. faults.SelectMany(f => f.Value.Select(m => (m, Fields.FirstOrDefault(x => x.Path == f.Key)?.Id)))])
                : FormErrors.Of(problem);
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        }
        return Page();

        FormField Field(string path, string? hint) => new(path, FieldKind.Secret, true, T($"field.{path}"), hint, "", [],
            refused?.Fields?.GetValueOrDefault(path) ?? [], "p");
    }
}
