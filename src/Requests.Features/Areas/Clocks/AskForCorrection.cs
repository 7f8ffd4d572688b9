using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Clocks;

/// <summary>补正告知: asks the applicant, once and within 7 working days of receipt, to say what is unclear (CLK-2, Art. 30).</summary>
public static class AskForCorrection
{
    /// <param name="On">The day the notice left.</param>
    /// <param name="Points">Every point to be clarified; none can be added later.</param>
    /// <param name="WorkingDays">The reasonable period given, from the applicant's receipt (CLK-3).</param>
    /// <param name="DeliveredOn">When the applicant got it, if already known.</param>
    [LetsLetterGo]
    [Acts(Act.AskForCorrection)]
    public sealed record Command(DateOnly On, IReadOnlyList<string> Points, string? Guidance = null, int? WorkingDays = null, DateOnly? DeliveredOn = null)
        : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Points).NotEmpty();
            RuleForEach(c => c.Points).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.Guidance).MaximumLength(TextLimits.Reason);
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

            var terms = new NoticeTerms(LetterKinds.CorrectionNotice)
            {
                Points = command.Points,
                Guidance = command.Guidance,
                WorkingDays = command.WorkingDays
            };
            var problem = await letters.SendAsync(Act.AskForCorrection, found, terms, new NoticeDays(command.On, command.DeliveredOn),
                new { command.Points, command.Guidance, command.On, command.DeliveredOn }, ["CLK-2", "CLK-3"], cancellationToken);
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
