using FluentValidation;
using MediatR;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Statute.Letters;

namespace Requests.Features.Areas.Clocks;

/// <summary>
/// 延长答复期限: once, by at most 20 working days (CLK-4), approved by the head of the disclosure office and told to the
/// applicant before the first period ends (CLK-5, Art. 33).
/// </summary>
public static class ExtendReplyPeriod
{
    /// <param name="ApprovedOn">The day the head approved it.</param>
    /// <param name="ToldOn">The day the notice to the applicant left.</param>
    [LetsLetterGo]
    [Acts(Act.ExtendReplyPeriod)]
    public sealed record Command(int WorkingDays, string Reason, DateOnly ApprovedOn, DateOnly ToldOn) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator()
        {
            RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
            RuleFor(c => c.ToldOn).GreaterThanOrEqualTo(c => c.ApprovedOn);
        }
    }

    internal sealed class Handler(CaseOpener desk, LetterLifecycle letters) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;

            var terms = new NoticeTerms(LetterKinds.ExtensionNotice) { Reason = command.Reason, WorkingDays = command.WorkingDays };
            var problem = await letters.SendAsync(Act.ExtendReplyPeriod, found, terms,
                new NoticeDays(command.ToldOn, ApprovedOn: command.ApprovedOn), null, ["CLK-4", "CLK-5"], cancellationToken);
            return problem is null ? CaseStanding.Of(found) : problem;
        }
    }
}
