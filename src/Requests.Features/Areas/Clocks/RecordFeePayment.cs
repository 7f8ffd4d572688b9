using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Clock;
using Requests.Statute.Clocks;

namespace Requests.Features.Areas.Clocks;

/// <summary>登记缴费: the fee was paid, so a fresh full period runs from the day after (CLK-9).</summary>
public static class RecordFeePayment
{
    /// <param name="On">The day it was paid.</param>
    /// <param name="ReceiptNumber">Number of the official fiscal receipt (FEE-7).</param>
    [Acts(Act.RecordFeePayment)]
    public sealed record Command(DateOnly On, string ReceiptNumber) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.ReceiptNumber).NotEmpty().MaximumLength(TextLimits.Name);
    }

    internal sealed class Handler(CaseOpener desk, ClockRecorder clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var problem = await clock.EnterAsync(Act.RecordFeePayment, found, new ClockEntry(0, ClockEntryKind.FeePaid, command.On),
                command.ReceiptNumber, new { command.On, command.ReceiptNumber }, cancellationToken, "CLK-9", "FEE-7");
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
