using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Requests.Features.Areas.Office;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Privacy;

namespace Requests.Web.Hosting.Access;

/// <summary><c>Authorization: ApiKey KEY</c> or <c>X-Api-Key: KEY</c>. The key acts for its user, in its body, within its scopes.</summary>
internal sealed class ApiKeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder,
    RequestsDb db, PersonalVault vault, SecurityLog watch, IOfficeClock clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public new const string Scheme = "ApiKey";
    public const string Header = "X-Api-Key";
    public const string ScopesClaim = "scopes";
    public const string BodyClaim = "body";

    public const string NameClaim = "key";

    private const string Prefix = "ApiKey ";

    // The last use is kept to some minutes: a key that is used all the time is no write at each request.
    private static readonly TimeSpan UseNoted = TimeSpan.FromMinutes(5);

    public static string? KeyOf(HttpRequest request)
    {
        var authorization = request.Headers.Authorization.ToString();
        if (authorization.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase)) return authorization[Prefix.Length..].Trim();
        var header = request.Headers[Header].ToString();
        return header.Length == 0 ? null : header;
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } key) return AuthenticateResult.NoResult();
        var hash = vault.Hash(key);
        // The key says which body it is for, so it is looked up before any body is known.
        var found = await db.Set<ApiKey>().AsNoTracking().IgnoreQueryFilters()
            .SingleOrDefaultAsync(k => k.KeyHash == hash && k.RevokedAt == null, Context.RequestAborted);
        var network = Edge.NetworkOf(Context.Connection.RemoteIpAddress);
        if (found is null || !found.IsGood(clock.Now))
        {
            await watch.KeyRefusedAsync(found, network, Context.RequestAborted);
            return AuthenticateResult.Fail("Unknown, revoked or outdated key.");
        }
        if (!(clock.Now - found.LastUsedAt < UseNoted) || found.LastAddress != network)
        {
            if (found.LastAddress != network && found.LastAddress.Length > 0) await watch.KeyFromNewPlaceAsync(found, network, Context.RequestAborted);
            await db.Set<ApiKey>().IgnoreQueryFilters().Where(k => k.Id == found.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(k => k.LastUsedAt, clock.Now).SetProperty(k => k.LastAddress, network), Context.RequestAborted);
        }
        var identity = new ClaimsIdentity(Scheme);
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, found.UserId.ToString()));
        identity.AddClaim(new Claim(BodyClaim, found.BodyId.ToString()));
        identity.AddClaim(new Claim(ScopesClaim, found.Scopes));
        identity.AddClaim(new Claim(NameClaim, found.Name));
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme));
    }
}
