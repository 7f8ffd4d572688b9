using System.Net;
using System.Net.Http.Json;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using System.Web;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Requests.Features.Kernel;
using Requests.Web.Hosting;

namespace Requests.Web.Tests.Access;

/// <summary>The browser's way to a provider and back, the provider being a few lines in this process.</summary>
public sealed class OidcTests
{
    private const string Authority = "http://id.example.invalid";

    [Test]
    public async Task KnownUser_ComesBackSignedIn()
    {
        using var provider = new Provider();
        await using var office = await OpenAsync(provider);
        using var browser = office.Anonymous();
        using var back = await SignInAsync(browser, provider, subject: "17", userName: WebOffice.UserName(Role.Head));
        Assert.That((int)back.StatusCode, Is.EqualTo(302), await back.Content.ReadAsStringAsync());
        browser.DefaultRequestHeaders.Add("Cookie", Cookies(back));
        using var me = await browser.GetAsync("/api/v1/me");
        Assert.That((await me.DoneAsync()).GetProperty("userName").GetString(), Is.EqualTo(WebOffice.UserName(Role.Head)));
        // The link by subject holds, whatever the provider calls the person later.
        using var again = office.Anonymous();
        using var renamed = await SignInAsync(again, provider, subject: "17", userName: "somebody");
        Assert.That((int)renamed.StatusCode, Is.EqualTo(302));
    }

    [Test]
    public async Task Finding10_ASecondSubject_OfTheSameName_IsNotThatPerson_AndASecondFactorCounts()
    {
        using var provider = new Provider();
        await using var office = await OpenAsync(provider);
        using var browser = office.Anonymous();
        using var first = await SignInAsync(browser, provider, subject: "17", userName: WebOffice.UserName(Role.Head));
        Assert.That((int)first.StatusCode, Is.EqualTo(302));
        using var evil = office.Anonymous();
        using var second = await SignInAsync(evil, provider, subject: "EVIL", userName: WebOffice.UserName(Role.Head));
        await second.ProblemAsync(403, "access.unknown-to-us");
        await office.InDbAsync(async db =>
        {
            (await db.FindAsync<Requests.Features.Data.Entities.User>(WebOffice.UserId(Role.Head)))!.TwoFactorEnabled = true;
            return await db.SaveChangesAsync();
        });
        using var again = office.Anonymous();
        using var without = await SignInAsync(again, provider, subject: "17", userName: WebOffice.UserName(Role.Head));
        await without.ProblemAsync(403, "access.unknown-to-us");
        Assert.That(new OidcSettings().MatchBy, Is.EqualTo(OidcMatch.None), "nobody is found by a name unless somebody set it so");
    }

    [Test]
    public async Task UnknownUser_GetsNoAccount()
    {
        using var provider = new Provider();
        await using var office = await OpenAsync(provider);
        using var browser = office.Anonymous();
        using var back = await SignInAsync(browser, provider, subject: "18", userName: "stranger");
        await back.ProblemAsync(403, "access.unknown-to-us");
    }

    private static Task<WebOffice> OpenAsync(Provider provider) => WebOffice.OpenAsync(
        adapt: b => b.Services.Configure<OpenIdConnectOptions>("Oidc", o => o.BackchannelHttpHandler = provider),
        settings: [$"--Oidc:Authority={Authority}", "--Oidc:ClientId=requests", "--Oidc:ClientSecret=s", "--Oidc:AllowHttp=true", "--Oidc:MatchBy=UserName"]);

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, Provider provider, string subject, string userName)
    {
        using var away = await browser.GetAsync("/api/v1/auth/oidc");
        Assert.That((int)away.StatusCode, Is.EqualTo(302), await away.Content.ReadAsStringAsync());
        var asked = HttpUtility.ParseQueryString(away.Headers.Location!.Query);
        Assert.That(asked["code_challenge_method"], Is.EqualTo("S256"));
        provider.Expect(subject, userName, asked["nonce"]!);
        var request = new HttpRequestMessage(HttpMethod.Get, $"/signin-oidc?code=c&state={Uri.EscapeDataString(asked["state"]!)}");
        request.Headers.Add("Cookie", Cookies(away));
        return await browser.SendAsync(request);
    }

    private static string Cookies(HttpResponseMessage answer) => string.Join("; ", answer.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

    private sealed class Provider : HttpMessageHandler
    {
        private readonly RSA _rsa = RSA.Create(2048);
        private Dictionary<string, object> _claims = [];

        public void Expect(string subject, string userName, string nonce) =>
            _claims = new() { ["sub"] = subject, ["preferred_username"] = userName, ["nonce"] = nonce };

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var key = new RsaSecurityKey(_rsa) { KeyId = "k" };
            object answer = request.RequestUri!.AbsolutePath switch
            {
                "/.well-known/openid-configuration" => new
                {
                    issuer = Authority,
                    authorization_endpoint = $"{Authority}/authorize",
                    token_endpoint = $"{Authority}/token",
                    jwks_uri = $"{Authority}/jwks",
                },
                "/jwks" => new { keys = new[] { Public(key) } },
                "/token" => new { access_token = "a", token_type = "Bearer", expires_in = 60, id_token = IdToken(key) },
                _ => throw new InvalidOperationException(request.RequestUri.ToString()),
            };
            return Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = JsonContent.Create(answer) });
        }

        private static object Public(RsaSecurityKey key)
        {
            var parameters = key.Rsa.ExportParameters(false);
            return new
            {
                kty = "RSA",
                kid = key.KeyId,
                use = "sig",
                n = Base64UrlEncoder.Encode(parameters.Modulus),
                e = Base64UrlEncoder.Encode(parameters.Exponent)
            };
        }

        private string IdToken(RsaSecurityKey key) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Authority,
            Audience = "requests",
            Claims = _claims,
            SigningCredentials = new SigningCredentials(key, SecurityAlgorithms.RsaSha256),
        });

        protected override void Dispose(bool disposing)
        {
            _rsa.Dispose();
            base.Dispose(disposing);
        }
    }
}
