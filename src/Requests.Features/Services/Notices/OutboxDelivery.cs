using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;

namespace Requests.Features.Services.Notices;

/// <summary>The outside did not take a message. The text is kept and shown, so it names no address.</summary>
/// <param name="serverIsAway">Nobody answered; what else goes the same way need not be tried now.</param>
public sealed class DeliveryException(string message, bool serverIsAway = false, Exception? inner = null) : Exception(message, inner)
{
    public bool ServerIsAway => serverIsAway;
}

/// <summary>
/// Takes messages of one kind out of the outbox. Each is claimed by one conditional update, delivered, and marked, so two
/// nodes never deliver the same one; only a node that dies between the acceptance and the mark leaves it to be delivered
/// again, under the same id.
/// </summary>
public sealed class OutboxDelivery(RequestsDb db, IOfficeClock clock, ILogger<OutboxDelivery> log)
{
    /// <summary>How long a claim lasts: a message whose node died is tried again after it.</summary>
    public static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(10);

    /// <summary>Waits after the first, second ... failed attempt. After one attempt more the message is dead.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    /// <param name="lane">Messages that go the same way; when nobody answers there, the rest of the lane waits without losing an attempt.</param>
    /// <param name="quiet">Until when a body's messages wait.</param>
    /// <param name="died">Told of a message that was given up.</param>
    /// <param name="room">How many may leave yet today, and until when the rest waits; null: all may.</param>
    /// <param name="deliver">Throws <see cref="DeliveryException"/> unless the message was accepted.</param>
    public async Task<SweepBatch> RunAsync(string kind, Func<OutboxMessage, string> lane, IReadOnlyDictionary<Guid, DateTimeOffset> quiet,
        Func<OutboxMessage, CancellationToken, Task> deliver, CancellationToken ct, Func<OutboxMessage, Task>? died = null,
        (int Left, DateTimeOffset Until)? room = null)
    {
        var now = clock.Now;
        var due = await db.Set<OutboxMessage>().AsNoTracking().Where(m => m.Kind == kind && m.State == OutboxState.Pending && m.DueAt <= now)
            .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Sweeps.BatchSize).ToListAsync(ct);
        var (sent, failed) = (0, 0);
        var blocked = new HashSet<string>();
        foreach (var message in due)
        {
            if (PostponedUntil(message) is { } until)
            {
                await ClaimAsync(message, until, 0, ct);
                continue;
            }
            var claimedUntil = clock.Now + ClaimLength;
            if (!await ClaimAsync(message, claimedUntil, 1, ct)) continue;
            if (await TryAsync(message, claimedUntil, deliver, died, ct) is not { } refusal)
            {
                sent++;
                continue;
            }
            failed++;
            if (refusal.ServerIsAway) blocked.Add(lane(message));
        }
        // Everything looked at has left, moved into the future or is another node's, so a full batch means there may be more.
        return new SweepBatch(due.Count, sent, failed, due.Count == Sweeps.BatchSize ? "more" : null);

        DateTimeOffset? PostponedUntil(OutboxMessage message) =>
            blocked.Contains(lane(message)) ? clock.Now + Waits[0]
            : !message.IgnoresQuietHours && message.BodyId is { } body && quiet.TryGetValue(body, out var end) ? end
            : room is { } day && sent >= day.Left ? day.Until
            : null;
    }

    // The due instant is the token: whoever moves it first has the message.
    private async Task<bool> ClaimAsync(OutboxMessage message, DateTimeOffset until, int attempts, CancellationToken ct) =>
        await db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.State == OutboxState.Pending && m.DueAt == message.DueAt
            && m.Attempts == message.Attempts)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempts, m => m.Attempts + attempts), ct) == 1;

    /// <summary>Null when the message was accepted.</summary>
    private async Task<DeliveryException?> TryAsync(OutboxMessage message, DateTimeOffset claimedUntil, Func<OutboxMessage, CancellationToken, Task> deliver,
        Func<OutboxMessage, Task>? died, CancellationToken ct)
    {
        var mine = db.Set<OutboxMessage>().Where(m => m.Id == message.Id && m.DueAt == claimedUntil);
        try
        {
            await deliver(message, ct);
        }
        catch (Exception e) when (e is DeliveryException or System.Security.Cryptography.CryptographicException)
        {
            var attempts = message.Attempts + 1;
            var state = attempts > Waits.Count ? OutboxState.Dead : OutboxState.Pending;
            var nextAt = clock.Now + Waits[Math.Min(attempts, Waits.Count) - 1];
            await mine.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.DueAt, nextAt)
                .SetProperty(m => m.LastError, e.Message), CancellationToken.None);
            if (state == OutboxState.Dead)
            {
                SweepMetrics.MessagesDead.Add(1, new KeyValuePair<string, object?>("kind", message.Kind));
                if (died is not null) await died(message);
            }
            log.LogWarning("Message {Id} of kind {Kind} failed at attempt {Attempt}: {Error}", message.Id, message.Kind, attempts, e.Message);
            return e as DeliveryException ?? new DeliveryException(e.Message);
        }
        var sentAt = clock.Now;
        await mine.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, sentAt)
            .SetProperty(m => m.LastError, (string?)null), CancellationToken.None);
        SweepMetrics.MessagesSent.Add(1, new KeyValuePair<string, object?>("kind", message.Kind));
        return null;
    }
}
