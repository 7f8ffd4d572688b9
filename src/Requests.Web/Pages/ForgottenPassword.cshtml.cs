using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Areas.Office;
using Requests.Web.Hosting;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages;

/// <summary>忘记密码: takes a user name and answers in the same words whatever it is.</summary>
[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class ForgottenPasswordModel(IMediator mediator) : PageModel
{
    [BindProperty]
    public string? UserName { get; set; }

    public bool IsAsked { get; private set; }

    public FormErrors? Errors { get; private set; }

    public void OnGet(string? done) => IsAsked = done is not null;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var asked = await mediator.Send(new AskForSignInLink.Command(UserName ?? ""), ct);
        if (asked.Problem is not { } problem) return Redirect("/sign-in/forgotten?done=asked");
        Errors = new FormErrors([.. FormErrors.Of(problem).Fields.Select(f => (f.Message, (string?)"userName"))]);
        Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
        return Page();
    }
}
