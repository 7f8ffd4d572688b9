using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;

namespace Requests.Features.Areas.Portal;

/// <summary>The applicant confirms on the portal that the reply arrived: the best proof of service there is, and remedies run from that day (SRV-5).</summary>
public static class ConfirmReceiptOfReply
{
    private static readonly ServiceProof Proof = new(ProofKind.DeliveryLog, "申请人网上确认收到");

    [Acts(Act.RecordService)]
    public sealed record Command : PortalCommand<ServiceStanding>;

    internal sealed class Handler(CaseOpener desk, CaseLetters letters, LetterService service,
        IOfficeClock clock) : IRequestHandler<Command, Result<ServiceStanding>>
    {
        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await letters.ReplyAsync(found, cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;

            if (await service.ArriveAsync(found, letter, clock.Today, Proof, null, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, cancellationToken);
        }
    }
}
