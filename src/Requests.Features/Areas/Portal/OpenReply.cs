using System.Globalization;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Portal;

/// <summary>The first opening of a reply that was served electronically with consent is its arrival, and remedies run from that day (SRV-5, SRV-6).</summary>
public static class OpenReply
{
    [Acts(Act.RecordService)]
    public sealed record Command : PortalCommand<ServiceStanding>;

    private static readonly Text Opened = Text.Of("OpenReply.proof");

    internal sealed class Handler(CaseOpener cases, CaseLetters letters, LetterService service,
        IOfficeClock clock) : IRequestHandler<Command, Result<ServiceStanding>>
    {
        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await cases.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            if (await letters.ReplyAsync(opened.Value, cancellationToken) is not { } letter
                || !ReplyParcel.WaitsForOpening(letter)) return ServiceProblems.NoReply;

            var at = clock.InOffice(clock.Now).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
            var proof = new ServiceProof(ProofKind.DeliveryLog, Opened.With(at).Zh);
            if (await service.ArriveAsync(opened.Value, letter, clock.Today, proof, null, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(opened.Value, letter, cancellationToken);
        }
    }
}
