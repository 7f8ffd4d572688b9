using MediatR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using Requests.Features.Access;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Timers;

namespace Requests.Features.Notices;

/// <summary>
/// Sends what is due in the outbox. Each message is claimed by one conditional update, sent, and marked, so two nodes never
/// send the same one; only a node that dies between the acceptance and the mark leaves it to be sent again, under the same
/// Message-Id.
/// </summary>
public static class DeliverOutbox
{
    public const string Name = "deliver-outbox";

    /// <summary>How long a claim lasts: a message whose node died is tried again after it.</summary>
    public static readonly TimeSpan ClaimLength = TimeSpan.FromMinutes(10);

    /// <summary>Waits after the first, second ... failed attempt. After one attempt more the message is dead.</summary>
    public static readonly IReadOnlyList<TimeSpan> Waits =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(12)];

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "mails")]
    public sealed record Command(string? After = null) : IErrand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, Outbox outbox, IMailSender sender, IOfficeClock clock, ILogger<Handler> log)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken)
        {
            var now = clock.Now;
            var due = await db.Outbox.AsNoTracking().Where(m => m.State == OutboxState.Pending && m.DueAt <= now)
                .OrderBy(m => m.DueAt).ThenBy(m => m.Id).Take(Sweeps.BatchSize).ToListAsync(cancellationToken);
            var quiet = await QuietBodiesAsync(cancellationToken);
            var (sent, failed) = (0, 0);
            foreach (var message in due)
            {
                if (message.BodyId is { } body && quiet.TryGetValue(body, out var until))
                {
                    await ClaimAsync(message, until, 0, cancellationToken);
                    continue;
                }
                var claimedUntil = clock.Now + ClaimLength;
                if (!await ClaimAsync(message, claimedUntil, 1, cancellationToken)) continue;
                switch (await DeliverAsync(message, claimedUntil, cancellationToken))
                {
                    case Delivery.Sent:
                        sent++;
                        break;
                    case Delivery.Failed:
                        failed++;
                        break;
                    case Delivery.ServerIsAway:
                        return new SweepBatch(sent + failed + 1, sent, failed + 1);
                }
            }
            // Everything looked at has left, moved into the future or is another node's, so a full batch means there may be more.
            return new SweepBatch(due.Count, sent, failed, due.Count == Sweeps.BatchSize ? "more" : null);
        }

        private enum Delivery
        {
            Sent,
            Failed,
            ServerIsAway,
        }

        // The due instant is the token: whoever moves it first has the message.
        private async Task<bool> ClaimAsync(OutboxMessage message, DateTimeOffset until, int attempts, CancellationToken ct) =>
            await db.Outbox.Where(m => m.Id == message.Id && m.State == OutboxState.Pending && m.DueAt == message.DueAt && m.Attempts == message.Attempts)
                .ExecuteUpdateAsync(set => set.SetProperty(m => m.DueAt, until).SetProperty(m => m.Attempts, m => m.Attempts + attempts), ct) == 1;

        private async Task<Delivery> DeliverAsync(OutboxMessage message, DateTimeOffset claimedUntil, CancellationToken ct)
        {
            var mine = db.Outbox.Where(m => m.Id == message.Id && m.DueAt == claimedUntil);
            try
            {
                await sender.SendAsync(outbox.Open(message), ct);
            }
            catch (Exception e) when (e is MailException or System.Security.Cryptography.CryptographicException)
            {
                var attempts = message.Attempts + 1;
                var state = attempts > Waits.Count ? OutboxState.Dead : OutboxState.Pending;
                var nextAt = clock.Now + Waits[Math.Min(attempts, Waits.Count) - 1];
                await mine.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, state).SetProperty(m => m.DueAt, nextAt)
                    .SetProperty(m => m.LastError, e.Message), CancellationToken.None);
                if (state == OutboxState.Dead) SweepMetrics.MailsDead.Add(1);
                log.LogWarning("Mail {Id} failed at attempt {Attempt}: {Error}", message.Id, attempts, e.Message);
                return e is MailException { ServerIsAway: true } ? Delivery.ServerIsAway : Delivery.Failed;
            }
            var sentAt = clock.Now;
            await mine.ExecuteUpdateAsync(set => set.SetProperty(m => m.State, OutboxState.Sent).SetProperty(m => m.SentAt, sentAt)
                .SetProperty(m => m.LastError, (string?)null), CancellationToken.None);
            SweepMetrics.MailsSent.Add(1);
            return Delivery.Sent;
        }

        private async Task<Dictionary<Guid, DateTimeOffset>> QuietBodiesAsync(CancellationToken ct)
        {
            var quiet = new Dictionary<Guid, DateTimeOffset>();
            foreach (var body in await db.Bodies.AsNoTracking().ToListAsync(ct))
            {
                if (QuietHours.TryParse(body.Settings.QuietHours, out var hours) && hours?.QuietUntil(clock.InOffice(clock.Now)) is { } until)
                    quiet[body.Id] = until;
            }
            return quiet;
        }
    }
}
