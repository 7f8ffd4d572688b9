using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Portal;

/// <summary>说明理由: the applicant of many requests says why (CLK-11, Art. 35). The clock runs on.</summary>
public static class AnswerReasons
{
    /// <param name="Text">The reasons; kept as a file of the case.</param>
    [Acts(Act.ReceiveReasons)]
    public sealed record Command(string Text) : PortalCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Text).NotEmpty().MaximumLength(TextLimits.RequestText);
    }

    internal sealed class Handler(CaseOpener desk, ApplicantWords words, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var problem = await words.ExplainAsync(opened.Value, clock.Today, command.Text, cancellationToken);
            return problem is null ? CaseStanding.Of(opened.Value) : problem;
        }
    }
}
