using FluentValidation;
using MediatR;
using Requests.Features.Data.Entities;
using Requests.Features.Kernel;
using Requests.Features.Services.Cases;
using Requests.Features.Services.Letters;
using Requests.Features.Services.Pipeline;

namespace Requests.Features.Areas.Clocks;

/// <summary>补录复核: a second person has looked at scan and proof of a letter that would lift lateness, and agrees or not (CLK-5a).</summary>
public static class ConfirmPastLetter
{
    /// <param name="No">Number of the record within the case.</param>
    /// <param name="Verdict">Returned: it is not entered, and the case stays late.</param>
    [Acts(Act.ConfirmPastLetter)]
    public sealed record Command(int No, Verdict Verdict, string Reason) : CaseCommand<CaseStanding>;

    internal sealed class Validator : AbstractValidator<Command>
    {
        public Validator() => RuleFor(c => c.Reason).NotEmpty().MaximumLength(TextLimits.Reason);
    }

    internal sealed class Handler(CaseOpener desk, PastLetters past, EventLog events, IOfficeClock clock) : IRequestHandler<Command, Result<CaseStanding>>
    {
        public async Task<Result<CaseStanding>> Handle(Command command, CancellationToken cancellationToken)
        {
            var opened = await desk.OpenAsync(command, cancellationToken);
            if (opened.Problem is { } refused) return refused;
            var found = opened.Value;
            var agrees = command.Verdict == Verdict.Agree;
            if (await past.JudgeAsync(found, command.No, agrees, command.Reason.Trim(), cancellationToken) is { } problem) return problem;
            if (!agrees) events.Record(Act.ConfirmPastLetter, found, clock.Today, new { PastLetter = command.No, command.Verdict }, null, "CLK-5a");
            return CaseStanding.Of(found);
        }
    }
}
