using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Intake;

namespace Requests.Features.Areas.Clocks;

/// <summary>登记理由: the applicant explained why so many requests are needed (CLK-11, Art. 35).</summary>
public static class ReceiveReasons
{
    /// <param name="On">The day they arrived.</param>
    /// <param name="Content">What the applicant wrote, or in short what the attached file says.</param>
    [Acts(Act.ReceiveReasons)]
    public sealed record Command(DateOnly On, string Content) : CaseCommand<CaseStanding>
    {
        // The applicant's words may name people.
        public override string ToString() => nameof(ReceiveReasons);
    }

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Content).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, ApplicantWords words) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var problem = await words.ExplainAsync(opened.Value, command.On, command.Content, cancellationToken);
            return problem is null ? CaseStanding.Of(opened.Value) : problem;
        }
    }
}
