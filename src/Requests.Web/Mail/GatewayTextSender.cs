using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Webhooks;
using Requests.Web.Hosting;

namespace Requests.Web.Mail;

/// <summary>What a gateway is posted.</summary>
/// <param name="Id">The same at every attempt; also sent as Idempotency-Key.</param>
/// <param name="To">Mobile number.</param>
/// <param name="Template">Registered with the gateway; empty where it takes plain text.</param>
/// <param name="Parameters">What fills the template.</param>
internal sealed record GatewayCall(string Id, string To, string Template, string SignName, IReadOnlyDictionary<string, string> Parameters, string Text)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static GatewayCall Of(TextMessage message, GatewaySettings gateway) => new(message.Id.ToString("N"), message.To, gateway.Template, gateway.SignName,
        new Dictionary<string, string> { ["number"] = message.CaseNumber, ["text"] = message.Text }, message.Text);

    // Records print their members; a number must never reach a log.
    public override string ToString() => nameof(GatewayCall);
}

/// <summary>
/// Posts text messages to the gateway of the settings, each signed with the second of its sending. 408, 429 and 5xx mean that
/// the gateway is away, so the rest waits for it; every other refusal is the message's own.
/// </summary>
internal sealed class GatewayTextSender(Settings settings, IOfficeClock clock) : ITextSender, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private readonly HttpClient _client = Client();

    public int? DailyQuota => settings.Gateway.DailyQuota;

    public async Task SendAsync(TextMessage message, CancellationToken ct)
    {
        var body = JsonSerializer.Serialize(GatewayCall.Of(message, settings.Gateway), GatewayCall.Json);
        using var post = new HttpRequestMessage(HttpMethod.Post, settings.Gateway.Address) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        post.Headers.Add("X-Requests-Key", settings.Gateway.Key);
        post.Headers.Add(WebhookSignature.Header, WebhookSignature.Of(settings.Gateway.Secret, body, clock.Now));
        post.Headers.Add("Idempotency-Key", message.Id.ToString("N"));
        try
        {
            using var answer = await _client.SendAsync(post, HttpCompletionOption.ResponseHeadersRead, ct);
            // Its own words may name the receiver.
            if (!answer.IsSuccessStatusCode) throw new DeliveryException($"HTTP {(int)answer.StatusCode}", IsAway(answer.StatusCode));
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

    private static bool IsAway(HttpStatusCode status) => status is HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests || (int)status >= 500;

    private static HttpClient Client()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, ConnectTimeout = Patience }) { Timeout = Patience };
        client.DefaultRequestHeaders.UserAgent.Add(new ProductInfoHeaderValue("Requests", ProgramVersion.Current));
        return client;
    }
}
