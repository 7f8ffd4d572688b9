using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Requests.Features.Areas.Intake;
using Requests.Features.Areas.Webhooks;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Webhooks;
using Requests.Features.Tests.Timers;
using static Requests.Features.Tests.SampleData;

namespace Requests.Features.Tests.Webhooks;

public sealed class WebhookTests
{
    private static readonly SubscribeWebhook.Command Subscribe = new("数据平台", "https://hooks.example.com/in", ["case.registered", "case.assigned"]);

    [Test]
    public async Task DeliverWebhooks_TellsWhatHappenedOnceAndSigned()
    {
        var (office, receiver) = await OpenAsync();
        await using var closing = office;
        await office.DoAsync(Posted(), Role.Clerk);
        office.Time.Advance(TimeSpan.FromMinutes(1));
        var subscription = await office.DoAsync(Subscribe, Role.Administrator);
        var number = (await office.DoAsync(Posted(), Role.Clerk)).CaseNumber;
        office.Time.Advance(TimeSpan.FromSeconds(1));
        await office.DoAsync(new AssignCase.Command(TestOffice.UserId(Role.Officer)) { CaseNumber = number }, Role.Clerk);
        for (var i = 0; i < 3; i++)
        {
            await office.SweepAsync(DeliverWebhooks.Name);
            office.Time.Advance(TimeSpan.FromMinutes(7));
        }
        Assert.That(receiver.Calls.Select(c => c.Event), Is.EqualTo(["case.registered", "case.assigned"]), "only what came after the subscription, each once");
        var call = receiver.Calls[0];
        var payload = JsonDocument.Parse(call.Body).RootElement;
        Assert.That((payload.GetProperty("caseNumber").GetString(), payload.GetProperty("body").GetString(), payload.GetProperty("link").GetString()),
            Is.EqualTo((number, "HCG", $"https://office.example/cases/{number}")));
        Assert.That(call.Body, Does.Not.Contain("张三").And.Not.Contain("停车").And.Not.Contain("13800000000"));

        var parts = call.Signature.Split(',').Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(subscription.Secret), Encoding.UTF8.GetBytes($"{parts["t"]}.{call.Body}"));
        Assert.That(parts["v1"], Is.EqualTo(Convert.ToHexStringLower(expected)));
        Assert.That(await office.InDbAsync(db => db.Set<WebhookSubscription>().Select(s => s.SealedSecret).SingleAsync()),
            Does.Not.Contain(subscription.Secret));
    }

    [Test]
    public async Task DeliverWebhooks_OfAnEventCommittedLate_StillTellsIt()
    {
        var (office, receiver) = await OpenAsync();
        await using var closing = office;
        await office.DoAsync(Subscribe, Role.Administrator);
        await office.DoAsync(Posted(), Role.Clerk);
        // The look came between the event's instant and its commit.
        office.Time.Advance(TimeSpan.FromMinutes(2));
        var later = office.Time.GetUtcNow();
        await office.InDbAsync(db => db.Set<WebhookSubscription>().ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenUntil, later)));
        await office.SweepAsync(DeliverWebhooks.Name);
        Assert.That(receiver.Calls, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task DeliverWebhooks_WhileTheReceiverFails_RetriesThenGivesUp_AndReplaysUnderTheSameId()
    {
        var (office, receiver) = await OpenAsync();
        await using var closing = office;
        var subscription = await office.DoAsync(Subscribe, Role.Administrator);
        await office.DoAsync(Posted(), Role.Clerk);
        receiver.Fails = true;
        await office.SweepAsync(DeliverWebhooks.Name);
        await office.RefusedAsync("webhook.still-under-way", new ReplayDelivery.Command(subscription.Id, receiver.Calls[0].Id), Role.Administrator);
        foreach (var wait in OutboxDelivery.Waits)
        {
            office.Time.Advance(wait);
            await office.SweepAsync(DeliverWebhooks.Name);
        }
        var dead = (await office.DoAsync(new ListDeliveries.Query(subscription.Id, OutboxState.Dead), Role.Administrator)).Deliveries.Single();
        Assert.That((dead.Attempts, dead.LastError, dead.Event), Is.EqualTo((6, "HTTP 500", "case.registered")));

        receiver.Fails = false;
        await office.DoAsync(new ReplayDelivery.Command(subscription.Id, dead.Id), Role.Administrator);
        await office.SweepAsync(DeliverWebhooks.Name);
        await office.DoAsync(new ReplayDelivery.Command(subscription.Id, dead.Id), Role.Administrator);
        await office.SweepAsync(DeliverWebhooks.Name);
        Assert.That(receiver.Calls.Select(c => c.Id).Distinct(), Is.EqualTo([dead.Id]), "what had arrived may be sent again too");
        Assert.That(receiver.Calls, Has.Count.EqualTo(8));
    }

    [Test]
    public async Task DeliverWebhooks_WhenOneReceiverIsAway_ServesTheOther()
    {
        var (office, receiver) = await OpenAsync();
        await using var closing = office;
        await office.DoAsync(Subscribe with { Address = "https://away.example.com/" }, Role.Administrator);
        await office.DoAsync(Subscribe, Role.Administrator);
        for (var i = 0; i < 3; i++) await office.DoAsync(Posted(), Role.Clerk);
        await office.SweepAsync(DeliverWebhooks.Name);
        Assert.That(receiver.Calls.Count(c => c.Address.Host == "away.example.com"), Is.EqualTo(1), "the rest of its lane is not tried");
        Assert.That(receiver.Calls.Count(c => c.Address.Host == "hooks.example.com"), Is.EqualTo(3));
    }

    [Test]
    public async Task TryWebhook_And_EndWebhook_GoTheWayOfEveryDelivery()
    {
        var (office, receiver) = await OpenAsync();
        await using var closing = office;
        var subscription = await office.DoAsync(Subscribe, Role.Administrator);
        var ping = await office.DoAsync(new TryWebhook.Command(subscription.Id), Role.Administrator);
        await office.SweepAsync(DeliverWebhooks.Name);
        Assert.That(receiver.Calls.Select(c => (c.Id, c.Event)), Is.EqualTo([(ping.DeliveryId, "ping")]));

        await office.DoAsync(new EndWebhook.Command(subscription.Id), Role.Administrator);
        await office.DoAsync(Posted(), Role.Clerk);
        await office.SweepAsync(DeliverWebhooks.Name);
        Assert.That(receiver.Calls, Has.Count.EqualTo(1));
        await office.RefusedAsync("webhook.ended", new TryWebhook.Command(subscription.Id), Role.Administrator);
        Assert.That((await office.DoAsync(new ListWebhooks.Query(), Role.Administrator)).Subscriptions.Single().EndedAt, Is.Not.Null);
    }

    [TestCase("http://hooks.example.com/")]
    [TestCase("https://localhost/")]
    [TestCase("https://127.0.0.1/")]
    [TestCase("https://10.1.2.3/")]
    [TestCase("https://169.254.169.254/latest/meta-data")]
    [TestCase("https://[::1]/")]
    [TestCase("https://[::ffff:192.168.0.1]/")]
    [TestCase("https://2130706433/")]
    [TestCase("https://office.internal/")]
    [TestCase("https://user:pass@hooks.example.com/")]
    [TestCase("ftp://hooks.example.com/")]
    [TestCase("not an address")]
    public async Task SubscribeWebhook_ToAnAddressInside_IsRefused(string address)
    {
        var (office, _) = await OpenAsync();
        await using var closing = office;
        var refused = await office.RefusedAsync("input.invalid", Subscribe with { Address = address }, Role.Administrator);
        Assert.That(refused.Fields!.Keys, Is.EqualTo(["address"]));
    }

    [TestCase("8.8.8.8", true)]
    [TestCase("2400:3200::1", true)]
    [TestCase("100.64.0.1", false)]
    [TestCase("172.31.255.255", false)]
    [TestCase("172.32.0.1", true)]
    [TestCase("fd00::1", false)]
    [TestCase("fe80::1", false)]
    [TestCase("::ffff:10.0.0.1", false)]
    [TestCase("::10.0.0.1", false)]
    [TestCase("64:ff9b::a00:1", false)]
    [TestCase("0.0.0.0", false)]
    [TestCase("255.255.255.255", false)]
    public void WebhookAddress_IsPublic_KnowsTheRanges(string address, bool expected) =>
        Assert.That(WebhookAddress.IsPublic(IPAddress.Parse(address)), Is.EqualTo(expected));

    [Test]
    public async Task SubscribeWebhook_ByOthersOrForUnknownEvents_IsRefused()
    {
        var (office, _) = await OpenAsync();
        await using var closing = office;
        await office.RefusedAsync("access.not-allowed", Subscribe, Role.Head);
        await office.RefusedAsync("input.invalid", Subscribe with { Events = ["case.deleted"] }, Role.Administrator);
        await office.RefusedAsync("webhook.not-found", new ListDeliveries.Query(Guid.NewGuid()), Role.Administrator);
    }

    private static async Task<(TestOffice Office, Receiver Receiver)> OpenAsync()
    {
        var receiver = new Receiver();
        return (await TestOffice.OpenAsync("2026-03-02", services => services.AddSingleton<IWebhookSender>(receiver).AddSingleton<IMailSender>(new MailBag())), receiver);
    }

    private sealed class Receiver : IWebhookSender
    {
        public List<WebhookCall> Calls { get; } = [];

        public bool Fails { get; set; }

        public Task SendAsync(WebhookCall call, CancellationToken ct)
        {
            Calls.Add(call);
            if (Fails) throw new DeliveryException("HTTP 500");
            return call.Address.Host.StartsWith("away", StringComparison.Ordinal) ? throw new DeliveryException("No answer in time",
                serverIsAway: true) : Task.CompletedTask;
        }
    }
}
