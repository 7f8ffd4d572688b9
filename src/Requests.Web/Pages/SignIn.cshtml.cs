using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Web.Hosting;
using Requests.Web.Hosting.Access;

namespace Requests.Web.Pages;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(SignInDesk desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    public string? Refusal { get; private set; }

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, [FromForm] string? oneTimeCode)
    {
        var result = await desk.SignInAsync(UserName ?? "", password ?? "", oneTimeCode);
        if (result.Problem is { } problem)
        {
            Refusal = problem.Text.ToString();
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
            return Page();
        }
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, result.Value);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/work");
    }
}
