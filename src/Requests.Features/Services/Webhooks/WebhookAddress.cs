using System.Net;
using System.Net.Sockets;

namespace Requests.Features.Services.Webhooks;

/// <summary>Whether webhooks may go to addresses inside the own network; a setting of the installation.</summary>
public sealed record WebhookRules(bool AllowPrivateAddresses);

/// <summary>
/// Keeps webhooks from being turned against the own network (SSRF). The address is judged when it is entered and, since a
/// name can be pointed elsewhere later, every resolved address again at each connection.
/// </summary>
public static class WebhookAddress
{
    private static readonly string[] InsideNames = ["localhost", ".localhost", ".local", ".internal", ".intranet", ".lan", ".home.arpa"];

    private static readonly IPNetwork[] NotPublic =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/128", "::1/128", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>True when a subscription may name this address.</summary>
    public static bool MayBe(string address, WebhookRules rules)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.UserInfo.Length > 0 || uri.Fragment.Length > 0) return false;
        if (rules.AllowPrivateAddresses) return uri.Scheme is "https" or "http";
        if (uri.Scheme != "https") return false;
        if (uri.HostNameType is UriHostNameType.IPv4 or UriHostNameType.IPv6) return IPAddress.TryParse(uri.IdnHost, out var ip) && IsPublic(ip);
        var host = uri.IdnHost.TrimEnd('.').ToLowerInvariant();
        return host.Contains('.', StringComparison.Ordinal) && !InsideNames.Any(n => host == n || host.EndsWith(n, StringComparison.Ordinal));
    }

    /// <summary>False for loopback, private, link-local, documentation, multicast and reserved addresses, also in IPv6 clothes.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        // ::a.b.c.d, the deprecated form that some stacks still route as IPv4.
        if (plain.AddressFamily == AddressFamily.InterNetworkV6 && plain.GetAddressBytes() is var bytes
            && bytes.AsSpan(0, 12).IndexOfAnyExcept((byte)0) < 0) return false;
        return !NotPublic.Any(network => network.BaseAddress.AddressFamily == plain.AddressFamily && network.Contains(plain));
    }
}
