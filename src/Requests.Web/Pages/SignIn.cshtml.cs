using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Hosting.Access;
using Requests.Web.Pages.Forms;

namespace Requests.Web.Pages;

[EnableRateLimiting(RateLimits.SignIn)]
internal sealed class SignInModel(PasswordSignIn desk) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? UserName { get; set; }

    public FormErrors? Errors { get; private set; }

    /// <summary>Comes from the page behind a one-time link.</summary>
    public bool PasswordIsSet => Request.Query["done"] == "password";

    /// <summary>A form that waits for its sender to sign in.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Kept => !Request.HasFormContentType ? []
        : [.. Request.Form.Where(f => f.Key.StartsWith(KeptForm.Prefix,
            StringComparison.Ordinal)).SelectMany(f => f.Value.Select(v => KeyValuePair.Create(f.Key, v ?? "")))];

    public async Task<IActionResult> OnPostAsync([FromForm] string? password, [FromForm] string? oneTimeCode, CancellationToken ct)
    {
        var result = await desk.SignInAsync(UserName ?? "", password ?? "", oneTimeCode, SessionKind.Pages, ct);
        if (result.Problem is { } problem)
        {
            var field = problem == AccessProblems.OneTimeCodeNeeded || problem == AccessProblems.WrongOneTimeCode ? "oneTimeCode" : "userName";
            Errors = new FormErrors([(problem.Text.ToString(), field)]) { Result = Texts.T("signIn.refused") };
            Response.StatusCode = ProblemAnswers.StatusOf(problem.Kind);
            return Page();
        }
        await HttpContext.SignInAsync(IdentityConstants.ApplicationScheme, result.Value);
        if (Kept.Count > 0 && Url.IsLocalUrl(ReturnUrl))
        {
            // The token of the form to be sent again must be that of who signed in just now.
            HttpContext.User = result.Value;
            return new KeptForm(ReturnUrl, [.. Kept.Select(f => KeyValuePair.Create(f.Key[KeptForm.Prefix.Length..], f.Value))], SignIn: false)
                .ToView(MetadataProvider, StatusCodes.Status200OK);
        }
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/work");
    }
}
