using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>
/// Sends the text messages that are due through the gateway. Beyond the day's quota they wait for the next morning; a gateway
/// that refuses one gives it up after the same retries as mail, and one that is away loses none an attempt.
/// </summary>
public static class DeliverTexts
{
    public const string Name = "deliver-texts";

    // Nobody wants to be woken by what waited for the next day.
    private const int Morning = 8;

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "texts")]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, OutboxDelivery delivery, Outbox outbox, ITextSender sender, OutboxRules rules, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken) =>
            await delivery.RunAsync(Outbox.TextKind, m => m.Kind, await rules.QuietBodiesAsync(cancellationToken),
                (message, ct) => sender.SendAsync(outbox.OpenText(message), ct), cancellationToken, rules.TellOfficerAsync, await RoomAsync(cancellationToken));

        private async Task<(int Left, DateTimeOffset Until)?> RoomAsync(CancellationToken ct)
        {
            if (sender.DailyQuota is not { } quota) return null;
            var now = clock.InOffice(clock.Now);
            var today = new DateTimeOffset(now.Date, now.Offset);
            var sent = await db.Set<OutboxMessage>().CountAsync(m => m.Kind == Outbox.TextKind && m.SentAt >= today, ct);
            return (Math.Max(0, quota - sent), today.AddDays(1).AddHours(Morning));
        }
    }
}
