using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Requests.Features.Areas.Office;
using Requests.Features.Data;
using Requests.Features.Data.Entities;

namespace Requests.Web.Hosting.Access;

/// <summary>Who is asking: local accounts, cookie for pages, opaque bearer tokens and API keys for programs.</summary>
internal static class Identity
{
    /// <summary>Chooses cookie, bearer token or API key by what the request carries.</summary>
    public const string AnyScheme = "Any";

    private const int PasswordLength = 12;
    private const int FailuresUntilLocked = 5;
    private static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    public static void AddAccess(this IServiceCollection services, Settings settings)
    {
        services.AddIdentityCore<User>(o =>
            {
                o.Password = new PasswordOptions
                {
                    RequiredLength = PasswordLength,
                    RequiredUniqueChars = 5,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                };
                o.Lockout.MaxFailedAccessAttempts = FailuresUntilLocked;
                o.Lockout.DefaultLockoutTimeSpan = LockedFor;
            })
            .AddErrorDescriber<IdentityErrors>()
            .AddPasswordValidator<CommonPasswords>()
            .AddEntityFrameworkStores<RequestsDb>()
            .AddDefaultTokenProviders();
        services.AddAuthentication(AnyScheme)
            .AddPolicyScheme(AnyScheme, null, o => o.ForwardDefaultSelector = Choose)
            .AddBearerToken()
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Pages(cookie, settings))
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.Scheme, null)
            .AddOidc(settings);
        services.AddScoped<PasswordSignIn>();
        services.AddDataProtection().SetApplicationName("Requests");
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((o, ring) => o.XmlRepository = ring);
    }

    private static string Choose(HttpContext http)
    {
        var authorization = http.Request.Headers.Authorization.ToString();
        if (ApiKeyHandler.KeyOf(http.Request) is not null) return ApiKeyHandler.Scheme;
        return authorization.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase)
            ? BearerTokenDefaults.AuthenticationScheme
            : IdentityConstants.ApplicationScheme;
    }

    private static void Pages(CookieAuthenticationOptions cookie, Settings settings)
    {
        cookie.Cookie.Name = CookieNames.SessionOf(settings);
        cookie.Cookie.Path = "/";
        cookie.Cookie.SecurePolicy = CookieNames.PolicyOf(settings);
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.ExpireTimeSpan = TimeSpan.FromHours(8);
        cookie.SlidingExpiration = true;
        cookie.LoginPath = "/sign-in";
        // Programs get a status, people get the sign-in page.
        cookie.Events.OnRedirectToLogin = context => Answer(context, StatusCodes.Status401Unauthorized);
        cookie.Events.OnRedirectToAccessDenied = context => Answer(context, StatusCodes.Status403Forbidden);
    }

    private static Task Answer(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        if (context.Request.Path.StartsWithSegments("/api")) context.Response.StatusCode = status;
        else context.Response.Redirect(context.RedirectUri);
        context.Response.Headers.CacheControl = "no-store";
        return Task.CompletedTask;
    }
}
