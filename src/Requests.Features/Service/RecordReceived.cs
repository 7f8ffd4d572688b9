using FluentValidation;
using MediatR;
using Requests.Features.Access;
using Requests.Features.Cases;
using Requests.Features.Data;
using Requests.Features.Data.Entities;
using Requests.Features.Pipeline;
using Requests.Features.Replies;
using Requests.Statute.Service;

namespace Requests.Features.Service;

/// <summary>Records that a dispatched letter arrived: from that day the applicant's remedy periods run (SRV-5).</summary>
public static class RecordReceived
{
    [Acts(Act.RecordService)]
    public sealed record Command(DateOnly ReceivedOn, string Proof) : CaseCommand<ServiceStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Proof).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseDesk desk, ReplyDesk replies, ServiceDesk service, IOfficeClock clock) : IRequestHandler<Command, Result<ServiceStanding>>
    {
        public async Task<Result<ServiceStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (await replies.CurrentAsync(found, cancellationToken) is not { State: DocumentState.Dispatched } letter) return ServiceProblems.NoReply;
            var record = letter.Services.MaxBy(s => s.No)!;
            if (command.ReceivedOn < record.DispatchedOn || command.ReceivedOn > clock.Today) return ServiceProblems.Dates;
            if (record.Method == ServiceMethod.PublicNotice && command.ReceivedOn < record.DispatchedOn.AddDays(ServiceRules.PublicNoticeDays))
                return ServiceProblems.NotYetServed;

            letter.Touch(Guid.NewGuid());
            record.Received(command.ReceivedOn, command.Proof);
            letter.Arrived();
            if (await service.SettleAsync(found, letter, record, cancellationToken) is { } stopped) return stopped;
            return await service.StandingAsync(found, letter, record, record.Method == ServiceMethod.Electronic, cancellationToken);
        }
    }
}
