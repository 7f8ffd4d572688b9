using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Clocks;

/// <summary>要求说明理由: the number or frequency clearly exceeds a reasonable range (Art. 35). The clock keeps running (CLK-11).</summary>
public static class AskForReasons
{
    /// <param name="On">The day the letter left.</param>
    /// <param name="Excess">The counts that look excessive and what is to be explained.</param>
    /// <param name="WorkingDays">The period given; 7 working days where none is (CLK-11).</param>
    [LetsLetterGo]
    [Acts(Act.AskForReasons)]
    public sealed record Command(DateOnly On, string Excess, int? WorkingDays = null, DateOnly? DeliveredOn = null) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Excess).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.WorkingDays).InclusiveBetween(1, 60);
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterLifecycle letters) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var terms = new NoticeTerms(LetterKinds.ReasonsRequest) { Reason = command.Excess, WorkingDays = command.WorkingDays };
            var problem = await letters.SendAsync(Act.AskForReasons, found, terms, new NoticeDays(command.On, command.DeliveredOn), null,
                ["CLK-11"], cancellationToken);
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
