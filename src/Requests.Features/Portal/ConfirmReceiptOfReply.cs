using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Features.Service;
using Requests.Statute.Service;

namespace Requests.Features.Portal;

/// <summary>The applicant confirms on the portal that the reply arrived: the best proof of service there is, and remedies run from that day (SRV-5).</summary>
public static class ConfirmReceiptOfReply
{
    private const string Proof = "申请人网上确认收到";

    [Acts(Act.RecordService)]
    public sealed record Command : PortalCommand<ServiceStanding>;

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, ServiceDesk service, IOfficeClock clock) : IRequestHandler<Command, Result<ServiceStanding>>
    {
        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;

            var record = letter.Services.MaxBy(s => s.No)!;
            letter.Touch(Guid.NewGuid());
            record.Received(clock.Today, Proof);
            letter.Arrived();
            if (await service.SettleAsync(found, letter, record, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, record, record.Method == ServiceMethod.Electronic, cancellationToken);
        }
    }
}
