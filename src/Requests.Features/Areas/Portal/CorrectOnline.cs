using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Portal;

/// <summary>补正: the applicant answers a correction notice on the portal; the full period starts afresh (CLK-1b).</summary>
public static class CorrectOnline
{
    /// <param name="Text">What is wanted, clearer now; kept as a file of the case.</param>
    /// <param name="DelayReason">Why a correction after its period still counts (CLK-3); kept with the text.</param>
    [Acts(Act.ReceiveCorrection)]
    public sealed record Command(string Text, string? DelayReason = null) : PortalCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
            RuleFor(c => c.DelayReason).MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, ApplicantWords words, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var problem = await words.CorrectAsync(opened.Value, clock.Today, command.Text, command.DelayReason, cancellationToken);
            return problem is null ? CaseStanding.Of(opened.Value) : problem;
        }
    }
}
