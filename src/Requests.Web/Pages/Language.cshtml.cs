using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Web.Hosting;

namespace Requests.Web.Pages;

/// <summary>Remembers the language a reader chose and goes back.</summary>
internal sealed class LanguageModel(TimeProvider time, Settings settings) : PageModel
{
    public IActionResult OnGet(string? to, string? back)
    {
        if (Text.Languages.Contains(to))
            Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(to!)),
                new CookieOptions
                {
                    HttpOnly = true,
                    SameSite = SameSiteMode.Lax,
                    IsEssential = true,
                    Secure = CookieNames.IsSecure(settings),
                    Expires = time.GetUtcNow().AddYears(1)
                });
        return LocalRedirect(Url.IsLocalUrl(back) ? back : "/");
    }
}
