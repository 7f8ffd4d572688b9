using System.Text.Encodings.Web;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Notices;
using Requests.Features.Services.Privacy;

namespace Requests.Features.Services.Webhooks;

/// <summary>A signed call, ready to leave.</summary>
/// <param name="Id">The same at every attempt and replay, so that a receiver can tell a repetition.</param>
public sealed record WebhookCall(Guid Id, Uri Address, string Event, string Body, string Signature);

/// <summary>Posts a call. Either the receiver answered 2xx when the task ends, or it throws.</summary>
public interface IWebhookSender
{
    /// <exception cref="DeliveryException">The receiver did not take it, or its address may not be called.</exception>
    Task SendAsync(WebhookCall call, CancellationToken ct);
}

/// <summary>
/// Turns events of cases into outbox messages for those who subscribed. Chosen by range and "not yet written", with an
/// overlap longer than any transaction, so an event that was committed late is not missed; the key of the message keeps
/// the overlap from telling twice. Commands pay nothing for it.
/// </summary>
public sealed class WebhookQueue(RequestsDb db, PersonalVault vault, OfficeAddress office, IOfficeClock clock)
{
    public const string Kind = "webhook";

    // Members may be added within a format; when one goes or changes its meaning, the number goes up.
    private const int PayloadFormat = 1;

    private const int EventsAtOnce = 500;
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(15);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a receiver gets: what happened to which case, and where to look. No names, no subjects, no texts.</summary>
    private sealed record Payload(Guid Id, string Event, DateTimeOffset At, string Body, string? CaseNumber, string? Act, DateOnly? LawOn, DateOnly? DueOn,
        IReadOnlyList<string> Rules, string? Link, int Format = PayloadFormat);

    /// <summary>Prefix of the outbox keys of one subscription.</summary>
    public static string KeyPrefix(Guid subscriptionId) => $"{Kind}/{subscriptionId:N}/";

    /// <summary>Writes messages for what happened since the last look; how many were new.</summary>
    public async Task<int> EnqueueAsync(CancellationToken ct)
    {
        var written = 0;
        foreach (var subscription in await db.Set<WebhookSubscription>().AsNoTracking().Where(s => s.EndedAt == null).OrderBy(s => s.Id).ToListAsync(ct))
        {
            var until = clock.Now;
            var from = subscription.SeenUntil - Overlap is var since && since > subscription.CreatedAt ? since : subscription.CreatedAt;
            var acts = WebhookEvents.ActsOf(subscription.Events.Split(' '));
            var bodyCode = await db.Set<Body>().Where(b => b.Id == subscription.BodyId).Select(b => b.Code).SingleAsync(ct);
            for (long after = 0; await PageAsync(subscription, acts, from, after, ct) is { Count: > 0 } page; after = page[^1].Event.Id)
                written += await WriteAsync(subscription, bodyCode, page, ct);
            await db.Set<WebhookSubscription>().Where(s => s.Id == subscription.Id).ExecuteUpdateAsync(set => set.SetProperty(s => s.SeenUntil, until), ct);
        }
        return written;
    }

    /// <summary>A message that only tries the way.</summary>
    public Guid AddPing(WebhookSubscription subscription, string bodyCode)
    {
        var id = Guid.CreateVersion7();
        Add(subscription, $"{KeyPrefix(subscription.Id)}ping-{id:N}", new Payload(id, WebhookEvents.Ping, clock.Now, bodyCode, null, null, null, null, [], null));
        return id;
    }

    /// <summary>Which event a message tells.</summary>
    public static string EventOf(OutboxMessage message) => JsonSerializer.Deserialize<Payload>(message.Payload, Json)!.Event;

    public static string? CaseOf(OutboxMessage message) => JsonSerializer.Deserialize<Payload>(message.Payload, Json)!.CaseNumber;

    /// <exception cref="DeliveryException">The subscription was ended.</exception>
    internal async Task<WebhookCall> SignAsync(OutboxMessage message, CancellationToken ct)
    {
        var id = Guid.ParseExact(message.Key.Split('/')[1], "N");
        var subscription = await db.Set<WebhookSubscription>().AsNoTracking().SingleAsync(s => s.Id == id, ct);
        if (subscription.EndedAt is not null) throw new DeliveryException("The subscription was ended.");
        return new WebhookCall(message.Id, new Uri(subscription.Address), EventOf(message), message.Payload,
            WebhookSignature.Of(vault.OpenString(WebhookSubscription.SecretPlace(subscription.Id), subscription.SealedSecret), message.Payload, clock.Now));
    }

    private sealed record Happened(OfficeEvent Event, string CaseNumber);

    private Task<List<Happened>> PageAsync(WebhookSubscription subscription, string[] acts, DateTimeOffset from, long after, CancellationToken ct) => (
        from e in db.Set<OfficeEvent>().AsNoTracking()
        where e.BodyId == subscription.BodyId && e.At >= @from && e.Id > after && acts.Contains(e.Act)
        join c in db.Set<Case>() on e.CaseId equals c.Id
        orderby e.Id
        select new Happened(e, c.Number)).Take(EventsAtOnce).ToListAsync(ct);

    private async Task<int> WriteAsync(WebhookSubscription subscription, string bodyCode, List<Happened> page, CancellationToken ct)
    {
        var keys = page.ConvertAll(h => $"{KeyPrefix(subscription.Id)}{h.Event.Id}");
        var known = (await db.Set<OutboxMessage>().AsNoTracking().Where(m => keys.Contains(m.Key)).Select(m => m.Key).ToListAsync(ct)).ToHashSet();
        var news = page.Where((_, i) => !known.Contains(keys[i])).ToList();
        foreach (var (happened, caseNumber) in news)
        {
            Add(subscription, $"{KeyPrefix(subscription.Id)}{happened.Id}", new Payload(Guid.CreateVersion7(), WebhookEvents.NameOf(happened.Act), happened.At, bodyCode,
                caseNumber, happened.Act, happened.LawOn, happened.DueAfter, happened.RuleIds.Split(' ', StringSplitOptions.RemoveEmptyEntries), office.CasePage(caseNumber)));
        }
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // Another node wrote the same messages; the keys let only one through, and the next look finds what is missing.
            db.ClearTracking();
            return 0;
        }
        db.ClearTracking();
        return news.Count;
    }

    // Due since it happened, so that a receiver hears things in their order.
    private void Add(WebhookSubscription subscription, string key, Payload payload) => db.Set<OutboxMessage>().Add(
        new OutboxMessage(payload.Id, subscription.BodyId, Kind, key, JsonSerializer.Serialize(payload, Json), payload.At)
        {
            IgnoresQuietHours = true,
        });
}
