using MediatR;
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

    internal sealed class Handler(OutboxDelivery delivery, Outbox outbox, IMailSender sender, OutboxRules rules)
        : IRequestHandler<Command, Result<SweepBatch>>
    {
        public async Task<Result<SweepBatch>> Handle(Command command, CancellationToken cancellationToken) =>
            await delivery.RunAsync(Outbox.MailKind, m => m.Kind, await rules.QuietBodiesAsync(cancellationToken),
                (message, ct) => sender.SendAsync(outbox.Open(message), ct), cancellationToken, rules.TellOfficerAsync);
    }
}
