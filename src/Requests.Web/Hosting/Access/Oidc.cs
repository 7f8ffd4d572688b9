using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.Identity;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Requests.Features.Areas.Office;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;

namespace Requests.Web.Hosting.Access;

/// <summary>Sign-in by the organisation's own provider: code flow with PKCE. It finds an account and never makes one or gives a role.</summary>
internal static class Oidc
{
    public const string Scheme = "Oidc";

    private const string Subject = "sub";

    public static void AddOidc(this AuthenticationBuilder authentication, Settings all)
    {
        var settings = all.Oidc;
        if (settings.Authority.Length == 0) return;
        authentication.AddOpenIdConnect(Scheme, o =>
        {
            (o.Authority, o.ClientId, o.ClientSecret) = (settings.Authority, settings.ClientId, settings.ClientSecret);
            o.RequireHttpsMetadata = !settings.AllowHttp;
            o.SignInScheme = IdentityConstants.ApplicationScheme;
            o.ResponseType = OpenIdConnectResponseType.Code;
            o.ResponseMode = OpenIdConnectResponseMode.Query;
            o.UsePkce = true;
            o.MapInboundClaims = false;
            o.Scope.Add("email");
            foreach (var cookie in new[] { o.CorrelationCookie, o.NonceCookie })
            {
                // The answer comes back by a plain redirect, which Lax lets through, also without https.
                cookie.SameSite = SameSiteMode.Lax;
                cookie.SecurePolicy = CookieNames.PolicyOf(all);
            }
            o.Events.OnTokenValidated = context => AcceptAsync(context, settings);
            o.Events.OnRemoteFailure = async context =>
            {
                context.HandleResponse();
                await AccessProblems.UnknownToUs.ToAnswer().ExecuteAsync(context.HttpContext);
            };
        });
    }

    private static async Task AcceptAsync(TokenValidatedContext context, OidcSettings settings)
    {
        var services = context.HttpContext.RequestServices;
        var users = services.GetRequiredService<UserManager<User>>();
        var claims = context.Principal!;
        if (claims.FindFirstValue(Subject) is not { } subject
            || await FindAsync(services, users, claims, subject, settings) is not { IsActive: true, IsService: false } user)
        {
            context.Fail("No active account belongs to this sign-in.");
            return;
        }
        // Whoever has a second factor here needs one there: the provider says so, or nobody comes in.
        if (user.TwoFactorEnabled && !claims.FindAll("amr").Any(c => c.Value is "mfa" or "otp" or "hwk"))
        {
            context.Fail("The provider did not ask for a second factor.");
            return;
        }
        services.GetRequiredService<Caller>().Address = Edge.NetworkOf(context.HttpContext.Connection.RemoteIpAddress);
        context.Principal = await services.GetRequiredService<PasswordSignIn>().OpenAsync(user, SessionKind.Pages, "provider",
            context.HttpContext.RequestAborted);
    }

    // Known by the provider's own id; the first time, where the settings allow it, by user name or verified address.
    private static async Task<User?> FindAsync(IServiceProvider services, UserManager<User> users, ClaimsPrincipal claims, string subject,
        OidcSettings settings)
    {
        if (await users.FindByLoginAsync(settings.Authority, subject) is { } known) return known;
        var user = settings.MatchBy switch
        {
            OidcMatch.UserName when claims.FindFirstValue("preferred_username") is { } name => await users.FindByNameAsync(name),
            OidcMatch.Email when claims.FindFirstValue("email_verified") == "true" && claims.FindFirstValue("email") is { } email => await users.FindByEmailAsync(email),
            _ => null,
        };
        // A second subject for one account is somebody else who got hold of the name.
        if (user is not null && (await users.GetLoginsAsync(user)).Any(l => l.LoginProvider == settings.Authority)) return null;
        if (user is { IsActive: true, IsService: false })
        {
            await users.AddLoginAsync(user, new UserLoginInfo(settings.Authority, subject, null));
            await services.GetRequiredService<SecurityLog>().NoteAsync(SecurityEventKind.ProviderLinked, user, settings.MatchBy.ToString());
        }
        return user;
    }
}
