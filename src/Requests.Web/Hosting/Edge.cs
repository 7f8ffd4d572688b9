using System.Net;
using Requests.Web.Hosting.Access;

namespace Requests.Web.Hosting;

/// <summary>What a request must be before anybody looks at what it asks for.</summary>
internal static class Edge
{
    private static readonly string[] Local = ["localhost", "127.0.0.1", "[::1]"];

    /// <summary>
    /// Only the office's own address is answered under, once one is set: a link, a redirect or a cache must not carry a name
    /// that a stranger chose. Behind https browsers are told to come by nothing else.
    /// </summary>
    public static void UseOwnAddress(this WebApplication app)
    {
        var address = new Uri(app.Services.GetRequiredService<Settings>().Office.PublicAddress);
        string[] names = address.IsLoopback ? [] : [address.Host, .. Local];
        app.Use((http, next) =>
        {
            if (names.Length > 0 && !names.Contains(http.Request.Host.Host, StringComparer.OrdinalIgnoreCase)
                && !http.Request.Path.StartsWithSegments("/health"))
            {
                http.Response.StatusCode = StatusCodes.Status421MisdirectedRequest;
                return Task.CompletedTask;
            }
            // The proxy ended TLS; what is made here, cookies and addresses, is for people who came by https.
            if (IsSecure(address)) http.Request.Scheme = Uri.UriSchemeHttps;
            if (IsSecure(address)) http.Response.Headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            return next(http);
        });
    }

    /// <summary>
    /// A browser that brings a cookie acts only from the office's own pages: SameSite lets sister hosts of one city domain
    /// through, so what the browser says of the page that sends is looked at. Programs send neither header.
    /// </summary>
    public static void UseOwnPagesOnly(this WebApplication app) => app.Use(async (http, next) =>
    {
        if (IsFromElsewhere(http)) await Features.Kernel.AccessProblems.FromElsewhere.ToAnswer().ExecuteAsync(http);
        else await next(http);
    });

    public static bool IsSecure(Uri address) => address.Scheme == Uri.UriSchemeHttps;

    /// <summary>The network a client belongs to: one IPv6 customer has a whole /64 of addresses.</summary>
    public static string NetworkOf(IPAddress? address)
    {
        if (address is null) return "";
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        return address.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(address.GetAddressBytes().AsSpan(0, 8)) + "::/64" : address.ToString();
    }

    private static bool IsFromElsewhere(HttpContext http)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method)) return false;
        // Only a cookie is brought along unasked.
        if (http.User.Identity is not { IsAuthenticated: true } || request.Headers.Authorization.Count > 0
            || ApiKeyHandler.KeyOf(request) is not null) return false;
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is not ("same-origin" or "none");
        var origin = request.Headers.Origin.ToString();
        return origin.Length > 0
            && !(Uri.TryCreate(origin, UriKind.Absolute, out var from)
            && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));
    }
}
