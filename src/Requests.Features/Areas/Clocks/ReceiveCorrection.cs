using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Clocks;

/// <summary>登记补正: the correction came, so a fresh full period runs from that day (CLK-1b, Art. 30).</summary>
public static class ReceiveCorrection
{
    /// <param name="On">The day it arrived.</param>
    /// <param name="Content">What the applicant wrote, or in short what the attached file says.</param>
    /// <param name="DelayReason">Why a correction after its period still counts (CLK-3).</param>
    [Acts(Act.ReceiveCorrection)]
    public sealed record Command(DateOnly On, string Content, string? DelayReason = null) : CaseCommand<CaseStanding>
    {
        // The applicant's words may name people.
        public override string ToString() => nameof(ReceiveCorrection);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Content).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.DelayReason).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, ApplicantWords words) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var problem = await words.CorrectAsync(opened.Value, command.On, command.Content, command.DelayReason, cancellationToken);
            return problem is null ? CaseStanding.Of(opened.Value) : problem;
        }
    }
}
