using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Webhooks;

namespace Requests.Web.Webhooks;

/// <summary>
/// Posts webhooks. The connection is made to an address that was looked at (SSRF): no proxy, no redirect, and of what a
/// name resolves to only public addresses, at every connection anew.
/// </summary>
internal sealed class HttpWebhookSender : IWebhookSender, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly WebhookRules _rules;
    private readonly HttpClient _client;

    public HttpWebhookSender(WebhookRules rules)
    {
        _rules = rules;
        _client = new HttpClient(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectTimeout = Patience,
            // A connection kept open would outlive the judgement of its address.
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Patience,
            MaxResponseContentBufferSize = 64 * 1024,
        };
        _client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Requests", ProgramVersion.Current));
    }

    public async Task SendAsync(WebhookCall call, CancellationToken ct)
    {
        if (!WebhookAddress.MayBe(call.Address.ToString(), _rules)) throw new DeliveryException(WebhookProblems.AddressRefused.Text.En);
        using var post = new HttpRequestMessage(HttpMethod.Post, call.Address) { Content = new StringContent(call.Body, Encoding.UTF8, "application/json") };
        post.Headers.Add(WebhookSignature.Header, call.Signature);
        post.Headers.Add("X-Requests-Event", call.Event);
        post.Headers.Add("X-Requests-Delivery", call.Id.ToString("N"));
        try
        {
            using var answer = await _client.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, ct);
            if (!answer.IsSuccessStatusCode) throw new DeliveryException($"HTTP {(int)answer.StatusCode}", serverIsAway: (int)answer.StatusCode >= 500);
        }
        catch (HttpRequestException e) when (e.InnerException is DeliveryException refused)
        {
            throw new DeliveryException(refused.Message, refused.ServerIsAway, e);
        }
        catch (HttpRequestException e)
        {
            throw new DeliveryException($"No answer: {e.HttpRequestError}", serverIsAway: true, e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new DeliveryException("No answer in time", serverIsAway: true, e);
        }
    }

    public void Dispose() => _client.Dispose();

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken ct)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, ct);
        var allowed = addresses.Where(a => _rules.AllowPrivateAddresses || WebhookAddress.IsPublic(a)).ToArray();
        if (allowed.Length == 0) throw new DeliveryException("The name leads to no public address.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(allowed, context.DnsEndPoint.Port, ct);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
