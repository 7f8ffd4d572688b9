using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Features.Services.Pipeline;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 免收: the fee is not charged, or not any more, for a stated reason: the Regulations only allow it (FEE-1). After a notice
/// the reply period goes on, less the days on which payment was waited for.
/// </summary>
public static class WaiveFee
{
    [Acts(Act.WaiveFee)]
    public sealed record Command(string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, FeeRegister fees, ClockRecorder clock, EventLog events, ICaller caller,
        IOfficeClock today) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            if (found.StandingEntry(ClockEntryKind.FeePaid) is not null) return FeeProblems.AlreadyPaid;

            var reason = command.Reason.Trim();
            await fees.WaiveAsync(found, today.Today, reason, caller.Name, cancellationToken);
            if (found.State != CaseState.AwaitingFee) events.Record(Act.WaiveFee, found, today.Today, new { reason }, null, "FEE-1");
            else if (await clock.EnterAsync(Act.WaiveFee, found, new ClockEntry(0, ClockEntryKind.FeeWaived, today.Today), reason,
                new { reason }, cancellationToken, "FEE-1") is { } problem) return problem;
            return CaseStanding.Of(found);
        }
    }
}
