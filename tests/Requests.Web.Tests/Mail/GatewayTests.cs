using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Clocks;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Notices;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Intake;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Webhooks;
using Requests.Statute.Intake;
using Requests.Statute.Receipt;
using Requests.Web.Hosting;
using Requests.Web.Tests.Pages;

namespace Requests.Web.Tests.Mail;

/// <summary>Text messages through a gateway on loopback: signed, tried again, given up, seen on the health page.</summary>
public sealed partial class GatewayTests
{
    private const string Secret = "gateway-secret";

    [Test]
    public async Task AMessage_IsPostedWithTemplateAndSignature_Once()
    {
        using var gateway = new Gateway(HttpStatusCode.OK);
        await using var office = await OpenAsync(gateway);
        await TellAsync(office);
        await SweepAsync(office);
        await SweepAsync(office);
        var call = gateway.Calls.Single();
        var sent = JsonDocument.Parse(call.Body).RootElement;
        Assert.That(sent.GetProperty("to").GetString(), Is.EqualTo("13800000000"));
        Assert.That((sent.GetProperty("template").GetString(), sent.GetProperty("signName").GetString()), Is.EqualTo(("SMS_1", "某市")));
        Assert.That(sent.GetProperty("parameters").GetProperty("number").GetString(), Is.EqualTo(CaseWork.Number));
        Assert.That(call.Key, Is.EqualTo("office"));
        Assert.That(call.Idempotency, Is.EqualTo(sent.GetProperty("id").GetString()));
        var second = DateTimeOffset.FromUnixTimeSeconds(long.Parse(Second().Match(call.Signature).Groups[1].Value));
        Assert.That(call.Signature, Is.EqualTo(WebhookSignature.Of(Secret, call.Body, second)));
        Assert.That(second, Is.EqualTo(office.Time.GetUtcNow()));
    }

    [TestCase(HttpStatusCode.BadRequest)]
    [TestCase(HttpStatusCode.ServiceUnavailable)]
    public async Task AGatewayThatRefuses_IsTriedAgainLaterAndLater_ThenTheOfficerIsToldAndHealthShowsIt(HttpStatusCode status)
    {
        using var gateway = new Gateway(status);
        await using var office = await OpenAsync(gateway);
        await TellAsync(office);
        await SweepAsync(office);
        foreach (var wait in OutboxDelivery.Waits)
        {
            office.Time.Advance(wait - TimeSpan.FromSeconds(1));
            var before = gateway.Calls.Count;
            await SweepAsync(office);
            Assert.That(gateway.Calls, Has.Count.EqualTo(before), "not yet");
            office.Time.Advance(TimeSpan.FromSeconds(1));
            await SweepAsync(office);
        }
        Assert.That(gateway.Calls, Has.Count.EqualTo(OutboxDelivery.Waits.Count + 1));
        Assert.That(gateway.Calls.Select(c => c.Idempotency).Distinct().Count(), Is.EqualTo(1));
        using var admin = await Browser.SignedInAsync(office, Role.Administrator);
        var health = await admin.OpenAsync("/admin/health");
        Assert.That(health.Text, Does.Contain("短信").And.Contain($"HTTP {(int)status}").And.Not.Contain("13800000000"));
        Assert.That(await office.InDbAsync(db => db.Set<InboxNotice>().CountAsync(n => n.Kind == nameof(NoticeKind.ApplicantTextDead))), Is.EqualTo(1));
    }

    [Test]
    public async Task WithoutAGateway_AMessageBecomesAFile()
    {
        await using var office = await WebOffice.OpenAsync();
        await TellAsync(office);
        await SweepAsync(office);
        var file = Directory.GetFiles(Path.Combine(office.Folder, "messages")).Single();
        Assert.That(JsonDocument.Parse(await File.ReadAllTextAsync(file)).RootElement.GetProperty("text").GetString(), Does.Contain(CaseWork.Number));
    }

    [TestCase("--Gateway:Address=ftp://x", "Gateway:Address must be")]
    [TestCase("--Gateway:Address=https://sms.example.invalid", "Gateway:Key and Gateway:Secret are needed")]
    [TestCase("--Gateway:DailyQuota=0", "Gateway:DailyQuota must be")]
    public void AGatewayThatCannotBeUsed_StopsTheStart(string setting, string fault) =>
        Assert.That(async () => await WebOffice.OpenAsync(settings: [setting]), Throws.TypeOf<SettingsException>().With.Message.Contains(fault));

    [GeneratedRegex("t=([0-9]+),")]
    private static partial Regex Second();

    private static Task<WebOffice> OpenAsync(Gateway gateway) => WebOffice.OpenAsync(settings:
        [$"--Gateway:Address={gateway.Address}", "--Gateway:Key=office", $"--Gateway:Secret={Secret}", "--Gateway:Template=SMS_1", "--Gateway:SignName=某市"]);

    private static async Task TellAsync(WebOffice office)
    {
        await office.DoAsync(new RegisterRequest.Command(IntakeChannel.RegisteredPost, "停车泊位", "申请公开停车泊位的批准文件。", ApplicantType.NaturalPerson,
            new Person("张三", null, "13800000000", "某市某街1号", null), new DateOnly(2026, 3, 2), SignedOn: new DateOnly(2026, 3, 2)), Role.Clerk);
        await CaseWork.DoAsync(office, new AssignCase.Command(WebOffice.UserId(Role.Officer)), Role.Head);
        await CaseWork.DoAsync(office, new AskForCorrection.Command(new DateOnly(2026, 3, 2), ["请写明文件名称。"]), Role.Officer);
    }

    private static Task<SweepRun> SweepAsync(WebOffice office) =>
        office.Services.GetRequiredService<SweepRunner>().RunAsync(Sweeps.Find(DeliverTexts.Name)!, CancellationToken.None);

    private sealed record Call(string Body, string Signature, string Key, string Idempotency);

    private sealed class Gateway : IDisposable
    {
        private readonly HttpListener _listener = new();
        private readonly HttpStatusCode _status;

        public Gateway(HttpStatusCode status)
        {
            _status = status;
            using (var free = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0))
            {
                free.Start();
                Address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/send/";
            }
            _listener.Prefixes.Add(Address);
            _listener.Start();
            _ = ServeAsync();
        }

        public string Address { get; }

        public ConcurrentQueue<Call> Calls { get; } = new();

        public void Dispose() => ((IDisposable)_listener).Dispose();

        private async Task ServeAsync()
        {
            while (_listener.IsListening)
            {
                HttpListenerContext call;
                try
                {
                    call = await _listener.GetContextAsync();
                }
                catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
                {
                    return;
                }
                using var reader = new StreamReader(call.Request.InputStream, Encoding.UTF8);
                Calls.Enqueue(new Call(await reader.ReadToEndAsync(), call.Request.Headers[WebhookSignature.Header]!,
                    call.Request.Headers["X-Requests-Key"]!, call.Request.Headers["Idempotency-Key"]!));
                call.Response.StatusCode = (int)_status;
                call.Response.Close();
            }
        }
    }
}
