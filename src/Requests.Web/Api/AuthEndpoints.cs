using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Web.Hosting;
using Requests.Web.Hosting.Access;

namespace Requests.Web.Api;

/// <summary>Doors to sign in and out.</summary>
internal static class AuthEndpoints
{
    /// <param name="OneTimeCode">Six digits of the authenticator app, where the account has a second factor.</param>
    internal sealed record Credentials(string UserName, string Password, string? OneTimeCode = null);

    internal sealed record RefreshRequest(string RefreshToken);

    public static void Map(IEndpointRouteBuilder api, OidcSettings oidc)
    {
        var auth = api.MapGroup("/auth").WithTags("Access");
        auth.MapPost("/token", async (Credentials credentials, PasswordSignIn desk, CancellationToken ct) =>
                (await desk.SignInAsync(credentials.UserName ?? "", credentials.Password ?? "", credentials.OneTimeCode, SessionKind.Tokens,
                    ct)).ToAnswer(principal =>
                    TypedResults.SignIn(principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme)))
            .WithName("GetToken").WithSummary("用户名和密码换取令牌 / A token for user name and password")
            .Produces<AccessTokenResponse>().ProducesProblems(400, 401, 429).RequireRateLimiting(RateLimits.SignIn);

        auth.MapPost("/refresh", RefreshAsync)
            .WithName("RefreshToken").WithSummary("用刷新令牌换取新令牌 / A new token for a refresh token")
            .Produces<AccessTokenResponse>().ProducesProblems(400, 401, 429).RequireRateLimiting(RateLimits.SignIn);

        auth.MapPost("/session", async (Credentials credentials, PasswordSignIn desk, CancellationToken ct) =>
                (await desk.SignInAsync(credentials.UserName ?? "", credentials.Password ?? "", credentials.OneTimeCode, SessionKind.Pages,
                    ct)).ToAnswer(principal =>
                    TypedResults.SignIn(principal, authenticationScheme: IdentityConstants.ApplicationScheme)))
            .WithName("SignIn").WithSummary("网页登录（Cookie） / Sign in for pages, by cookie")
            .Produces(200).ProducesProblems(400, 401, 429).RequireRateLimiting(RateLimits.SignIn);

        if (oidc.Authority.Length > 0)
            auth.MapGet("/oidc", () => TypedResults.Challenge(new AuthenticationProperties { RedirectUri = "/" }, [Oidc.Scheme])).ExcludeFromDescription();

        auth.MapDelete("/session", async (HttpContext http, PasswordSignIn desk, CancellationToken ct) =>
            {
                await desk.SignOutAsync(http.User, ct);
                return TypedResults.SignOut(authenticationSchemes: [IdentityConstants.ApplicationScheme]);
            })
            .WithName("SignOut").WithSummary("退出网页登录 / Sign out of pages").Produces(200);
    }

    private static async Task<IResult> RefreshAsync(RefreshRequest request, PasswordSignIn desk, IOptionsMonitor<BearerTokenOptions> options,
        TimeProvider time, CancellationToken ct)
    {
        var ticket = options.Get(BearerTokenDefaults.AuthenticationScheme).RefreshTokenProtector.Unprotect(request.RefreshToken);
        if (ticket?.Properties.ExpiresUtc is not { } expires || time.GetUtcNow() >= expires) return AccessProblems.RefreshTokenInvalid.ToAnswer();
        return (await desk.RenewAsync(ticket.Principal, ct)).ToAnswer(principal =>
            TypedResults.SignIn(principal, authenticationScheme: BearerTokenDefaults.AuthenticationScheme));
    }
}
