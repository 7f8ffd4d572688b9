using MediatR;
using Microsoft.EntityFrameworkCore;
using Requests.Features.Data.Entities;
using Requests.Features.Data;
using Requests.Features.Kernel;
using Requests.Features.Services.Jobs;
using Requests.Features.Services.Notices;

namespace Requests.Features.Areas.Notices;

/// <summary>Sends the mails that are due, each exactly once as far as a mail server allows; in quiet hours of their body they wait.</summary>
public static class DeliverOutbox
{
    public const string Name = "deliver-outbox";

    [Acts(Act.RunSweeps)]
    [Sweep(Name, Things = "mails")]
    public sealed record Command(string? After = null) : INonTransactionalCommand<SweepBatch>;

    internal sealed class Handler(RequestsDb db, OutboxDelivery delivery, Outbox outbox, IMailSender sender, NoticeSender notices, IOfficeClock clock)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken) =>
            await delivery.RunAsync(Outbox.MailKind, m => m.Kind, await QuietBodiesAsync(cancellationToken),
                (message, ct) => sender.SendAsync(outbox.Open(message), ct), cancellationToken, TellOfficerAsync);

        // Nobody at the other end: the next lawful way is the officer's to choose.
        private async Task TellOfficerAsync(OutboxMessage dead)
        {
            if (dead.CaseId is not { } id || await db.Set<Case>().SingleOrDefaultAsync(c => c.Id == id) is not { } found) return;
            await notices.TellAsync(new Notice(found.BodyId, found.Id, NoticeKind.ApplicantMailDead, $"mail-dead/{dead.Id:N}", found.Number),
                await notices.HandlersAsync(found, CancellationToken.None), CancellationToken.None);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        private async Task<Dictionary<Guid, DateTimeOffset>> QuietBodiesAsync(CancellationToken ct)
        {
            var quiet = new Dictionary<Guid, DateTimeOffset>();
            foreach (var body in await db.Set<Body>().AsNoTracking().ToListAsync(ct))
            {
                if (QuietHours.TryParse(body.Settings.QuietHours, out var hours) && hours?.QuietUntil(clock.InOffice(clock.Now)) is { } until)
                    quiet[body.Id] = until;
            }
            return quiet;
        }
    }
}
