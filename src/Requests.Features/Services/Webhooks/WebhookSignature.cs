using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Requests.Features.Services.Webhooks;

/// <summary>
/// HMAC-SHA256 over the second of sending and the body, so that a receiver knows who sent it and can refuse what was kept
/// and sent again: <c>t=1767225600,v1=hex</c>, taken over <c>1767225600.{body}</c>.
/// </summary>
public static class WebhookSignature
{
    public const string Header = "X-Requests-Signature";

    public static string Of(string secret, string body, DateTimeOffset at)
    {
        var second = at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var mac = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes($"{second}.{body}"));
        return $"t={second},v1={Convert.ToHexStringLower(mac)}";
    }
}
