using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Intake;

/// <summary>复核更正: a second person has compared a correction that moves a date or a right with the papers, and agrees or not.</summary>
public static class ConfirmCorrection
{
    /// <param name="No">Number of the correction within the case.</param>
    /// <param name="Verdict">Returned: nothing is changed.</param>
    [Acts(Act.ConfirmCorrection)]
    public sealed record Command(int No, Verdict Verdict, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Verdict).IsInEnum();
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
        }
    }

    internal sealed class Handler(CaseOpener desk, IntakeCorrections corrections) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            return await corrections.JudgeAsync(found, command.No, command.Verdict == Verdict.Agree, command.Reason.Trim(), cancellationToken) is { } problem
                ? problem : CaseStanding.Of(found);
        }
    }
}
