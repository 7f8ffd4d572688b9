using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Pages.Office;

/// <summary>The handbook by role, the reader's own roles first, and every key.</summary>
internal sealed class HelpModel(ICaller caller, TimeProvider time, Settings settings) : PageModel
{
    /// <summary>Holds <c>off</c> for whoever has switched single keys off (WCAG 2.1.4).</summary>
    public const string KeysCookie = "requests.keys";

    private const string Off = "off";

    /// <summary>Where each key works, in the order of the day.</summary>
    public static IReadOnlyList<(string Keys, string Word)> Shortcuts { get; } =
    [
        ("?", "help.key.help"), ("J K", "help.key.list"), ("A R", "help.key.approve"), ("Y", "help.key.redact"), ("Enter", "help.key.next"),
        ("Ctrl Enter", "help.key.send"), ("Alt 1…", "help.key.channel"),
    ];

    /// <summary>Chapters of the handbook.</summary>
    public IReadOnlyList<Role> Roles => [.. Written.OrderByDescending(caller.Roles.Contains).ThenBy(r => r)];

    public bool KeysAreOff => IsOff(Request);

    public static bool IsOff(HttpRequest request) => request.Cookies[KeysCookie] == Off;

    public bool IsOwn(Role role) => caller.Roles.Contains(role);

    public IActionResult OnPostKeys([FromForm] bool off)
    {
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, IsEssential = true, Secure = CookieNames.IsSecure(settings), Expires = time.GetUtcNow().AddYears(1) };
        if (off) Response.Cookies.Append(KeysCookie, Off, options);
        else Response.Cookies.Delete(KeysCookie, options);
        return Redirect("/help#keys");
    }

    private static readonly Role[] Written = [.. Enum.GetValues<Role>().Where(r => Text.Find($"help.role.{r}") is not null)];
}
